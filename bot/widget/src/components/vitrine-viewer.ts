import { LitElement, css, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';

import type { Picture } from '../chat/protocol';
import { WHOLE, panned, zoomed, type Point, type View } from '../photographs/zoom';
import { addressOf } from '../words/links';
import { filled, type Strings } from '../words/strings';
import { element } from './element';
import { crossIcon, minusIcon, nextIcon, plusIcon, previousIcon, wholeIcon } from './icons';
import { foundation } from './theme';
import './vitrine-announcer';
import type { VitrineAnnouncer } from './vitrine-announcer';
import type { Enlarged } from './vitrine-picture';

/** What one press of a button, one turn of a wheel's notch and one double tap zoom by. */
const ZOOM = { press: 1.5, wheel: 1.002, doubleTap: 2.5 };
const ZOOM_KEYS: Readonly<Record<string, number | undefined>> = {
  '+': ZOOM.press,
  '=': ZOOM.press,
  '-': 1 / ZOOM.press,
  '0': 0,
};
/** Which way a key moves the picture, in pixels. */
const ARROW_KEYS: Readonly<Record<string, Point | undefined>> = {
  ArrowLeft: { x: 80, y: 0 },
  ArrowRight: { x: -80, y: 0 },
  ArrowUp: { x: 0, y: 80 },
  ArrowDown: { x: 0, y: -80 },
};
/** How far a finger moves until it swipes, or counts as more than a tap, in pixels. */
const DISTANCE = { swipe: 60, tap: 6 };
/** How long after a tap another one makes it a double tap, in milliseconds. */
const DOUBLE_TAP_MS = 300;

/**
 * Pictures as large as the window lets them be, and larger: to be zoomed, moved, gone through one by one, and
 * compared with the photographs they are made from. The browser's own dialog gives the focus back when it closes.
 */
@element('vitrine-viewer')
export class VitrineViewer extends LitElement {
  static override styles = [
    foundation,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: 0;
        overflow: hidden;
        border: 0;
        background: #121210;
        color: #f6f4f0;
      }

      dialog[open] {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        animation: appear 0.18s ease-out;
      }

      @keyframes appear {
        from {
          opacity: 0;
        }
      }

      .bar {
        z-index: 1;
        display: flex;
        align-items: center;
        gap: 4px;
        padding-block: max(10px, env(safe-area-inset-top)) 10px;
        padding-inline: 20px 12px;
        background: rgb(18 18 16 / 80%);
      }

      .place {
        flex: 1;
        font-size: 14px;
        font-variant-numeric: tabular-nums;
      }

      button {
        display: grid;
        flex: none;
        place-items: center;
        width: 44px;
        height: 44px;
        border-radius: 50%;
      }

      button:hover {
        background: rgb(255 255 255 / 16%);
      }

      button[aria-disabled='true'] {
        opacity: 0.35;
        cursor: default;
      }

      button:focus-visible {
        outline-color: #ffffff;
      }

      .stage {
        position: relative;
        display: grid;
        place-items: center;
        min-height: 0;
        cursor: zoom-out;
        touch-action: none;
        user-select: none;
      }

      img {
        display: block;
        width: auto;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        min-height: 0;
        border-radius: 12px;
        background: center / contain no-repeat;
        object-fit: contain;
        cursor: zoom-in;
        transition: transform 0.18s ease-out;
        will-change: transform;
      }

      .zoomed,
      .zoomed img {
        cursor: grab;
      }

      .held img {
        transition: none;
      }

      .move {
        position: absolute;
        inset-block-start: calc(50% - 22px);
        background: rgb(18 18 16 / 55%);
      }

      .move:hover {
        background: rgb(70 70 66 / 80%);
      }

      .move:dir(rtl) svg {
        transform: scaleX(-1);
      }

      .previous {
        inset-inline-start: 12px;
      }

      .next {
        inset-inline-end: 12px;
      }

      .foot {
        z-index: 1;
        display: grid;
        justify-items: center;
        gap: 10px;
        padding: 12px 24px max(20px, env(safe-area-inset-bottom));
        background: rgb(18 18 16 / 80%);
      }

      p {
        max-width: 68ch;
        margin: 0;
        font-size: 15px;
        line-height: 1.5;
        text-align: center;
      }

      .label {
        display: inline-block;
        margin-inline-end: 8px;
        padding: 1px 10px;
        border: 1px solid rgb(255 255 255 / 45%);
        border-radius: 999px;
        font-size: 13px;
        font-weight: 600;
      }

      .versions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        padding: 3px;
        border-radius: 24px;
        background: rgb(255 255 255 / 14%);
      }

      .versions button {
        width: auto;
        height: auto;
        min-height: 36px;
        padding: 6px 16px;
        border-radius: 18px;
        font-size: 14px;
        font-weight: 500;
      }

      .versions [aria-pressed='true'] {
        background: #f6f4f0;
        color: #1b1b19;
        forced-color-adjust: none;
      }
    `,
  ];

  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  @state() private pictures: readonly Picture[] = [];
  @state() private index = 0;
  @state() private original = false;
  @state() private view: View = WHOLE;
  /** How far a finger has taken the whole picture to the side. */
  @state() private swiped = 0;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.stage') private stage!: HTMLElement;
  @query('img') private image!: HTMLImageElement | null;
  @query('vitrine-announcer') private announcer!: VitrineAnnouncer;
  private readonly fingers = new Map<number, Point>();
  private travelled = 0;
  private tapped = 0;

  /** Opens the picture with the `id`. */
  async show({ pictures, id, original }: Enlarged): Promise<void> {
    this.pictures = pictures.filter((picture) => picture.status === 'ready' && picture.url);
    this.index = this.pictures.findIndex((picture) => picture.id === id);
    this.original = original;
    this.view = WHOLE;
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    const picture = this.pictures[this.index];
    return html`<dialog
      aria-label=${picture?.alt || this.strings.picture}
      @keydown=${this.keyPressed}
      @close=${() => (this.pictures = [])}
    >
      ${picture ? [this.bar(), this.picture(picture), this.foot(picture)] : nothing}
      <vitrine-announcer></vitrine-announcer>
    </dialog>`;
  }

  private bar() {
    const { strings, view, pictures } = this;
    return html`<div class="bar">
      <span class="place" aria-hidden="true"
        >${pictures.length > 1 ? `${this.index + 1} / ${pictures.length}` : nothing}</span
      >
      ${this.button(minusIcon, strings.zoomOut, view.scale === 1, () => {
        this.zoom(1 / ZOOM.press);
      })}
      ${this.button(wholeIcon, strings.wholePicture, view.scale === 1, () => {
        this.zoom(0);
      })}
      ${this.button(plusIcon, strings.zoomIn, false, () => {
        this.zoom(ZOOM.press);
      })}
      <button
        type="button"
        autofocus
        aria-label=${strings.closePicture}
        @click=${() => {
          this.dialog.close();
        }}
      >
        ${crossIcon}
      </button>
    </div>`;
  }

  private button(icon: unknown, label: string, ended: boolean, pressed: () => void, name = '') {
    return html`<button
      type="button"
      class=${name}
      aria-label=${label}
      aria-disabled=${ended}
      @click=${pressed}
    >
      ${icon}
    </button>`;
  }

  private picture(picture: Picture) {
    const { gateway, index, pictures, strings, view } = this;
    const url = this.original ? picture.original_url : picture.url;
    const small = this.original ? null : addressOf(picture.thumbnail_url ?? '', gateway);
    const states = `${view.scale > 1 ? 'zoomed' : ''} ${this.fingers.size > 0 ? 'held' : ''}`;
    return html`<div
      class="stage ${states}"
      @click=${this.besideTapped}
      @wheel=${this.wheelTurned}
      @pointerdown=${this.pressed}
      @pointermove=${this.moved}
      @pointerup=${this.released}
      @pointercancel=${this.released}
    >
      ${keyed(
        url,
        html`<img
          src=${addressOf(url ?? '', gateway) ?? nothing}
          alt=${picture.alt}
          width=${picture.width ?? nothing}
          height=${picture.height ?? nothing}
          decoding="sync"
          draggable="false"
          .style=${
            `transform: translate(${view.x + this.swiped}px, ${view.y}px) scale(${view.scale});` +
            (small ? `background-image: url(${JSON.stringify(small)})` : '')
          }
        />`,
      )}
      ${
        pictures.length > 1
          ? [
              this.button(
                previousIcon,
                strings.previousPicture,
                index === 0,
                () => {
                  this.go(-1);
                },
                'move previous',
              ),
              this.button(
                nextIcon,
                strings.nextPicture,
                index === pictures.length - 1,
                () => {
                  this.go(1);
                },
                'move next',
              ),
            ]
          : nothing
      }
    </div>`;
  }

  private foot({ alt, label, original_url }: Picture) {
    const comparable = original_url !== null && addressOf(original_url, this.gateway) !== null;
    if (!alt && !label && !comparable) return nothing;
    return html`<div class="foot">
      ${comparable ? this.versions(label ?? this.strings.picture) : nothing}
      <p dir="auto">${label && !comparable ? html`<span class="label">${label}</span>` : nothing}${alt}</p>
    </div>`;
  }

  /** The picture as it was made and its original, of which one is shown. */
  private versions(label: string) {
    const { strings } = this;
    const version = (words: string, original: boolean) =>
      html`<button
        type="button"
        aria-pressed=${this.original === original}
        @click=${() => {
          this.original = original;
        }}
      >
        ${words}
      </button>`;
    return html`<div class="versions" role="group" aria-label=${strings.whichPicture}>
      ${version(label, false)}${version(strings.original, true)}
    </div>`;
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = ZOOM_KEYS[event.key];
    const by = ARROW_KEYS[event.key];
    if (factor !== undefined) this.zoom(factor);
    else if (by) this.arrow(by);
    else return;
    event.preventDefault();
  }

  /** An arrow key moves a zoomed picture, and goes from one whole picture to another. */
  private arrow(by: Point): void {
    if (this.view.scale > 1) this.pan(by);
    else if (by.x !== 0) this.go(this.forwards(by.x));
  }

  /** Whether moving a picture by `x` brings in the next one (1) or the one before it (-1). */
  private forwards(x: number): 1 | -1 {
    return x < 0 === (getComputedStyle(this).direction === 'ltr') ? 1 : -1;
  }

  private go(by: number): void {
    const picture = this.pictures[this.index + by];
    if (!picture) return;
    this.index += by;
    this.original = false;
    this.view = WHOLE;
    const place = { place: this.index + 1, count: this.pictures.length };
    this.announcer.say(
      [filled(this.strings.picturePlace, place), picture.label, picture.alt].filter(Boolean).join(': '),
    );
  }

  /** Zooms into the middle by `factor`; by 0 out to the whole picture. */
  private zoom(factor: number): void {
    this.zoomAt(factor, { x: 0, y: 0 });
    const percent = `${Math.round(this.view.scale * 100)}%`;
    this.announcer.say(filled(this.strings.zoomed, { percent }));
  }

  private zoomAt(factor: number, at: Point): void {
    this.view = zoomed(this.view, factor, at, this.fitted, this.window);
  }

  private pan(by: Point): void {
    this.view = panned(this.view, by, this.fitted, this.window);
  }

  private get fitted() {
    return { width: this.image?.offsetWidth ?? 0, height: this.image?.offsetHeight ?? 0 };
  }

  private get window() {
    return { width: this.stage.clientWidth, height: this.stage.clientHeight };
  }

  private wheelTurned(event: WheelEvent): void {
    event.preventDefault();
    // A trackpad's pinch comes as a wheel with the control key, in smaller steps.
    const turned = event.ctrlKey ? event.deltaY * 5 : event.deltaY;
    this.zoomAt(ZOOM.wheel ** -turned, this.pointOf(event));
  }

  private pressed(event: PointerEvent): void {
    if (event.button !== 0 || (event.target as Element).closest('button')) return;
    if (this.fingers.size === 0) this.travelled = 0;
    this.fingers.set(event.pointerId, this.pointOf(event));
    this.requestUpdate();
  }

  private moved(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = this.pointOf(event);
    const by = { x: now.x - before.x, y: now.y - before.y };
    this.travelled += Math.hypot(by.x, by.y);
    if (this.travelled > DISTANCE.tap) this.stage.setPointerCapture(event.pointerId);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) this.pinch(before, now, other);
    else if (this.view.scale > 1) this.pan(by);
    else if (this.pictures.length > 1) this.swiped += by.x;
  }

  private pinch(before: Point, now: Point, other: Point): void {
    const spread = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
    this.swiped = 0;
    this.pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    this.zoomAt(spread(now) / Math.max(1, spread(before)), middle);
  }

  private released(event: PointerEvent): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0) return;
    if (Math.abs(this.swiped) > DISTANCE.swipe) this.go(this.forwards(this.swiped));
    this.swiped = 0;
    if (this.travelled <= DISTANCE.tap) this.tap(event);
    this.requestUpdate();
  }

  private tap(event: PointerEvent): void {
    const twice = event.timeStamp - this.tapped < DOUBLE_TAP_MS;
    this.tapped = twice ? 0 : event.timeStamp;
    if (!twice) return;
    this.zoomAt(this.view.scale > 1 ? 0 : ZOOM.doubleTap, this.pointOf(event));
  }

  /** Where the pointer is, as seen from the middle of the stage. */
  private pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }

  private besideTapped(event: Event): void {
    if (event.target === event.currentTarget && this.travelled <= DISTANCE.tap) this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-viewer': VitrineViewer;
  }
}
