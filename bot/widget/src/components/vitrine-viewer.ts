import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { addressOf } from '../links';
import type { Strings } from '../strings';
import { crossIcon } from './icons';
import { element } from './element';
import { foundation } from './theme';
import type { Enlarged } from './vitrine-picture';

/** A picture as large as the window lets it be. The browser's own dialog gives the focus back when it closes. */
@element('vitrine-viewer')
export class VitrineViewer extends LitElement {
  static override styles = [
    foundation,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: 0;
        border: 0;
        background: rgb(18 18 16 / 94%);
        color: #f6f4f0;
      }

      dialog[open] {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
      }

      dialog::backdrop {
        background: rgb(18 18 16 / 60%);
      }

      .stage {
        display: grid;
        place-items: center;
        min-height: 0;
        padding: 64px 16px 8px;
        cursor: zoom-out;
      }

      img {
        display: block;
        max-width: 100%;
        max-height: 100%;
        min-height: 0;
        border-radius: 12px;
        object-fit: contain;
        cursor: default;
      }

      p {
        margin: 0;
        padding: 8px 24px max(24px, env(safe-area-inset-bottom));
        font-size: 15px;
        line-height: 1.5;
        text-align: center;
        overflow-wrap: anywhere;
      }

      .label {
        display: inline-block;
        margin-inline-end: 8px;
        padding: 1px 10px;
        border: 1px solid rgb(255 255 255 / 45%);
        border-radius: 999px;
        font-size: 13px;
        font-weight: 600;
      }

      button {
        position: absolute;
        inset-block-start: 12px;
        inset-inline-end: 12px;
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 50%;
        background: rgb(255 255 255 / 12%);
      }

      button:hover {
        background: rgb(255 255 255 / 22%);
      }

      button:focus-visible {
        outline-color: #ffffff;
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  @state() private shown: Enlarged | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Opens `picture`. */
  async show(picture: Enlarged): Promise<void> {
    this.shown = picture;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    const { shown, strings } = this;
    return html`<dialog aria-label=${shown?.alt || strings.picture} @close=${() => (this.shown = null)}>
      ${
        shown
          ? html`<div class="stage" @click=${this.besideTapped}>
                <img src=${addressOf(shown.url, this.gateway) ?? nothing} alt=${shown.alt} />
              </div>
              <p dir="auto">
                ${shown.label ? html`<span class="label">${shown.label}</span>` : nothing}${shown.alt}
              </p>
              <button
                type="button"
                aria-label=${strings.closePicture}
                @click=${() => {
                  this.dialog.close();
                }}
              >
                ${crossIcon}
              </button>`
          : nothing
      }
    </dialog>`;
  }

  private besideTapped(event: Event): void {
    if (event.target === event.currentTarget) this.dialog.close();
  }
}
