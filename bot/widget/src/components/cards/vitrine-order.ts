import { css, html, nothing } from 'lit';

import type { CardOf } from '../../chat/cards';
import { localeOf, momentOf } from '../../words/dates';
import { filled } from '../../words/strings';
import { element } from '../element';
import { checkIcon } from '../icons';
import { VitrineCard, cardFoundation } from './card';

type Order = CardOf<'order'>;

/** An order: how far it is, what is in it, and where it can be followed. */
@element('vitrine-order')
export class VitrineOrder extends VitrineCard<'order'> {
  static override styles = [
    cardFoundation,
    css`
      :host {
        display: block;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--bubble);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 6px 12px;
      }

      h3 {
        margin: 0;
        font-size: 15px;
        font-weight: 600;
      }

      .status {
        padding: 1px 12px;
        border: 1px solid var(--accent-ink);
        border-radius: 999px;
        color: var(--accent-ink);
        font-size: 13px;
        font-weight: 500;
        line-height: 22px;
      }

      ol,
      ul {
        margin: 14px 0 0;
        padding: 0;
        list-style: none;
      }

      .stages li {
        position: relative;
        display: grid;
        grid-template-columns: 22px minmax(0, 1fr) auto;
        gap: 0 12px;
        padding-block-end: 14px;
        line-height: 22px;
      }

      .stages li:last-child {
        padding-block-end: 0;
      }

      /* The way from one stage to the next. */
      .stages li:not(:last-child)::before {
        position: absolute;
        inset-block: 24px 2px;
        inset-inline-start: 10px;
        border-inline-start: 2px dotted var(--quiet);
        content: '';
      }

      .stages .done:not(:last-child)::before {
        border-inline-start: 2px solid var(--accent-ink);
      }

      .mark {
        display: grid;
        place-items: center;
        width: 22px;
        height: 22px;
        border: 2px solid var(--accent-ink);
        border-radius: 50%;
        color: var(--surface);
      }

      .mark svg {
        width: 14px;
        height: 14px;
        stroke-width: 3;
      }

      .done .mark {
        background: var(--accent-ink);
        forced-color-adjust: none;
      }

      .now .mark::before {
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--accent-ink);
        content: '';
        forced-color-adjust: none;
      }

      .next .mark {
        border: 2px dashed var(--quiet);
      }

      .now .stage {
        font-weight: 600;
      }

      .next,
      time {
        color: var(--quiet);
      }

      time {
        font-size: 13px;
        white-space: nowrap;
      }

      .items {
        padding-block-start: 12px;
        border-block-start: 1px solid var(--line);
      }

      .items li,
      .total {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        padding-block: 3px;
        font-size: 14px;
      }

      .amount {
        flex-shrink: 0;
        max-width: 60%;
        font-variant-numeric: tabular-nums;
      }

      .total {
        margin: 6px 0 0;
        font-weight: 600;
      }

      a {
        display: grid;
        place-content: center;
        min-height: 42px;
        margin-block-start: 14px;
        padding: 6px 16px;
        border-radius: var(--bubble);
        background: var(--accent);
        color: var(--on-accent);
        font-size: 14px;
        font-weight: 500;
        text-align: center;
        text-decoration: none;
      }

      @media (forced-colors: active) {
        a {
          border: 1px solid;
        }
      }
    `,
  ];

  protected override render() {
    const { card, strings } = this.dealt;
    return html`<div class="head">
        <h3 dir="auto">${filled(strings.order, { number: card.number })}</h3>
        ${card.status ? html`<span class="status" dir="auto">${card.status}</span>` : nothing}
      </div>
      ${
        card.stages.length > 0
          ? html`<ol class="stages">
              ${card.stages.map((stage) => this.stage(stage))}
            </ol>`
          : nothing
      }
      ${this.items(card)} ${card.link ? this.link(card.link.title, card.link.url) : nothing}`;
  }

  private stage({ title, at, state }: Order['stages'][number]) {
    const { strings, language } = this.dealt;
    return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
      <span class="mark">${state === 'done' ? checkIcon : nothing}</span>
      <span class="stage" dir="auto">${title}<span class="heard-only">, ${strings.stages[state]}</span></span>
      ${at ? html`<time dir="auto" datetime=${at.toISOString()}>${momentOf(at, localeOf(language))}</time>` : nothing}
    </li>`;
  }

  private items({ items, total }: Order) {
    if (items.length === 0 && !total) return nothing;
    return html`<ul class="items">
        ${items.map(
          ({ title, quantity, price }) =>
            html`<li>
              <span dir="auto">${quantity > 1 ? `${quantity} × ` : nothing}${title}</span>
              <span class="amount" dir="auto">${price}</span>
            </li>`,
        )}
      </ul>
      ${
        total
          ? html`<p class="total">
              <span dir="auto">${this.dealt.strings.total}</span>
              <span class="amount" dir="auto">${total}</span>
            </p>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-order': VitrineOrder;
  }
}
