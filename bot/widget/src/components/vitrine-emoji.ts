import { LitElement, css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';

import { EMOJI, type Emoji } from '../words/emoji';
import type { Language, Strings } from '../words/strings';
import { element } from './element';
import { emojiIcon } from './icons';
import { Popover, rove } from './popover';
import { foundation, tool } from './theme';

const COLUMNS = 8;

/**
 * A button, and the emoji over it to choose one from.
 *
 * @fires chosen-emoji - CustomEvent with the sign
 */
@element('vitrine-emoji')
export class VitrineEmoji extends LitElement {
  static override styles = [
    foundation,
    tool,
    css`
      .grid {
        position: absolute;
        z-index: 2;
        inset-block-end: calc(100% + 8px);
        inset-inline: 12px;
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        max-width: 368px;
        padding: 8px;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: min(16px, var(--radius));
        background: var(--surface);
        box-shadow: var(--shadow);
      }

      .grid button {
        height: 40px;
        border-radius: 10px;
        font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif;
        font-size: 22px;
        line-height: 1;
      }

      .grid button:is(:hover, :focus-visible) {
        background: var(--raised);
      }

      .grid button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  @property() language!: Language;
  @query('.tool') private opener!: HTMLButtonElement;
  @query('.grid') private grid!: HTMLElement;
  private readonly layer: Popover = new Popover(this, () => this.opener);

  protected override render() {
    const { isOpen } = this.layer;
    const { emoji } = this.strings;
    return html`<button
        type="button"
        class="tool"
        title=${emoji}
        aria-label=${emoji}
        aria-expanded=${isOpen}
        @click=${this.openerTapped}
      >
        ${emojiIcon}
      </button>
      ${
        isOpen
          ? html`<div class="grid" role="group" aria-label=${emoji} @keydown=${this.keyPressed}>
              ${EMOJI.map((each) => this.choice(each))}
            </div>`
          : nothing
      }`;
  }

  private choice({ sign, name }: Emoji) {
    return html`<button
      type="button"
      tabindex="-1"
      title=${name[this.language]}
      aria-label=${name[this.language]}
      @click=${() => {
        this.layer.hide();
        this.dispatchEvent(new CustomEvent('chosen-emoji', { detail: sign }));
      }}
    >
      ${sign}
    </button>`;
  }

  private get stops(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.grid button')];
  }

  private async openerTapped(): Promise<void> {
    if (this.layer.isOpen) {
      this.layer.leave();
      return;
    }
    await this.layer.show();
    this.fit();
    rove(this.stops, 0);
  }

  /** Makes the emoji scroll where there is no room for all of them above what the shopper writes. */
  private fit(): void {
    const root = this.getRootNode();
    const panel = root instanceof ShadowRoot ? root.host.closest('.panel') : null;
    const room = this.grid.getBoundingClientRect().bottom - (panel?.getBoundingClientRect().top ?? 0);
    this.grid.style.maxHeight = `${room - 8}px`;
  }

  private keyPressed(event: KeyboardEvent): void {
    const { stops } = this;
    const here = stops.indexOf(event.target as HTMLElement);
    const onwards = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const there = {
      ArrowRight: here + onwards,
      ArrowLeft: here - onwards,
      ArrowDown: here + COLUMNS,
      ArrowUp: here - COLUMNS,
      Home: 0,
      End: -1,
    }[event.key];
    if (there === undefined) return;
    event.preventDefault();
    rove(stops, there);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-emoji': VitrineEmoji;
  }
}
