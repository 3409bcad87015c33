import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import type { Answer } from '../chat/answers';
import { reader } from '../voice/speech';
import type { Language, Strings } from '../words/strings';
import { element } from './element';
import { fields, wordsField } from './fields';
import { aloudIcon, checkIcon, copyIcon, crossIcon, stopIcon, thumbDownIcon, thumbUpIcon } from './icons';
import { foundation } from './theme';
import { say } from './vitrine-announcer';
import type { Rated } from './vitrine-chat';

/** How long the button says that the text is copied, in milliseconds. */
const COPIED_MS = 2_000;

/**
 * What a shopper can do with an answer: say whether it helped and what was wrong, hear it, copy it.
 *
 * @fires rated - CustomEvent with what the shopper thinks of it
 */
@element('vitrine-tools')
export class VitrineTools extends LitElement {
  static override styles = [
    foundation,
    fields,
    css`
      :host {
        display: block;
      }

      .row {
        display: flex;
        align-items: center;
        min-height: 32px;
        margin-inline-start: -4px;
        color: var(--quiet);
      }

      .row button {
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        border-radius: 10px;
        transition:
          background-color 0.15s,
          color 0.15s;
      }

      .row svg {
        width: 18px;
        height: 18px;
      }

      .row button:hover {
        background: var(--raised);
        color: var(--ink);
      }

      .row button[aria-pressed='true'] {
        color: var(--accent-ink);
      }

      .row button[aria-pressed='true'] svg {
        fill: color-mix(in srgb, currentColor 22%, transparent);
      }

      form {
        position: relative;
        margin-block: 6px 8px;
        padding: 12px 14px 14px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
      }

      h3 {
        margin: 0 0 8px;
        margin-inline-end: 32px;
        font-size: 14px;
        font-weight: 600;
      }

      .away {
        position: absolute;
        inset-block-start: 6px;
        inset-inline-end: 6px;
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        border-radius: 50%;
        color: var(--quiet);
      }

      .away svg {
        width: 18px;
        height: 18px;
      }

      .reasons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .reasons button {
        min-height: 32px;
        padding: 4px 12px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
        font-size: 13.5px;
        line-height: 1.4;
        text-align: start;
      }

      .reasons button:hover {
        background: var(--raised);
      }

      .reasons button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--on-accent);
        forced-color-adjust: none;
      }

      @media (hover: none) {
        .row button {
          width: 40px;
          height: 40px;
        }

        .row svg {
          width: 20px;
          height: 20px;
        }
      }
    `,
  ];

  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) strings!: Strings;
  @property() language!: Language;
  /** Whether the shopper is doing something with the answer, or has. */
  @property({ type: Boolean, reflect: true }) used = false;
  @state() private reading = false;
  @state() private copied = false;
  /** What was chosen of what may be wrong; null while nobody is asked. */
  @state() private reasons: readonly string[] | null = null;
  @query('.down') private down!: HTMLButtonElement;
  @query('form') private asked!: HTMLFormElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.reading) reader?.stop();
  }

  protected override willUpdate(): void {
    this.used = this.reading || this.reasons !== null || this.answer.rating !== null;
  }

  protected override render() {
    const { strings, answer, reading, copied } = this;
    const value = answer.rating?.value;
    return html`<div class="row" role="group" aria-label=${strings.aboutAnswer}>
        ${this.thumb('up', thumbUpIcon, strings.helpful, value === 1)}
        ${this.thumb('down', thumbDownIcon, strings.notHelpful, value === 0)}
        ${
          answer.text && reader
            ? html`<button
                type="button"
                class="aloud"
                aria-label=${reading ? strings.stopReading : strings.readAloud}
                title=${reading ? strings.stopReading : strings.readAloud}
                @click=${this.readAloud}
              >
                ${reading ? stopIcon : aloudIcon}
              </button>`
            : nothing
        }
        ${
          answer.text && 'clipboard' in navigator
            ? html`<button
                type="button"
                class="copy"
                aria-label=${strings.copy}
                title=${strings.copy}
                @click=${this.copy}
              >
                ${copied ? checkIcon : copyIcon}
              </button>`
            : nothing
        }
        <slot></slot>
      </div>
      ${this.reasons === null ? nothing : this.form(this.reasons)}`;
  }

  private thumb(name: 'up' | 'down', icon: unknown, label: string, pressed: boolean) {
    return html`<button
      type="button"
      class=${name}
      aria-label=${label}
      title=${label}
      aria-pressed=${pressed}
      @click=${() => {
        this.thumbTapped(name, pressed);
      }}
    >
      ${icon}
    </button>`;
  }

  private form(chosen: readonly string[]) {
    const { strings, answer } = this;
    const { picture, ...others } = strings.reasons;
    const reasons = [...Object.values(others), ...(answer.pictured ? [picture] : [])];
    return html`<form @submit=${this.reasonsSent} @keydown=${this.keyPressed}>
      <h3 id="question">${strings.whatWasWrong}</h3>
      <button type="button" class="away" aria-label=${strings.dismiss} @click=${this.putAway}>
        ${crossIcon}
      </button>
      <div class="reasons" role="group" aria-labelledby="question">
        ${reasons.map(
          (reason) =>
            html`<button
              type="button"
              aria-pressed=${chosen.includes(reason)}
              @click=${() => {
                this.toggle(reason, chosen);
              }}
            >
              ${reason}
            </button>`,
        )}
      </div>
      ${wordsField(strings.ownWords, strings)}
    </form>`;
  }

  private thumbTapped(name: 'up' | 'down', pressed: boolean): void {
    const disliked = name === 'down' && !pressed;
    this.reasons = disliked ? [] : null;
    if (disliked) {
      say(this, this.strings.whatWasWrong);
      // Once the log has seen that it grew: until then it holds what is read in its place.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => this.asked?.scrollIntoView({ block: 'nearest' })),
      );
    }
    this.rate(pressed ? null : Number(name === 'up'));
  }

  private toggle(reason: string, chosen: readonly string[]): void {
    this.reasons = chosen.includes(reason) ? chosen.filter((other) => other !== reason) : [...chosen, reason];
  }

  private reasonsSent(event: SubmitEvent): void {
    event.preventDefault();
    const words = new FormData(event.target as HTMLFormElement).get('words') as string;
    this.rate(0, [...(this.reasons ?? []), words.trim()].filter(Boolean).join('; '));
    say(this, this.strings.reasonThanks);
    this.putAway();
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.putAway();
  }

  private putAway(): void {
    this.reasons = null;
    this.down.focus();
  }

  private rate(value: number | null, reason = ''): void {
    const detail = { messageId: this.answer.id, value, reason };
    this.dispatchEvent(new CustomEvent<Rated>('rated', { detail, bubbles: true, composed: true }));
  }

  private readAloud(): void {
    if (this.reading) {
      reader?.stop();
      return;
    }
    this.reading = true;
    reader?.read(this.answer.text, this.language, () => (this.reading = false));
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.answer.text);
    } catch {
      return;
    }
    this.copied = true;
    say(this, this.strings.copied);
    setTimeout(() => (this.copied = false), COPIED_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-tools': VitrineTools;
  }
}
