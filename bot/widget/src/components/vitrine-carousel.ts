import { LitElement, css, html, nothing } from 'lit';
import { property, query, queryAssignedElements, state } from 'lit/decorators.js';

import { filled, type Strings } from '../words/strings';
import { element } from './element';
import { nextIcon, previousIcon } from './icons';
import { foundation } from './theme';
import { say } from './vitrine-announcer';

/** How long nothing moves, in milliseconds, until the carousel counts as standing still. */
const SETTLES_MS = 160;

/**
 * Things side by side, to be swiped through or stepped through by buttons and arrow keys. Its children are the
 * things, each with what is said of it in `data-words`.
 */
@element('vitrine-carousel')
export class VitrineCarousel extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        position: relative;
        display: block;
        min-width: 0;
      }

      /* Positioned, so that it also holds in what is there for screen readers alone. */
      .track {
        position: relative;
        display: flex;
        gap: 10px;
        /* As far as the chat's own edges, with room for the focus ring. */
        margin: -4px -16px;
        padding: 4px 16px;
        overflow: auto hidden;
        overscroll-behavior-x: contain;
        scroll-behavior: smooth;
        scroll-padding-inline: 16px;
        scroll-snap-type: x mandatory;
        scrollbar-width: none;
      }

      .track::-webkit-scrollbar {
        display: none;
      }

      .track:focus-visible {
        outline-offset: -2px;
        border-radius: 16px;
      }

      ::slotted(*) {
        flex: 0 0 min(72%, 236px);
        scroll-snap-align: start;
      }

      :host([paged]) .track {
        gap: 16px;
        margin: -4px;
        padding: 4px;
        scroll-padding-inline: 4px;
      }

      :host([paged]) ::slotted(*) {
        flex-basis: 100%;
      }

      button {
        display: grid;
        place-items: center;
      }

      .move {
        width: 36px;
        height: 36px;
        border: 1px solid var(--line);
        border-radius: 50%;
        background: var(--surface);
        color: var(--ink);
        transition: opacity 0.15s;
      }

      .move svg {
        width: 20px;
        height: 20px;
      }

      .move:hover {
        background: var(--raised);
      }

      .move:dir(rtl) svg {
        transform: scaleX(-1);
      }

      :host(:not([paged])) .move {
        position: absolute;
        inset-block-start: 100px;
        box-shadow: 0 1px 6px rgb(0 0 0 / 16%);
      }

      :host(:not([paged])) .previous {
        inset-inline-start: -8px;
      }

      :host(:not([paged])) .next {
        inset-inline-end: -8px;
      }

      :host(:not([paged])) .move[aria-disabled='true']:not(:focus-visible) {
        opacity: 0;
        pointer-events: none;
      }

      :host([paged]) .move[aria-disabled='true'] {
        background: none;
        color: var(--quiet);
        opacity: 0.45;
        cursor: default;
      }

      .controls {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        margin-block-start: 12px;
      }

      .dots {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
      }

      .dot {
        width: 24px;
        height: 24px;
      }

      .dot::before {
        width: 8px;
        height: 8px;
        border: 1px solid var(--quiet);
        border-radius: 4px;
        content: '';
        transition: width 0.2s;
      }

      .dot[aria-current]::before {
        width: 20px;
        border-color: var(--accent-ink);
        background: var(--accent-ink);
        forced-color-adjust: none;
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  /** What the things are. */
  @property() label = '';
  /** The sentence that says which one is shown. */
  @property() placed = '';
  /** Whether one is shown at a time, with its number below. */
  @property({ type: Boolean, reflect: true }) paged = false;
  /** The first one in full view, and whether there is more before and after it. */
  @state() private place = 0;
  @state() private count = 0;
  @state() private atStart = true;
  @state() private atEnd = true;
  @query('.track') private track!: HTMLElement;
  @queryAssignedElements() private things!: HTMLElement[];
  private settling = 0;
  private said = 0;
  private readonly growth = new ResizeObserver(() => {
    this.look();
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.settling);
  }

  protected override firstUpdated(): void {
    this.growth.observe(this.track);
  }

  protected override render() {
    const { atStart, atEnd, strings } = this;
    const previous = this.mover('previous', previousIcon, strings.previous, atStart, -1);
    const next = this.mover('next', nextIcon, strings.next, atEnd, 1);
    return html`<div
        class="track"
        role="list"
        aria-label=${this.label}
        tabindex="0"
        @scroll=${this.scrolled}
        @keydown=${this.keyPressed}
      >
        <slot @slotchange=${this.look}></slot>
      </div>
      ${this.paged ? html`<div class="controls">${previous}${this.dots()}${next}</div>` : [previous, next]}`;
  }

  private mover(name: string, icon: unknown, label: string, ended: boolean, by: number) {
    if (this.atStart && this.atEnd && this.count < 2) return nothing;
    return html`<button
      type="button"
      class="move ${name}"
      aria-label=${label}
      aria-disabled=${ended}
      @click=${() => {
        this.show(this.place + by);
      }}
    >
      ${icon}
    </button>`;
  }

  private dots() {
    return html`<div class="dots">
      ${this.things.map(
        (_, index) =>
          html`<button
            type="button"
            class="dot"
            aria-label=${this.placeOf(index)}
            aria-current=${index === this.place ? 'step' : nothing}
            @click=${() => {
              this.show(index);
            }}
          ></button>`,
      )}
    </div>`;
  }

  private placeOf(index: number): string {
    return filled(this.placed, { place: index + 1, count: this.count });
  }

  private keyPressed(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.show(this.place + (this.runsLeftwards ? -by : by));
  }

  private get runsLeftwards(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  /** Brings the thing at `index` to the front. */
  private show(index: number): void {
    const thing = this.things[index];
    if (thing) this.track.scrollBy({ left: this.distanceOf(thing) });
  }

  /** How far `thing` stands from the front, in pixels as the track scrolls. */
  private distanceOf(thing: Element): number {
    const inner = thing.getBoundingClientRect();
    const outer = this.track.getBoundingClientRect();
    const { paddingInlineStart } = getComputedStyle(this.track);
    const padding = Number.parseFloat(paddingInlineStart);
    return this.runsLeftwards ? inner.right - outer.right + padding : inner.left - outer.left - padding;
  }

  private scrolled(): void {
    clearTimeout(this.settling);
    this.settling = window.setTimeout(() => {
      this.look();
      this.sayPlace();
    }, SETTLES_MS);
  }

  private sayPlace(): void {
    const shown = this.atEnd ? this.count - 1 : this.place;
    if (shown === this.said) return;
    this.said = shown;
    say(this, [this.placeOf(shown), this.things[shown]?.dataset.words].filter(Boolean).join(': '));
  }

  private look(): void {
    const { scrollLeft, scrollWidth, clientWidth } = this.track;
    this.count = this.things.length;
    this.atStart = Math.abs(scrollLeft) < 2;
    this.atEnd = scrollWidth - clientWidth - Math.abs(scrollLeft) < 2;
    const distances = this.things.map((thing) => Math.abs(this.distanceOf(thing)));
    this.place = distances.indexOf(Math.min(...distances));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-carousel': VitrineCarousel;
  }
}
