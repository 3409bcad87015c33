import { html, type TemplateResult } from 'lit';

import type { Card } from '../../chat/cards';
import type { Dealt } from './card';
import './vitrine-comparison';
import './vitrine-file';
import './vitrine-order';
import './vitrine-products';
import './vitrine-satisfaction';
import './vitrine-steps';

const ELEMENTS: Readonly<Record<Card['type'], (dealt: Dealt) => TemplateResult>> = {
  products: (dealt) => html`<vitrine-products class="card" .dealt=${dealt}></vitrine-products>`,
  comparison: (dealt) => html`<vitrine-comparison class="card" .dealt=${dealt}></vitrine-comparison>`,
  steps: (dealt) => html`<vitrine-steps class="card" .dealt=${dealt}></vitrine-steps>`,
  order: (dealt) => html`<vitrine-order class="card" .dealt=${dealt}></vitrine-order>`,
  file: (dealt) => html`<vitrine-file class="card" .dealt=${dealt}></vitrine-file>`,
  satisfaction: (dealt) => html`<vitrine-satisfaction class="card" .dealt=${dealt}></vitrine-satisfaction>`,
};

/** The element that shows a card. */
export function cardElement(dealt: Dealt): TemplateResult {
  return ELEMENTS[dealt.card.type](dealt);
}
