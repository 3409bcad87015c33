import { LitElement, css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';

import type { Picture } from '../chat/protocol';
import { addressOf } from '../words/links';
import type { Strings } from '../words/strings';
import { element } from './element';
import { pictureIcon } from './icons';
import { foundation } from './theme';

/** A picture to look at in full, among those it was shown with. */
export interface Enlarged {
  readonly pictures: readonly Picture[];
  readonly id: string;
  /** Whether the photograph is asked for that it was made from. */
  readonly original: boolean;
}

/**
 * One picture of a message: its shape is there before it is, its label and alt text stand below. Until then its
 * smaller copy, or the photograph that it is made from, shows through, out of focus.
 *
 * A made picture carries its label inside as well, so nothing is laid over it here.
 *
 * @fires enlarged - CustomEvent with what to show large
 */
@element('vitrine-picture')
export class VitrinePicture extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: block;
      }

      figure {
        margin: 0;
      }

      .frame {
        position: relative;
        display: block;
        width: 100%;
        max-height: 420px;
        aspect-ratio: var(--frame, var(--shape, 1));
        overflow: hidden;
        border-radius: var(--corner, min(16px, var(--bubble)));
        background: var(--raised);
      }

      button.frame {
        cursor: zoom-in;
      }

      img {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
        transition:
          opacity 0.25s,
          transform 0.3s;
      }

      .preview {
        filter: blur(14px);
        transform: scale(1.06);
      }

      .making .preview {
        filter: blur(14px) saturate(0.7);
        opacity: 0.65;
      }

      .preview[data-done],
      .full {
        opacity: 0;
      }

      .full[data-loaded] {
        opacity: 1;
      }

      button.frame:hover .full {
        transform: scale(1.015);
      }

      /* White photographs on a white ground need an edge. */
      .frame::after {
        position: absolute;
        inset: 0;
        border-radius: inherit;
        box-shadow: inset 0 0 0 1px var(--edge);
        content: '';
        pointer-events: none;
      }

      .instead {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 6px;
        padding: 16px;
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
        text-align: center;
      }

      .preview ~ .instead {
        color: var(--ink);
      }

      .preview ~ .instead span {
        padding: 1px 10px;
        border-radius: 999px;
        background: var(--surface);
      }

      .coming {
        animation: breathe 2.4s ease-in-out infinite;
      }

      @keyframes breathe {
        50% {
          background: var(--sunken);
        }
      }

      .making::before {
        position: absolute;
        z-index: 1;
        inset: 0;
        background: linear-gradient(100deg, transparent 30%, rgb(255 255 255 / 28%) 50%, transparent 70%);
        content: '';
        transform: translateX(-100%);
        animation: shimmer 2.4s ease-in-out infinite;
        pointer-events: none;
      }

      @keyframes shimmer {
        60%,
        100% {
          transform: translateX(100%);
        }
      }

      .label {
        display: inline-block;
        margin-inline-end: 6px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 999px;
        color: var(--ink);
        font-size: 12px;
        font-weight: 600;
        line-height: 18px;
      }

      figcaption {
        padding: 7px var(--caption-inset, 2px) 0;
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
      }

      a {
        display: inline-block;
        color: var(--accent-ink);
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }
    `,
  ];

  @property({ attribute: false }) picture!: Picture;
  @property({ attribute: false }) strings!: Strings;
  @property({ attribute: false }) gateway!: string;
  /** The pictures that it is shown with, and that one may go on to when it is enlarged. */
  @property({ attribute: false }) among: readonly Picture[] = [];
  /** Whether the smaller copy is enough. */
  @property({ type: Boolean }) small = false;
  /** Whether the words beside it say already what it shows. */
  @property({ type: Boolean }) terse = false;
  @state() private loading: 'coming' | 'loaded' | 'failed' = 'coming';
  /** What shows through until the picture is there. */
  private preview: string | null = null;

  protected override willUpdate(changes: Map<PropertyKey, unknown>): void {
    const before = changes.get('picture') as Picture | undefined;
    if (before && before.url !== this.picture.url) this.loading = 'coming';
    const { status, thumbnail_url, original_url } = this.picture;
    if (status === 'pending') this.preview = addressOf(thumbnail_url ?? original_url ?? '', this.gateway);
    else if (!this.small) this.preview ??= addressOf(thumbnail_url ?? '', this.gateway);
    this.shape(this.picture.width, this.picture.height);
  }

  protected override render() {
    const { label, original_url } = this.picture;
    const alt = this.terse ? '' : this.picture.alt;
    const original = original_url && addressOf(original_url, this.gateway);
    return html`<figure>
      ${this.frame()}
      <figcaption dir="auto" ?hidden=${!alt && !label && !original}>
        ${label ? html`<span class="label">${label}</span>` : nothing} ${alt}
        ${
          original
            ? html`<a href=${original} target="_blank" rel="noopener" @click=${this.originalTapped}
                >${this.strings.showOriginal}</a
              >`
            : nothing
        }
      </figcaption>
    </figure>`;
  }

  private frame() {
    const { picture, strings } = this;
    const url = addressOf((this.small && picture.thumbnail_url) || picture.url, this.gateway);
    if (picture.status !== 'ready')
      return html`<div class="frame ${picture.status === 'pending' ? 'coming making' : ''}">
        ${
          picture.status === 'pending'
            ? html`${this.photograph()}${this.instead(strings.picturePending)}`
            : this.instead(strings.pictureFailed)
        }
      </div>`;
    if (!url || this.loading === 'failed')
      return html`<div class="frame">${this.instead(strings.pictureMissing)}</div>`;
    return html`<button
      type="button"
      class="frame ${this.loading === 'coming' ? 'coming' : ''}"
      aria-label=${[strings.enlarge, picture.alt, picture.label].filter(Boolean).join(': ')}
      @click=${this.tapped}
    >
      ${this.photograph()}
      <img
        class="full"
        src=${url}
        alt=${picture.alt}
        loading="lazy"
        decoding="async"
        ?data-loaded=${this.loading === 'loaded'}
        @load=${this.loaded}
        @error=${() => (this.loading = 'failed')}
      />
    </button>`;
  }

  /** What the picture will look like, to be guessed at. */
  private photograph() {
    return this.preview === null
      ? nothing
      : html`<img
          class="preview"
          src=${this.preview}
          alt=""
          ?data-done=${this.loading === 'loaded'}
          @load=${this.shapeLike}
        />`;
  }

  private instead(sentence: string) {
    return html`<span class="instead">${pictureIcon}<span dir="auto">${sentence}</span></span>`;
  }

  private loaded(event: Event): void {
    this.loading = 'loaded';
    this.shapeLike(event);
  }

  /** Takes the shape of what has been loaded, where the picture's own is not known. */
  private shapeLike({ target }: Event): void {
    const { naturalWidth, naturalHeight } = target as HTMLImageElement;
    if (this.picture.width === null) this.shape(naturalWidth, naturalHeight);
  }

  private shape(width: number | null, height: number | null): void {
    if (width && height) this.style.setProperty('--shape', `${width} / ${height}`);
  }

  private tapped(): void {
    this.enlarge(false);
  }

  private originalTapped(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.enlarge(true);
  }

  private enlarge(original: boolean): void {
    const pictures = this.among.length > 0 ? this.among : [this.picture];
    const detail = { pictures, id: this.picture.id, original };
    this.dispatchEvent(new CustomEvent<Enlarged>('enlarged', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-picture': VitrinePicture;
  }
}
