import { css, html, nothing } from 'lit';

import type { CardOf } from '../../chat/cards';
import type { Button } from '../../chat/protocol';
import { element } from '../element';
import '../vitrine-carousel';
import { VitrineCard, cardFoundation } from './card';

type Product = CardOf<'products'>['products'][number];

/**
 * Products of the shop: one, or several to be gone through.
 *
 * @fires chosen - CustomEvent with the tapped button
 */
@element('vitrine-products')
export class VitrineProducts extends VitrineCard<'products'> {
  static override styles = [
    cardFoundation,
    css`
      :host {
        display: block;
      }

      article {
        display: flex;
        flex-direction: column;
        max-width: 280px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
        background: var(--surface);
      }

      [role='listitem'] {
        display: grid;
      }

      vitrine-picture {
        --frame: 1;
        --corner: 0;
        --edge: transparent;
        --caption-inset: 14px;
      }

      .about {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 2px;
        padding: 12px 14px 14px;
      }

      h3 {
        margin: 0;
        font-size: 15px;
        font-weight: 600;
        line-height: 1.35;
      }

      a {
        color: inherit;
        text-decoration: none;
      }

      a:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }

      p {
        margin: 0;
      }

      .note {
        color: var(--quiet);
        font-size: 13px;
        line-height: 1.4;
      }

      button {
        min-height: 40px;
        margin-block-start: auto;
        padding: 6px 14px;
        border: 1px solid var(--accent-ink);
        border-radius: var(--bubble);
        color: var(--accent-ink);
        font-size: 14px;
        line-height: 1.35;
        transition: background-color 0.15s;
      }

      .space {
        flex: 1;
        min-height: 8px;
      }

      button:hover {
        background: var(--raised);
      }
    `,
  ];

  protected override render() {
    const { card, strings } = this.dealt;
    const [first, ...others] = card.products;
    if (first && others.length === 0) return this.product(first);
    return html`<vitrine-carousel
      .strings=${strings}
      label=${card.text || strings.products}
      placed=${strings.itemPlace}
    >
      ${card.products.map(
        (product) => html`<div role="listitem" data-words=${product.title}>${this.product(product)}</div>`,
      )}
    </vitrine-carousel>`;
  }

  private product({ title, price, note, url, picture, button }: Product) {
    return html`<article>
      ${this.picture(picture)}
      <div class="about">
        <h3 dir="auto">${this.link(title, url)}</h3>
        ${price ? html`<p dir="auto">${price}</p>` : nothing}
        ${note ? html`<p class="note" dir="auto">${note}</p>` : nothing}
        ${button ? this.button(button, title) : nothing}
      </div>
    </article>`;
  }

  private button(button: Button, product: string) {
    return html`<span class="space"></span>
      <button
        type="button"
        aria-label="${button.title}: ${product}"
        @click=${() => {
          this.choose(button);
        }}
      >
        ${button.title}
      </button>`;
  }

  private choose(button: Button): void {
    this.dispatchEvent(new CustomEvent<Button>('chosen', { detail: button, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-products': VitrineProducts;
  }
}
