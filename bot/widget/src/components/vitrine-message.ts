import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';

import type { Answer } from '../chat/answers';
import { filesIn, picturesIn, readCards, type Card } from '../chat/cards';
import type { Message, Picture } from '../chat/protocol';
import { localeOf, timeOf } from '../words/dates';
import { stretchesOf } from '../words/links';
import type { Language, Strings } from '../words/strings';
import { cardElement } from './cards';
import { element } from './element';
import { foundation } from './theme';
import './vitrine-carousel';
import './vitrine-picture';
import './vitrine-tools';

/** How many pictures stand side by side; more are swiped through. */
const MOST_ABREAST = 2;

/** What a message needs to be shown: one from the log, or one still waiting to be sent. */
export type Shown = Omit<Message, 'seq' | 'buttons' | 'client_id'>;

/** One message. Its words are text and nothing else, whoever wrote them. */
@element('vitrine-message')
export class VitrineMessage extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        gap: 6px;
      }

      :host([role-of='shopper']) {
        justify-items: end;
      }

      :host([role-of='system']) {
        justify-items: center;
      }

      .line {
        display: flex;
        align-items: flex-end;
        gap: 8px;
        width: 100%;
      }

      :host([role-of='shopper']) .line {
        flex-direction: row-reverse;
      }

      :host([role-of='system']) .line {
        justify-content: center;
      }

      .text {
        min-width: 0;
        max-width: calc(100% - 56px);
        margin: 0;
        padding: 10px 16px;
        border-radius: var(--bubble);
        border-end-start-radius: var(--tail);
        background: var(--raised);
        white-space: pre-wrap;
      }

      :host([role-of='shopper']) .text {
        border-end-start-radius: var(--bubble);
        border-end-end-radius: var(--tail);
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

      time {
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.4;
        white-space: nowrap;
      }

      .line time {
        padding-block-end: 4px;
        opacity: 0;
        transition: opacity 0.15s;
      }

      vitrine-tools time {
        margin-inline-start: 8px;
      }

      vitrine-tools {
        width: 100%;
        margin-block-start: -2px;
        opacity: 0;
        transition: opacity 0.15s;
      }

      :host([newest]) vitrine-tools,
      :host(:hover) :is(vitrine-tools, time),
      :host(:focus-within) vitrine-tools,
      vitrine-tools[used] {
        opacity: 1;
      }

      @media (hover: none) {
        vitrine-tools {
          opacity: 1;
        }
      }

      @media (forced-colors: active) {
        .text {
          border: 1px solid;
        }

        :host([role-of='system']) .text {
          border: 0;
        }
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

      .card {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) message!: Shown;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  @property() language!: Language;
  @property({ type: Boolean }) waiting = false;
  /** The answer that ends with this message, or null where none does. */
  @property({ attribute: false }) answer: Answer | null = null;

  private cards: readonly Card[] = [];

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (!changes.has('message')) return;
    this.setAttribute('role-of', this.message.role);
    this.cards = readCards(this.message.cards);
  }

  protected override render() {
    const { message, strings, cards } = this;
    const whole = cards.length === 0 || cards.length < message.cards.length;
    const inCards = new Set(cards.flatMap(picturesIn));
    const loose = message.pictures.filter(({ id }) => !inCards.has(id));
    return html`
      <span class="heard-only">${strings.sentBy[message.role]}:</span>
      ${whole ? this.words(message.text) : nothing}
      ${cards.map((card) => [whole ? nothing : this.words(card.text), this.card(card)])}
      ${whole ? filesIn(message.text).map((file) => this.card(file)) : nothing}
      ${loose.length > 0 ? this.pictures(loose) : nothing}
      ${this.waiting ? html`<p class="state">${strings.waiting}</p>` : nothing}
      ${
        this.answer
          ? html`<vitrine-tools .answer=${this.answer} .strings=${strings} .language=${this.language}
              >${this.time()}</vitrine-tools
            >`
          : nothing
      }
    `;
  }

  private words(text: string) {
    if (!text) return nothing;
    return html`<div class="line">
      <p class="text" dir="auto">${linked(text)}</p>
      ${this.answer ? nothing : this.time()}
    </div>`;
  }

  private time() {
    const { created_at, role } = this.message;
    const moment = new Date(created_at);
    if (role === 'system' || Number.isNaN(moment.getTime())) return nothing;
    return html`<time datetime=${created_at}>${timeOf(moment, localeOf(this.language))}</time>`;
  }

  private card(card: Card) {
    const { message, strings, gateway, language } = this;
    return cardElement({ card, message, strings, gateway, language });
  }

  private pictures(pictures: readonly Picture[]) {
    if (pictures.length > MOST_ABREAST)
      return html`<vitrine-carousel
        class="card"
        .strings=${this.strings}
        label=${this.strings.pictures}
        placed=${this.strings.picturePlace}
      >
        ${pictures.map(
          (picture) =>
            html`<div role="listitem" data-words=${picture.alt}>
              ${this.picture(picture, pictures, false)}
            </div>`,
        )}
      </vitrine-carousel>`;
    const many = pictures.length > 1;
    return html`<div class="pictures ${many ? 'many' : ''}">
      ${pictures.map((picture) => this.picture(picture, pictures, many))}
    </div>`;
  }

  private picture(picture: Picture, among: readonly Picture[], small: boolean) {
    return html`<vitrine-picture
      .picture=${picture}
      .among=${among}
      .strings=${this.strings}
      .gateway=${this.gateway}
      ?small=${small}
    ></vitrine-picture>`;
  }
}

function linked(text: string) {
  return stretchesOf(text).map(({ text: stretch, href }) =>
    href ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${stretch}</a>` : stretch,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-message': VitrineMessage;
  }
}
