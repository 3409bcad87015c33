import type { Message } from '../chat/protocol';
import { localeOf } from './dates';
import { addressOf } from './links';
import type { Language, Strings } from './strings';

/** What a transcript says beside the messages. */
export interface Heading {
  readonly title: string;
  readonly gateway: string;
  readonly language: Language;
  readonly strings: Strings;
}

/** The conversation as a plain text: who said what and when, and where its pictures are. */
export function transcriptOf(messages: readonly Message[], heading: Heading): string {
  const entries = messages.map((message) => entry(message, heading));
  return [heading.title, ...entries].join('\n\n') + '\n';
}

/** Hands `text` to the shopper as the file `name`. */
export function saveText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

function entry(
  { role, text, pictures, created_at }: Message,
  { gateway, language, strings }: Heading,
): string {
  const who = [strings.sentBy[role], when(created_at, language)].filter(Boolean).join(', ');
  const shown = pictures.map(({ url, alt, label }) =>
    [strings.picture, alt, label, addressOf(url, gateway)].filter(Boolean).join(' | '),
  );
  return [who, text, ...shown].filter(Boolean).join('\n');
}

function when(created_at: string, language: Language): string {
  const moment = new Date(created_at);
  if (Number.isNaN(moment.getTime())) return '';
  return moment.toLocaleString(localeOf(language), { dateStyle: 'long', timeStyle: 'short' });
}
