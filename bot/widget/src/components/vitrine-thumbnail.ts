import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { bitmapOf, fitted } from '../photographs/shrinking';
import { element } from './element';
import { pictureIcon } from './icons';
import { foundation } from './theme';

/** Sharp on a screen with two dots a pixel. */
const LONGEST_SIDE = 600;

/**
 * The shopper's own photograph before the gateway has it. It is drawn rather than loaded: a page's content security
 * policy may forbid the addresses that a file on the shopper's device has.
 */
@element('vitrine-thumbnail')
export class VitrineThumbnail extends LitElement {
  static override styles = [
    foundation,
    css`
      :host {
        display: grid;
        place-items: center;
        overflow: hidden;
        background: var(--raised);
        color: var(--quiet);
        /* White photographs on a white ground need an edge. */
        outline: 1px solid var(--edge);
        outline-offset: -1px;
      }

      canvas {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  @property({ attribute: false }) file: Blob | null = null;
  @property() label = '';
  /** Whether the browser can read the file: Chrome cannot read HEIC. */
  @state() private readable = true;
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label} ?hidden=${!this.readable}></canvas>
      ${this.readable ? '' : html`<span role="img" aria-label=${this.label}>${pictureIcon}</span>`}`;
  }

  protected override updated(changes: Map<PropertyKey, unknown>): void {
    if (changes.has('file') && this.file) void this.draw(this.file);
  }

  private async draw(file: Blob): Promise<void> {
    const bitmap = await bitmapOf(file);
    this.readable = bitmap !== null;
    if (!bitmap || file !== this.file) return;
    Object.assign(this.canvas, fitted(bitmap.width, bitmap.height, LONGEST_SIDE));
    this.canvas.getContext('2d')?.drawImage(bitmap, 0, 0, this.canvas.width, this.canvas.height);
    bitmap.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-thumbnail': VitrineThumbnail;
  }
}
