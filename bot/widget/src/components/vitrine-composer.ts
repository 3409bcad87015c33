import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import type { Strings } from '../strings';
import { sendIcon } from './icons';
import { element } from './element';
import { foundation } from './theme';

/**
 * Where the shopper writes. Enter sends, Shift+Enter begins a new line; Enter that picks a word from an input
 * method's list does neither.
 *
 * @fires written - CustomEvent with the text
 */
@element('vitrine-composer')
export class VitrineComposer extends LitElement {
  static override styles = [
    foundation,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: 8px;
        padding: 12px 16px max(16px, env(safe-area-inset-bottom));
        background: var(--surface);
      }

      .field {
        display: flex;
        flex: 1;
        align-items: flex-end;
        gap: 6px;
        padding: 5px 5px 5px 18px;
        border: 1px solid var(--line);
        border-radius: 24px;
        background: var(--surface);
        transition: border-color 0.15s;
      }

      .field:focus-within {
        border-color: var(--accent-ink);
        box-shadow: 0 0 0 1px var(--accent-ink);
      }

      textarea {
        flex: 1;
        min-width: 0;
        min-height: 36px;
        max-height: 156px;
        margin: 0;
        padding: 6px 0;
        border: 0;
        background: none;
        color: var(--ink);
        font: inherit;
        /* Smaller than 16px, and a phone zooms into the page. */
        font-size: 16px;
        line-height: 24px;
        resize: none;
        overflow-y: auto;
        scrollbar-width: thin;
      }

      /* The field around it shows the focus. */
      textarea:focus-visible {
        outline: 0;
      }

      textarea::placeholder {
        color: var(--quiet);
        opacity: 1;
      }

      button {
        display: grid;
        flex: none;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: 50%;
        background: var(--accent);
        color: var(--on-accent);
        transition:
          background-color 0.15s,
          color 0.15s,
          transform 0.1s;
      }

      button svg {
        width: 20px;
        height: 20px;
      }

      button:active:not(:disabled) {
        transform: scale(0.94);
      }

      button:disabled {
        background: var(--sunken);
        color: var(--quiet);
        cursor: default;
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  /** A text that was not taken, to be written anew. */
  @property({ attribute: false }) returned: string | null = null;
  @state() private text = '';
  @query('textarea') private field!: HTMLTextAreaElement;

  override focus(): void {
    this.field.focus();
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (changes.has('returned') && !this.text) this.text = this.returned ?? '';
  }

  protected override render() {
    return html`<form @submit=${this.submitted}>
      <div class="field">
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${this.strings.compose}
          placeholder=${this.strings.hint}
          .value=${this.text}
          @input=${this.typed}
          @keydown=${this.keyPressed}
        ></textarea>
        <button type="submit" aria-label=${this.strings.send} ?disabled=${!this.text.trim()}>
          ${sendIcon}
        </button>
      </div>
    </form>`;
  }

  protected override updated(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  private typed(): void {
    this.text = this.field.value;
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || composes(event)) return;
    event.preventDefault();
    this.write();
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    this.write();
    this.focus();
  }

  private write(): void {
    const text = this.text.trim();
    if (!text) return;
    this.text = '';
    this.dispatchEvent(new CustomEvent('written', { detail: text }));
  }
}

/** Whether the key goes to an input method. Safari ends the composition first and marks the key with 229. */
function composes(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only mark that Safari leaves
  return event.isComposing || event.keyCode === 229;
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-composer': VitrineComposer;
  }
}
