import { LitElement, css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { quickReplies, type Conversation } from '../conversation';
import type { Button } from '../protocol';
import type { Strings } from '../strings';
import { element } from './element';
import { foundation } from './theme';
import './vitrine-message';

/** How far from the end, in pixels, the shopper still counts as reading the newest message. */
const NEAR_THE_END = 80;

/**
 * The conversation, kept scrolled to its end unless the shopper reads further up; what they read there stays in its
 * place, whatever above it changes its height.
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
        min-height: 0;
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
        border-radius: 20px 20px 20px 6px;
        background: var(--raised);
        text-wrap: pretty;
      }

      vitrine-message {
        margin-block-start: 16px;
      }

      vitrine-message.follows {
        margin-block-start: 6px;
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
        border-radius: 20px;
        color: var(--accent-ink);
        font-size: 14px;
        line-height: 1.35;
        text-align: start;
        overflow-wrap: anywhere;
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
        border-radius: 20px 20px 20px 6px;
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
  @query('.scroll') private scroller!: HTMLElement;
  @query('.content') private content!: HTMLElement;
  private readsEnd = true;
  private scrolledTo = 0;
  /** What the shopper reads further up, and how far below the upper edge it stands, in pixels. */
  private place: { readonly message: Element; readonly top: number } | null = null;
  private readonly growth = new ResizeObserver(() => {
    if (this.readsEnd) this.scrollToEnd();
    else this.keepPlace();
  });

  /** Shows the newest message. */
  scrollToEnd(): void {
    this.readsEnd = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  protected override render() {
    const { conversation, strings } = this;
    return html`<div
      class="scroll"
      role="log"
      aria-label=${strings.log}
      tabindex="0"
      @scroll=${this.scrolled}
    >
      <div class="content">
        <p class="introduction">${strings.introduction}</p>
        ${this.messages()} ${this.replies(quickReplies(conversation))}
        ${
          conversation.typing
            ? html`<div class="typing">
                <i></i><i></i><i></i><span class="heard-only">${strings.typing}</span>
              </div>`
            : nothing
        }
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.growth.observe(this.content);
    this.growth.observe(this.scroller);
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    const before = changes.get('conversation') as Conversation | undefined;
    if (before && this.conversation.outgoing.length > before.outgoing.length) this.readsEnd = true;
  }

  private messages() {
    const { messages, outgoing, connection } = this.conversation;
    const logged = messages.map((shown) => ({ key: shown.client_id ?? shown.id, shown, waiting: false }));
    const unconfirmed = outgoing.map(({ clientId, text }) => ({
      key: clientId,
      shown: { role: 'shopper' as const, text, pictures: [] },
      waiting: connection === 'lost',
    }));
    const entries = [...logged, ...unconfirmed];
    return repeat(
      entries,
      ({ key }) => key,
      ({ shown, waiting }, index) =>
        html`<vitrine-message
          class=${entries[index - 1]?.shown.role === shown.role ? 'follows' : ''}
          .message=${shown}
          .strings=${this.strings}
          .gateway=${this.gateway}
          ?waiting=${waiting}
        ></vitrine-message>`,
    );
  }

  private replies(buttons: readonly Button[]) {
    if (buttons.length === 0) return nothing;
    return html`<div class="replies" role="group" aria-label=${this.strings.replies}>
      ${buttons.map(
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
    this.dispatchEvent(new CustomEvent<Button>('chosen', { detail: button }));
  }

  /** Content that grows below moves the end away too; only scrolling up means reading further up. */
  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (scrollHeight - scrollTop - clientHeight < NEAR_THE_END) this.readsEnd = true;
    else if (scrollTop < this.scrolledTo) this.readsEnd = false;
    this.scrolledTo = scrollTop;
    this.place = this.readsEnd ? null : this.findPlace();
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
