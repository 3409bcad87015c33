import { LitElement, css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { answersIn, type Answer } from '../chat/answers';
import { payloadsIn, readCards } from '../chat/cards';
import { quickReplies, type Conversation, type Photo } from '../chat/conversation';
import type { Button } from '../chat/protocol';
import { announcements } from '../words/announcements';
import { dayOf, localeOf, sameDay } from '../words/dates';
import type { Language, Strings } from '../words/strings';
import { element } from './element';
import { foundation } from './theme';
import './vitrine-announcer';
import type { VitrineAnnouncer } from './vitrine-announcer';
import './vitrine-message';
import type { Shown } from './vitrine-message';
import './vitrine-outgoing';

/** How far from the end, in pixels, the shopper still counts as reading the newest message. */
const NEAR_THE_END = 80;
/** What is left in view, above an answer that fills the rest, of what it answers, in pixels. */
const ABOVE_AN_ANSWER = 28;

/** A message, or a photograph on its way, in its place. */
interface Entry {
  readonly key: string;
  readonly shown: Shown;
  readonly photo: Photo | null;
  readonly waiting: boolean;
}

/** What a message that the gateway has not confirmed has of its own. */
const UNCONFIRMED: Omit<Shown, 'id' | 'text'> = {
  role: 'shopper',
  pictures: [],
  cards: [],
  rating: null,
  created_at: '',
};

/**
 * The conversation, kept scrolled to its end, but no further than to the beginning of the newest answer. Once the
 * shopper has scrolled to the end themselves it stays there, and what they read further up stays in its place, whatever
 * above it changes its height. What is new is said aloud by the announcer, each thing once: the log
 * by itself would also say whatever moves or is opened in it.
 *
 * @fires chosen - CustomEvent with the tapped button
 */
@element('vitrine-messages')
export class VitrineMessages extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: block;
        flex: 1;
        min-height: 72px;
      }

      .scroll {
        height: 100%;
        padding: 20px 16px 12px;
        overflow-y: auto;
        overflow-anchor: none;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--sunken) transparent;
      }

      .introduction {
        width: fit-content;
        max-width: 92%;
        margin: 0;
        padding: 10px 16px;
        border-radius: var(--bubble);
        border-end-start-radius: var(--tail);
        background: var(--raised);
        text-wrap: pretty;
      }

      vitrine-message {
        margin-block-start: 16px;
      }

      vitrine-message.follows {
        margin-block-start: 6px;
      }

      /* There is room enough in the row under an answer. */
      vitrine-message.answered {
        margin-block-start: 4px;
      }

      .day {
        margin: 16px 0 0;
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.4;
        text-align: center;
      }

      .day::first-letter {
        text-transform: uppercase;
      }

      .replies {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 14px;
      }

      .replies button {
        max-width: 100%;
        min-height: 40px;
        padding: 7px 16px;
        border: 1px solid var(--accent-ink);
        border-radius: var(--bubble);
        color: var(--accent-ink);
        font-size: 14px;
        line-height: 1.35;
        text-align: start;
        transition: background-color 0.15s;
      }

      .replies button:hover {
        background: var(--raised);
      }

      .typing {
        display: inline-flex;
        gap: 5px;
        margin-block-start: 16px;
        padding: 16px 18px;
        border-radius: var(--bubble);
        border-end-start-radius: var(--tail);
        background: var(--raised);
      }

      .typing i {
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--quiet);
        opacity: 0.5;
        animation: rise 1.2s ease-in-out infinite;
      }

      .typing i:nth-child(2) {
        animation-delay: 0.15s;
      }

      .typing i:nth-child(3) {
        animation-delay: 0.3s;
      }

      @media (forced-colors: active) {
        .introduction,
        .typing {
          border: 1px solid;
        }
      }

      @keyframes rise {
        30% {
          opacity: 1;
          transform: translateY(-3px);
        }

        60% {
          opacity: 0.5;
          transform: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) conversation!: Conversation;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  @property() language!: Language;
  @query('.scroll') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;
  @query('vitrine-announcer') private announcer!: VitrineAnnouncer;
  private answers: ReadonlyMap<string, Answer> = new Map();
  /** The id of the message that the newest answer ends with. */
  private newest: string | undefined;
  /** What is kept in view when something changes its height. */
  private kept: 'answer' | 'end' | 'place' = 'answer';
  /** Where the log stood last, and how high all was: standing elsewhere at the same heights, the shopper scrolled it. */
  private scrolledTo = 0;
  private sized = '';
  /** What the shopper reads further up, and how far below the upper edge it stands, in pixels. */
  private place: { readonly message: Element; readonly top: number } | null = null;
  private readonly growth = new ResizeObserver(() => {
    this.keep();
  });

  override focus(): void {
    this.scroller.focus();
  }

  /** Shows the newest answer or the end, and what is new of it. */
  follow(kept: 'answer' | 'end'): void {
    this.kept = kept;
    this.keep();
  }

  protected override render() {
    const { conversation, strings } = this;
    return html`<div
      class="scroll"
      role="log"
      aria-live="off"
      aria-label=${strings.log}
      tabindex="0"
      @scroll=${this.scrolled}
      @said=${this.said}
    >
      <div class="content">
        <p class="introduction" dir="auto">${strings.introduction}</p>
        ${this.messages()} ${this.replies()}
        ${
          conversation.typing
            ? html`<div class="typing">
                <i></i><i></i><i></i><span class="heard-only">${strings.typing}</span>
              </div>`
            : nothing
        }
      </div>
      <vitrine-announcer></vitrine-announcer>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.growth.observe(this.content);
    this.growth.observe(this.scroller);
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    const before = changes.get('conversation') as Conversation | undefined;
    if (before && this.conversation.outgoing.length > before.outgoing.length) this.kept = 'answer';
    if (before?.messages === this.conversation.messages) return;
    this.answers = answersIn(this.conversation.messages);
    this.newest = [...this.answers.keys()].at(-1);
  }

  protected override updated(changes: Map<PropertyKey, unknown>): void {
    const before = changes.get('conversation') as Conversation | undefined;
    if (!before) return;
    for (const words of announcements(before, this.conversation, this.strings)) this.announcer.say(words);
  }

  private said({ detail }: CustomEvent<string>): void {
    this.announcer.say(detail);
  }

  private messages() {
    const { messages, outgoing, connection } = this.conversation;
    const logged = messages.map((shown) => ({
      key: shown.client_id ?? shown.id,
      shown,
      photo: null,
      waiting: false,
    }));
    const unconfirmed = outgoing.map(({ clientId, text, photo }) => ({
      key: clientId,
      shown: { ...UNCONFIRMED, id: clientId, text },
      photo,
      waiting: connection === 'lost',
    }));
    const entries: Entry[] = [...logged, ...unconfirmed];
    return repeat(
      entries,
      ({ key }) => key,
      (entry, index) => this.entry(entry, entries[index - 1]?.shown),
    );
  }

  private entry({ key, shown, photo, waiting }: Entry, before: Shown | undefined) {
    const { strings, gateway, language } = this;
    return html`${this.day(before, shown)}
      <vitrine-message
        class=${this.placing(before, shown)}
        .message=${shown}
        .strings=${strings}
        .gateway=${gateway}
        .language=${language}
        .answer=${this.answerEndingWith(shown)}
        ?newest=${shown.id === this.newest}
        ?waiting=${waiting && photo === null}
      ></vitrine-message>
      ${
        photo === null
          ? nothing
          : html`<vitrine-outgoing
              .clientId=${key}
              .photo=${photo}
              .strings=${strings}
              ?waiting=${waiting}
            ></vitrine-outgoing>`
      }`;
  }

  /** How a message stands to the one before it. */
  private placing(before: Shown | undefined, shown: Shown): 'follows' | 'answered' | '' {
    if (before?.role === shown.role) return 'follows';
    return before && this.answers.has(before.id) ? 'answered' : '';
  }

  /** The answer that ends with `shown`; while more of it is being written there is none yet. */
  private answerEndingWith({ id }: Shown): Answer | null {
    const { messages, typing } = this.conversation;
    return typing && messages.at(-1)?.id === id ? null : (this.answers.get(id) ?? null);
  }

  /** The day of `shown`, where it is another than that of the message before it. */
  private day(before: Shown | undefined, shown: Shown) {
    const now = new Date();
    const moment = new Date(shown.created_at);
    if (Number.isNaN(moment.getTime()) || sameDay(moment, before ? new Date(before.created_at) : now))
      return nothing;
    return html`<p class="day">${dayOf(moment, now, localeOf(this.language))}</p>`;
  }

  private replies() {
    const { messages } = this.conversation;
    const buttons = quickReplies(this.conversation);
    const message = messages.find((candidate) => candidate.buttons === buttons);
    // What a card offers already, where it belongs, is not offered once more.
    const offered = payloadsIn(readCards(message?.cards ?? []));
    const others = buttons.filter(({ payload }) => !offered.has(payload));
    if (others.length === 0) return nothing;
    return html`<div class="replies" role="group" aria-label=${this.strings.replies}>
      ${others.map(
        (button) =>
          html`<button
            type="button"
            dir="auto"
            @click=${() => {
              this.choose(button);
            }}
          >
            ${button.title}
          </button>`,
      )}
    </div>`;
  }

  private choose(button: Button): void {
    this.scroller.focus();
    this.dispatchEvent(new CustomEvent<Button>('chosen', { detail: button, bubbles: true, composed: true }));
  }

  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (scrollTop === this.scrolledTo || this.sized !== this.size) return;
    this.scrolledTo = scrollTop;
    this.kept = scrollHeight - scrollTop - clientHeight < NEAR_THE_END ? 'end' : 'place';
    this.place = this.findPlace();
  }

  private keep(): void {
    const { scroller } = this;
    if (this.kept === 'place') this.keepPlace();
    else if (this.kept === 'end') scroller.scrollTop = scroller.scrollHeight;
    else scroller.scrollTop = Math.max(scroller.scrollTop, this.answerTop);
    this.scrolledTo = scroller.scrollTop;
    this.sized = this.size;
  }

  private get size(): string {
    return `${this.content.offsetHeight} ${this.scroller.clientHeight}`;
  }

  /** How far down the newest answer begins; below everything while there is none. */
  private get answerTop(): number {
    const messages = [...this.content.querySelectorAll('vitrine-message')];
    const answer = messages[messages.findLastIndex(({ message }) => message.role === 'shopper') + 1];
    return answer ? Math.round(this.scroller.scrollTop + this.topOf(answer)) - ABOVE_AN_ANSWER : Infinity;
  }

  /** The first message that begins in view; where none does, the one that fills it. */
  private findPlace(): typeof this.place {
    const places = [...this.content.querySelectorAll('vitrine-message')].map((message) => ({
      message,
      top: this.topOf(message),
    }));
    const begins = places.find(({ top }) => top >= 0 && top < this.scroller.clientHeight);
    return begins ?? places.findLast(({ top }) => top < 0) ?? null;
  }

  private keepPlace(): void {
    if (!this.place) return;
    const moved = this.topOf(this.place.message) - this.place.top;
    if (moved !== 0) this.scroller.scrollTop += moved;
  }

  private topOf(message: Element): number {
    return message.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-messages': VitrineMessages;
  }
}
