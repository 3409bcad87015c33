import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';

import type { Photo } from '../chat/conversation';
import { filled, type Strings } from '../words/strings';
import { element } from './element';
import { foundation } from './theme';
import './vitrine-thumbnail';

/** What is to be done with a photograph that is not with the gateway yet. */
export interface OutgoingAction {
  readonly clientId: string;
  readonly action: 'withdraw' | 'retry';
}

/**
 * A photograph of the shopper's on its way: the picture, how far it is, and what to do about it.
 *
 * @fires outgoing - CustomEvent with what the shopper wants done
 */
@element('vitrine-outgoing')
export class VitrineOutgoing extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: grid;
        justify-items: end;
        gap: 6px;
        margin-block-start: 6px;
      }

      vitrine-thumbnail {
        width: min(240px, 70%);
        min-height: 96px;
        max-height: 320px;
        border-radius: min(16px, var(--radius));
      }

      .going {
        opacity: 0.75;
      }

      progress {
        width: min(240px, 70%);
        height: 4px;
        overflow: hidden;
        border: 0;
        border-radius: 2px;
        appearance: none;
        background: var(--sunken);
        color: var(--accent-ink);
      }

      progress::-webkit-progress-bar {
        background: var(--sunken);
      }

      progress::-webkit-progress-value {
        background: var(--accent-ink);
      }

      progress::-moz-progress-bar {
        background: var(--accent-ink);
      }

      p {
        max-width: 86%;
        margin: 0;
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
        text-align: end;
      }

      .failure {
        color: var(--alarm);
      }

      .actions {
        display: flex;
        gap: 8px;
      }

      button {
        min-height: 32px;
        padding: 4px 14px;
        border: 1px solid var(--line);
        border-radius: 16px;
        font-size: 13.5px;
      }

      button:hover {
        background: var(--raised);
      }
    `,
  ];

  @property({ attribute: false }) clientId!: string;
  @property({ attribute: false }) photo!: Photo;
  @property({ attribute: false }) strings!: Strings;
  /** Whether there is no connection to send it over. */
  @property({ type: Boolean }) waiting = false;

  protected override render() {
    const { photo, strings } = this;
    return html`<vitrine-thumbnail
        class=${photo.failure === null ? 'going' : ''}
        .file=${photo.file}
        label=${strings.photo}
      ></vitrine-thumbnail>
      ${photo.failure === null ? this.progress() : this.failure(photo.failure)}`;
  }

  private progress() {
    const { photo, strings } = this;
    if (this.waiting)
      return html`<p>${strings.waiting}</p>
        <div class="actions">${this.button('withdraw', strings.cancel)}</div>`;
    const percent = `${Math.round(photo.sent * 100)}%`;
    return html`<progress value=${photo.sent} aria-label=${filled(strings.sending, { percent })}></progress>
      ${
        photo.sent < 1 ? html`<div class="actions">${this.button('withdraw', strings.cancel)}</div>` : nothing
      }`;
  }

  private failure(sentence: string) {
    const { strings } = this;
    return html`<p class="failure" role="alert" dir="auto">${sentence || strings.photoFailed}</p>
      <div class="actions">
        ${this.button('retry', strings.retry)} ${this.button('withdraw', strings.discard)}
      </div>`;
  }

  private button(action: OutgoingAction['action'], label: string) {
    return html`<button
      type="button"
      @click=${() => {
        const detail = { clientId: this.clientId, action };
        this.dispatchEvent(
          new CustomEvent<OutgoingAction>('outgoing', { detail, bubbles: true, composed: true }),
        );
      }}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-outgoing': VitrineOutgoing;
  }
}
