import { LitElement, css, html } from 'lit';
import { property, query } from 'lit/decorators.js';

import { element } from './element';
import { foundation } from './theme';

/**
 * Asks before something is done that cannot be undone.
 *
 * @fires confirmed - when it is to be done
 */
@element('vitrine-confirm')
export class VitrineConfirm extends LitElement {
  static override styles = [
    foundation,
    css`
      dialog {
        width: min(400px, calc(100vw - 32px));
        max-height: calc(100dvh - 32px);
        margin: auto;
        padding: 24px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        overflow-y: auto;
      }

      dialog::backdrop {
        background: rgb(18 18 16 / 55%);
      }

      h2 {
        margin: 0 0 8px;
        font-size: 17px;
        font-weight: 600;
        line-height: 1.35;
      }

      p {
        margin: 0 0 20px;
        text-wrap: pretty;
      }

      div {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
      }

      button {
        min-height: 44px;
        padding: 8px 20px;
        border: 1px solid var(--line);
        border-radius: 22px;
        font-weight: 500;
      }

      .yes {
        border-color: var(--alarm);
        background: var(--alarm-surface);
        color: var(--alarm);
      }
    `,
  ];

  @property() heading = '';
  @property() warning = '';
  @property() yes = '';
  @property() no = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Asks; the focus is on the button that changes nothing. */
  ask(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog role="alertdialog" aria-labelledby="heading" aria-describedby="warning">
      <h2 id="heading">${this.heading}</h2>
      <p id="warning">${this.warning}</p>
      <div>
        <button type="button" class="no" autofocus @click=${this.close}>${this.no}</button>
        <button type="button" class="yes" @click=${this.yesTapped}>${this.yes}</button>
      </div>
    </dialog>`;
  }

  private close(): void {
    this.dialog.close();
  }

  private yesTapped(): void {
    this.close();
    this.dispatchEvent(new CustomEvent('confirmed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-confirm': VitrineConfirm;
  }
}
