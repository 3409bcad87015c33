import { LitElement, html } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { element } from './element';
import { foundation } from './theme';

/** How long what was said stays in the page, in milliseconds: long enough for a screen reader to take it up. */
const STAYS_MS = 5_000;

/**
 * Says things to screen readers, and shows nothing. Its shadow root is closed: a page that is searched, or read
 * from top to bottom, has each sentence once, where it is shown.
 */
@element('vitrine-announcer')
export class VitrineAnnouncer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { mode: 'closed' };
  static override styles = foundation;

  @state() private said: readonly { readonly words: string }[] = [];

  /** Says `words` once the screen reader has nothing else to say. */
  say(words: string): void {
    const entry = { words };
    this.said = [...this.said, entry];
    setTimeout(() => {
      this.said = this.said.filter((other) => other !== entry);
    }, STAYS_MS);
  }

  protected override render() {
    return html`<div class="heard-only" aria-live="polite" aria-relevant="additions">
      ${repeat(
        this.said,
        (entry) => entry,
        ({ words }) => html`<p>${words}</p>`,
      )}
    </div>`;
  }
}

/** Says `words` through the announcer of the conversation that `speaker` stands in. */
export function say(speaker: Element, words: string): void {
  speaker.dispatchEvent(new CustomEvent<string>('said', { detail: words, bubbles: true, composed: true }));
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-announcer': VitrineAnnouncer;
  }
}
