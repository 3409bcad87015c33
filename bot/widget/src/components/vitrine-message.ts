import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';

import { stretchesOf } from '../links';
import type { Message } from '../protocol';
import type { Strings } from '../strings';
import { element } from './element';
import { foundation } from './theme';
import './vitrine-picture';

/** What a message needs to be shown: one from the log, or one still waiting to be sent. */
export type Shown = Pick<Message, 'role' | 'text' | 'pictures'>;

/** One message. Its words are text and nothing else, whoever wrote them. */
@element('vitrine-message')
export class VitrineMessage extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: 6px;
      }

      :host([role-of='shopper']) {
        justify-items: end;
      }

      :host([role-of='system']) {
        justify-items: center;
      }

      .text {
        max-width: 86%;
        margin: 0;
        padding: 10px 16px;
        border-radius: 20px 20px 20px 6px;
        background: var(--raised);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      :host([role-of='shopper']) .text {
        border-radius: 20px 20px 6px 20px;
        background: var(--accent);
        color: var(--on-accent);
      }

      :host([role-of='agent']) .text {
        background: var(--surface);
        box-shadow: inset 0 0 0 1px var(--line);
      }

      :host([role-of='system']) .text {
        max-width: 92%;
        padding: 4px 8px;
        background: none;
        color: var(--quiet);
        font-size: 13px;
        text-align: center;
      }

      :host([waiting]) .text {
        opacity: 0.8;
      }

      .state {
        margin: 0;
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.4;
      }

      a {
        color: inherit;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }

      .pictures {
        display: grid;
        grid-template-columns: minmax(0, 300px);
        gap: 14px 10px;
        width: 100%;
      }

      .pictures.many {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }

      :host([role-of='shopper']) .pictures {
        justify-content: end;
      }
    `,
  ];

  @property({ attribute: false }) message!: Shown;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  @property({ type: Boolean, reflect: true }) waiting = false;

  protected override willUpdate(): void {
    this.setAttribute('role-of', this.message.role);
  }

  protected override render() {
    const { message, strings } = this;
    return html`
      <span class="heard-only">${strings.sentBy[message.role]}:</span>
      ${message.text ? html`<p class="text" dir="auto">${words(message.text)}</p>` : nothing}
      ${message.pictures.length > 0 ? this.pictures() : nothing}
      ${this.waiting ? html`<p class="state">${strings.waiting}</p>` : nothing}
    `;
  }

  private pictures() {
    const many = this.message.pictures.length > 1;
    return html`<div class="pictures ${many ? 'many' : ''}">
      ${this.message.pictures.map(
        (picture) =>
          html`<vitrine-picture
            .picture=${picture}
            .strings=${this.strings}
            .gateway=${this.gateway}
            ?small=${many}
          ></vitrine-picture>`,
      )}
    </div>`;
  }
}

function words(text: string) {
  return stretchesOf(text).map(({ text: stretch, href }) =>
    href ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${stretch}</a>` : stretch,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-message': VitrineMessage;
  }
}
