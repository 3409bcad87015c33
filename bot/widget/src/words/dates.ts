import type { Language } from './strings';

/** The language tag in which dates are written: the browser's own variety of `language`, where it has one. */
export function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}

/** The time of day, such as 14:05. */
export function timeOf(moment: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(moment);
}

/** The day and the time of day, such as 2 Nov, 14:05. */
export function momentOf(moment: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
}

/** The day as one speaks of it at `now`: today, yesterday, or its date. */
export function dayOf(moment: Date, now: Date, locale: string): string {
  const days = Math.round((midnight(moment) - midnight(now)) / 86_400_000);
  if (days === 0 || days === -1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  const year = moment.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', ...year }).format(
    moment,
  );
}

/** Whether both are on the same day, where the shopper is. */
export function sameDay(one: Date, other: Date): boolean {
  return midnight(one) === midnight(other);
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
