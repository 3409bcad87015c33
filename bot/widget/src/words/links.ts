/** A stretch of a message: plain text, or an address that may be followed. */
export interface Stretch {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^\u3000-\u303f\uff00-\uffef]+/giu;
const TRAILING = /[.,;:!?)\]*_~…]+$/u;

/** `text` cut at its web addresses. Only http and https count; everything else stays text. */
export function stretchesOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let position = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    if (!URL.canParse(address)) continue;
    if (match.index > position) stretches.push({ text: text.slice(position, match.index), href: null });
    stretches.push({ text: address, href: new URL(address).href });
    position = match.index + address.length;
  }
  if (position < text.length) stretches.push({ text: text.slice(position), href: null });
  return stretches;
}

/** The address of a picture as the page must ask for it, or null where it is not a web address. */
export function addressOf(url: string, origin: string): string | null {
  if (!url || !URL.canParse(url, origin)) return null;
  const address = new URL(url, origin);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
}
