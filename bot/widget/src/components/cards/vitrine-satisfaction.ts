import { css, html, nothing } from 'lit';
import { query } from 'lit/decorators.js';

import { element } from '../element';
import { fields, wordsField } from '../fields';
import { checkIcon, face } from '../icons';
import { say } from '../vitrine-announcer';
import type { Rated } from '../vitrine-chat';
import { VitrineCard, cardFoundation } from './card';

/**
 * Asks how the chat was, from 1 to 5. A choice counts at once and can be changed; a comment is up to the shopper.
 *
 * @fires rated - CustomEvent with the choice
 */
@element('vitrine-satisfaction')
export class VitrineSatisfaction extends VitrineCard<'satisfaction'> {
  static override styles = [
    cardFoundation,
    fields,
    css`
      :host {
        display: block;
      }

      form {
        padding: 14px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
      }

      fieldset {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: 2px;
        margin: 0;
        padding: 0;
        border: 0;
      }

      label {
        position: relative;
        display: grid;
        justify-items: center;
        align-content: start;
        gap: 4px;
        padding: 8px 2px;
        border: 1px solid transparent;
        border-radius: 14px;
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.3;
        text-align: center;
        cursor: pointer;
        transition: background-color 0.15s;
      }

      label:hover {
        background: var(--raised);
        color: var(--ink);
      }

      label:has(:checked) {
        border-color: var(--accent-ink);
        background: var(--raised);
        color: var(--accent-ink);
        font-weight: 600;
      }

      @media (forced-colors: active) {
        label:has(:checked) {
          outline: 3px solid;
        }
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--accent-ink);
        outline-offset: 2px;
      }

      label svg {
        width: 32px;
        height: 32px;
        stroke-width: 1.4;
      }

      [type='radio'] {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .thanks {
        display: flex;
        gap: 6px;
        margin: 10px 2px 0;
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.45;
      }

      .thanks svg {
        flex: none;
        width: 18px;
        height: 18px;
        color: var(--accent-ink);
      }
    `,
  ];

  @query('fieldset :checked') private chosen!: HTMLInputElement;

  protected override render() {
    const { strings, message, card } = this.dealt;
    const { rating } = message;
    return html`<form @submit=${this.commented}>
      <fieldset role="radiogroup" aria-label=${card.text}>
        ${strings.satisfaction.map((words, index) => this.choice(words, index + 1))}
      </fieldset>
      ${rating && !rating.reason ? wordsField(strings.comment, strings) : nothing}
      ${rating ? html`<p class="thanks">${checkIcon}${strings.satisfactionThanks}</p>` : nothing}
    </form>`;
  }

  private choice(words: string, value: number) {
    const { rating } = this.dealt.message;
    return html`<label>
      <input
        type="radio"
        name="value"
        .checked=${rating?.value === value}
        @change=${() => {
          this.rate(value, rating?.reason ?? '');
        }}
      />
      ${face(value * 2 - 6)}${words}
    </label>`;
  }

  private commented(event: SubmitEvent): void {
    event.preventDefault();
    const { rating } = this.dealt.message;
    const words = new FormData(event.target as HTMLFormElement).get('words');
    if (!rating || typeof words !== 'string' || !words.trim()) return;
    this.chosen.focus();
    this.rate(rating.value, words.trim());
  }

  private rate(value: number, reason: string): void {
    const detail = { messageId: this.dealt.message.id, value, reason };
    this.dispatchEvent(new CustomEvent<Rated>('rated', { detail, bubbles: true, composed: true }));
    say(this, this.dealt.strings.satisfactionThanks);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-satisfaction': VitrineSatisfaction;
  }
}
