import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { ACCEPTED, UnsuitableFileError, shrunk } from '../photographs/shrinking';
import { canDictate, dictate, type DictationProblem } from '../voice/dictation';
import type { Language, Strings } from '../words/strings';
import { element } from './element';
import { crossIcon, microphoneIcon, photoIcon, sendIcon } from './icons';
import { foundation, tool } from './theme';
import './vitrine-emoji';
import './vitrine-thumbnail';

/** What the shopper sends. */
export interface Written {
  readonly text: string;
  readonly photos: readonly Blob[];
}

/** A photograph that the shopper has chosen. */
interface Chosen {
  readonly file: File;
  /** As it will be sent; null while it is being made smaller. */
  readonly photo: Blob | null;
}

/**
 * Where the shopper writes, speaks and chooses photographs. Enter sends, Shift+Enter begins a new line; Enter that
 * picks a word from an input method's list does neither.
 *
 * @fires written - CustomEvent with what is to be sent
 * @fires troubled - CustomEvent with a sentence about what did not work
 */
@element('vitrine-composer')
export class VitrineComposer extends LitElement {
  static override styles = [
    foundation,
    tool,
    css`
      form {
        position: relative;
        padding: 8px 12px max(12px, env(safe-area-inset-bottom));
        background: var(--surface);
      }

      .field {
        padding: 8px 4px 4px;
        border: 1px solid var(--line);
        border-radius: min(24px, var(--radius));
        background: var(--surface);
        transition: border-color 0.15s;
      }

      .field:focus-within,
      .field.listening {
        border-color: var(--accent-ink);
        box-shadow: 0 0 0 1px var(--accent-ink);
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        max-height: 152px;
        margin: 0;
        padding: 8px 10px;
        overflow-y: auto;
        list-style: none;
      }

      li {
        position: relative;
      }

      vitrine-thumbnail,
      .preparing {
        width: 64px;
        height: 64px;
        border-radius: min(12px, var(--radius));
      }

      .preparing {
        background: var(--sunken);
        animation: breathe 1.2s ease-in-out infinite;
      }

      @keyframes breathe {
        50% {
          opacity: 0.5;
        }
      }

      .remove {
        position: absolute;
        inset-block-start: -6px;
        inset-inline-end: -6px;
        display: grid;
        place-items: center;
        width: 24px;
        height: 24px;
        border-radius: 50%;
        background: var(--ink);
        color: var(--surface);
      }

      .remove svg {
        width: 14px;
        height: 14px;
      }

      textarea {
        display: block;
        width: 100%;
        min-height: 28px;
        max-height: 148px;
        margin: 0;
        padding: 2px 14px;
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

      .tools {
        display: flex;
        align-items: center;
      }

      .tool[aria-pressed='true'] {
        background: var(--alarm-surface);
        color: var(--alarm);
      }

      .send {
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        margin-inline-start: auto;
        border: 4px solid var(--surface);
        border-radius: 50%;
        background: var(--accent);
        color: var(--on-accent);
        transition:
          background-color 0.15s,
          color 0.15s,
          transform 0.1s;
      }

      .send svg {
        width: 20px;
        height: 20px;
      }

      .send:active:not(:disabled) {
        transform: scale(0.94);
      }

      .send:disabled {
        background: var(--sunken);
        color: var(--quiet);
        cursor: default;
      }

      @media (forced-colors: active) {
        .field:focus-within {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  @property() language!: Language;
  /** A text that was not taken, to be written anew. */
  @property({ attribute: false }) returned: string | null = null;
  @state() private text = '';
  @state() private chosen: readonly Chosen[] = [];
  /** Whether to send as soon as the photographs are ready. */
  @state() private hurries = false;
  /** Asks the dictation that goes on to come to its end; null while there is none. */
  @state() private stopListening: (() => void) | null = null;
  @query('textarea') private field!: HTMLTextAreaElement;
  @query('input') private picker!: HTMLInputElement;

  override focus(): void {
    this.field.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endDictation();
  }

  /** Takes photographs to be sent with the next message, in this order. */
  async attach(files: readonly File[]): Promise<void> {
    this.hurries = false;
    this.chosen = [...this.chosen, ...files.map((file) => ({ file, photo: null }))];
    for (const file of files) await this.prepare(file);
  }

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    if (changes.has('returned') && !this.text) this.text = this.returned ?? '';
  }

  protected override render() {
    const { strings, stopListening } = this;
    return html`<form @submit=${this.submitted}>
      <div class="field ${stopListening ? 'listening' : ''}">
        ${this.chosen.length > 0 ? this.attached() : nothing}
        <textarea
          rows="1"
          dir=${this.text ? 'auto' : nothing}
          enterkeyhint="send"
          aria-label=${strings.compose}
          placeholder=${stopListening ? strings.listening : strings.hint}
          .value=${this.text}
          @input=${this.typed}
          @keydown=${this.keyPressed}
        ></textarea>
        <div class="tools">
          <input type="file" hidden multiple accept=${ACCEPTED} @change=${this.picked} />
          <button
            type="button"
            class="tool"
            title=${strings.attach}
            aria-label=${strings.attach}
            @click=${() => {
              this.picker.click();
            }}
          >
            ${photoIcon}
          </button>
          <vitrine-emoji
            .strings=${strings}
            .language=${this.language}
            @chosen-emoji=${this.emojiChosen}
          ></vitrine-emoji>
          ${canDictate() ? this.microphone() : nothing}
          <button
            type="submit"
            class="send"
            aria-label=${strings.send}
            ?disabled=${this.isEmpty || this.hurries}
          >
            ${sendIcon}
          </button>
        </div>
      </div>
      <span class="heard-only" role="status">${stopListening ? strings.listening : ''}</span>
    </form>`;
  }

  protected override updated(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  private attached() {
    const { strings } = this;
    return html`<ul aria-label=${strings.attached}>
      ${repeat(
        this.chosen,
        ({ file }) => file,
        ({ file, photo }) =>
          html`<li>
            ${
              photo
                ? html`<vitrine-thumbnail .file=${photo} label=${file.name}></vitrine-thumbnail>`
                : html`<div class="preparing" role="img" aria-label=${strings.preparing}></div>`
            }
            <button
              type="button"
              class="remove"
              aria-label="${strings.removePhoto}: ${file.name}"
              @click=${() => {
                this.hurries = false;
                this.drop(file);
                this.focus();
              }}
            >
              ${crossIcon}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private microphone() {
    const { strings, stopListening } = this;
    const label = stopListening ? strings.stopDictating : strings.dictate;
    return html`<button
      type="button"
      class="tool"
      title=${label}
      aria-label=${label}
      aria-pressed=${stopListening !== null}
      @click=${stopListening ?? this.startDictation}
    >
      ${microphoneIcon}
    </button>`;
  }

  private get isEmpty(): boolean {
    return this.chosen.length === 0 && !this.text.trim();
  }

  private async prepare(file: File): Promise<void> {
    try {
      const photo = await shrunk(file);
      this.chosen = this.chosen.map((each) => (each.file === file ? { file, photo } : each));
      if (this.hurries) this.write();
    } catch (error) {
      if (!(error instanceof UnsuitableFileError)) throw error;
      this.hurries = false;
      this.drop(file);
      this.complain(error.reason === 'too_large' ? this.strings.tooLarge : this.strings.noPhoto);
    }
  }

  private drop(file: File): void {
    this.chosen = this.chosen.filter((each) => each.file !== file);
  }

  private picked(): void {
    const files = [...(this.picker.files ?? [])];
    this.picker.value = '';
    this.focus();
    void this.attach(files);
  }

  private emojiChosen({ detail: sign }: CustomEvent<string>): void {
    const { field } = this;
    field.setRangeText(sign, field.selectionStart, field.selectionEnd, 'end');
    this.text = field.value;
    this.focus();
  }

  private startDictation(): void {
    const before = this.text && !/\s$/.test(this.text) ? `${this.text} ` : this.text;
    const stop = dictate(this.language, {
      heard: (words) => {
        if (this.stopListening === stop) this.text = before + words;
      },
      ended: (problem) => {
        if (this.stopListening !== stop) return;
        this.stopListening = null;
        if (problem) this.complain(this.sentence(problem));
      },
    });
    this.stopListening = stop;
  }

  /** What is heard after this counts no more. */
  private endDictation(): void {
    const stop = this.stopListening;
    this.stopListening = null;
    stop?.();
  }

  private sentence(problem: DictationProblem): string {
    const { microphoneBlocked, nothingHeard, dictationFailed } = this.strings;
    return { not_allowed: microphoneBlocked, nothing_heard: nothingHeard, failed: dictationFailed }[problem];
  }

  private complain(sentence: string): void {
    this.dispatchEvent(new CustomEvent<string>('troubled', { detail: sentence }));
  }

  private typed(): void {
    this.endDictation();
    this.hurries = false;
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
    if (this.isEmpty) return;
    this.endDictation();
    const photos = this.chosen.flatMap(({ photo }) => photo ?? []);
    this.hurries = photos.length < this.chosen.length;
    if (this.hurries) return;
    const detail = { text: this.text.trim(), photos };
    this.text = '';
    this.chosen = [];
    this.dispatchEvent(new CustomEvent<Written>('written', { detail }));
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
