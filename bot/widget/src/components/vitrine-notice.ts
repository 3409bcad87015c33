import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';

import { element } from './element';
import { crossIcon } from './icons';
import { foundation } from './theme';

/**
 * One sentence across the chat: how the connection is, or what went wrong.
 *
 * @fires dismissed - when it can be put away and was
 */
@element('vitrine-notice')
export class VitrineNotice extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: block;
      }

      div {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 10px 20px;
        background: var(--raised);
        color: var(--ink);
        font-size: 13.5px;
        line-height: 1.45;
      }

      div[role='alert'] {
        background: var(--alarm-surface);
        color: var(--alarm);
      }

      p {
        flex: 1;
        margin: 0;
      }

      .dot {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: #c98a1b;
        forced-color-adjust: none;
      }

      button {
        display: grid;
        flex: none;
        place-items: center;
        width: 32px;
        height: 32px;
        margin-block: -4px;
        margin-inline-end: -8px;
        border-radius: 50%;
      }

      button svg {
        width: 18px;
        height: 18px;
      }
    `,
  ];

  @property() sentence = '';
  @property() kind: 'status' | 'alert' = 'status';
  /** What the button that puts it away is called; none where it goes by itself. */
  @property() dismiss: string | null = null;

  protected override render() {
    return html`<div role=${this.kind}>
      ${this.kind === 'status' ? html`<span class="dot"></span>` : nothing}
      <p dir="auto">${this.sentence}</p>
      ${
        this.dismiss === null
          ? nothing
          : html`<button type="button" aria-label=${this.dismiss} @click=${this.dismissTapped}>
              ${crossIcon}
            </button>`
      }
    </div>`;
  }

  private dismissTapped(): void {
    this.dispatchEvent(new CustomEvent('dismissed'));
  }
}
