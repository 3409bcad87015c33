import { languageOf, type Language } from '../words/strings';

/** How a shop has put the chat into its page. */
export interface Embedding {
  /** Origin of the gateway: where the script itself came from. */
  readonly gateway: string;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** The side of the window; null for the one where lines end. */
  readonly position: 'left' | 'right' | null;
  /** The chat's heading, its first words and what stands in the empty field, or null for the chat's own. */
  readonly title: string | null;
  readonly greeting: string | null;
  readonly hint: string | null;
  /** A CSS colour, or null for the chat's own. */
  readonly colour: string | null;
  readonly theme: 'auto' | 'light' | 'dark';
  /** How round the panel is, in pixels, or null for the chat's own. */
  readonly radius: number | null;
  /** Address of a picture for the button that opens the chat, or null for the chat's own. */
  readonly icon: string | null;
  /** The shop's token for its signed-in customer. */
  readonly customerToken: string | null;
}

/**
 * What the script tag says, and the page around it where the tag does not:
 *
 * - `data-shop` the shop's name, `data-title` a heading in its place, `data-greeting`, `data-hint`: texts;
 * - `data-language` `en` or `zh`, else the page's `lang`; `data-direction` `ltr` or `rtl`, else the page's `dir`;
 * - `data-position` `left` or `right`; `data-mount` the CSS selector of the element that the chat fills;
 * - `data-colour`, `data-theme` (`auto`, `light`, `dark`), `data-radius` (pixels), `data-icon` (address): looks;
 * - `data-customer-token` the shop's token for its signed-in customer.
 */
export function readEmbedding(script: HTMLScriptElement): Embedding {
  const page = script.ownerDocument.documentElement;
  const { dataset } = script;
  return {
    gateway: new URL(script.src, script.ownerDocument.baseURI).origin,
    language: languageOf(dataset.language ?? page.lang),
    direction: oneOf(['ltr', 'rtl'], dataset.direction ?? page.dir) ?? 'ltr',
    position: oneOf(['left', 'right'], dataset.position),
    title: worded(dataset.title) ?? worded(dataset.shop),
    greeting: worded(dataset.greeting),
    hint: worded(dataset.hint),
    colour: worded(dataset.colour),
    theme: oneOf(['auto', 'light', 'dark'], dataset.theme) ?? 'auto',
    radius: pixels(dataset.radius),
    icon: worded(dataset.icon),
    customerToken: worded(dataset.customerToken),
  };
}

/** The element that the chat is to fill, if the script tag names one and the page has it. */
export function mountOf(script: HTMLScriptElement): Element | null {
  const selector = worded(script.dataset.mount);
  return selector === null ? null : script.ownerDocument.querySelector(selector);
}

/** Calls `changed` whenever the page says anew how it is written; the result ends that. */
export function watchPage(page: HTMLElement, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(page, { attributeFilter: ['lang', 'dir'] });
  return () => {
    observer.disconnect();
  };
}

function worded(value: string | undefined): string | null {
  return value?.trim() || null;
}

function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  value: string | undefined,
): Choice | null {
  return choices.find((choice) => choice === value?.trim().toLowerCase()) ?? null;
}

function pixels(value: string | undefined): number | null {
  const number = Number.parseFloat(value ?? '');
  return number >= 0 ? number : null;
}
