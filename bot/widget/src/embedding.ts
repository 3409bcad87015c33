import { languageOf, type Language } from './strings';

/** How a shop has put the chat into its page. */
export interface Embedding {
  /** Origin of the gateway: where the script itself came from. */
  readonly gateway: string;
  /** The shop's name as the chat's heading, or null for the chat's own. */
  readonly shop: string | null;
  readonly language: Language;
  readonly position: 'left' | 'right';
  /** #rgb or #rrggbb, or null for the chat's own colour. */
  readonly colour: string | null;
}

/** What the script tag says, and the page around it where the tag does not. */
export function readEmbedding(script: HTMLScriptElement): Embedding {
  const { shop, language, position, colour } = script.dataset;
  return {
    gateway: new URL(script.src, script.ownerDocument.baseURI).origin,
    shop: shop?.trim() || null,
    language: languageOf(language ?? script.ownerDocument.documentElement.lang),
    position: position === 'left' ? 'left' : 'right',
    colour: colour ?? null,
  };
}
