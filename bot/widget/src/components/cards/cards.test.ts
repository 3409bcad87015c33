// @vitest-environment happy-dom
import { render } from 'lit';
import type { LitElement } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';

import { readCards } from '../../chat/cards';
import { readMessage, type Button } from '../../chat/protocol';
import { STRINGS } from '../../words/strings';
import type { Rated } from '../vitrine-chat';
import { cardElement } from '.';

const GATEWAY = 'https://chat.shop.example';
const PICTURE = { id: 'pic_1', url: '/media/pic_1.webp', alt: 'The Cove hoodie' };

async function dealt(card: object, fields: object = {}): Promise<ShadowRoot> {
  const message = readMessage({ id: 'm1', seq: 1, role: 'bot', pictures: [PICTURE], ...fields });
  const [read] = readCards([card]);
  if (!message || !read) throw new Error('no card');
  const shown = { card: read, message, strings: STRINGS.en, gateway: GATEWAY, language: 'en' as const };
  render(cardElement(shown), document.body);
  const element = document.body.querySelector<LitElement>('.card');
  await element?.updateComplete;
  if (!element?.shadowRoot) throw new Error('no element');
  return element.shadowRoot;
}

function textsOf(root: ParentNode, selector: string): string[] {
  return [...root.querySelectorAll(selector)].map(({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );
}

function heard<Detail>(name: string): Detail[] {
  const details: Detail[] = [];
  document.body.addEventListener(name, (event) => details.push((event as CustomEvent<Detail>).detail), {
    once: true,
  });
  return details;
}

afterEach(() => {
  render(null, document.body);
});

describe('products', () => {
  const product = (title: string, picture: string | null) => ({
    title,
    price: '€75.00',
    note: '4.6 stars',
    url: '/products/cove',
    picture,
    button: { title: 'Tell me more', payload: '/ask' },
  });

  it('are one card where there is one, with its picture, its page and what can be asked', async () => {
    const root = await dealt({ type: 'products', text: '', products: [product('<b>Cove</b>', 'pic_1')] });
    expect(root.querySelector('vitrine-carousel, b')).toBeNull();
    expect(root.querySelector('vitrine-picture')?.picture.id).toBe('pic_1');
    expect(root.querySelector('a')?.href).toBe(`${GATEWAY}/products/cove`);
    const chosen = heard<Button>('chosen');
    root.querySelector('button')?.click();
    expect(chosen).toEqual([{ title: 'Tell me more', payload: '/ask' }]);
  });

  it('are gone through where there are several, with or without a picture', async () => {
    const root = await dealt({
      type: 'products',
      text: 'Our hoodies',
      products: [product('Cove', 'pic_1'), product('Gale', 'pic_9'), product('Drizzle', null)],
    });
    expect(root.querySelector('vitrine-carousel')?.label).toBe('Our hoodies');
    expect(textsOf(root, '[role=listitem] h3').map((title) => title.split(' ')[0])).toEqual([
      'CoveOpens',
      'GaleOpens',
      'DrizzleOpens',
    ]);
    expect(root.querySelectorAll('vitrine-picture')).toHaveLength(1);
  });
});

it('a comparison is a table with headers for its rows and columns', async () => {
  const root = await dealt({
    type: 'comparison',
    text: '',
    columns: [
      { title: 'Cove', url: null, picture: 'pic_1' },
      { title: 'Gale', url: null, picture: null },
    ],
    rows: [{ name: 'Price', values: ['€75', '€85'] }],
  });
  expect(textsOf(root, 'thead th[scope=col]')).toEqual(['Cove', 'Gale']);
  expect(textsOf(root, 'tbody th[scope=row]')).toEqual(['Price']);
  expect(textsOf(root, 'tbody td')).toEqual(['€75', '€85']);
  const region = root.querySelector('[role=region]');
  expect(region?.getAttribute('tabindex')).toBe('0');
  expect(region?.getAttribute('aria-label')).toBe(STRINGS.en.comparison);
});

it('steps are counted, and shown with their pictures', async () => {
  const root = await dealt({
    type: 'steps',
    text: '',
    title: 'Washing',
    steps: [
      { title: 'Close the zip', text: '', picture: 'pic_1' },
      { title: 'Wash at 30 °C', text: 'Gently.', picture: null },
    ],
  });
  expect(textsOf(root, '.place')).toEqual(['Step 1 of 2', 'Step 2 of 2']);
  expect(root.querySelectorAll('[role=listitem]:first-child vitrine-picture')).toHaveLength(1);
  expect(root.querySelector('vitrine-carousel')?.paged).toBe(true);
});

it('an order says in words how far it is, when and what for', async () => {
  const root = await dealt({
    type: 'order',
    text: '',
    number: 'V-10206',
    status: 'On its way',
    stages: [
      { title: 'Paid', at: '2026-11-02T09:00:00Z', state: 'done' },
      { title: 'With the carrier', at: null, state: 'now' },
      { title: 'Delivered', at: null, state: 'next' },
    ],
    items: [{ title: 'Camp mug', quantity: 2, price: '€36.00' }],
    total: '€36.00',
    link: { title: 'Track', url: 'https://parcels.example/1' },
  });
  expect(textsOf(root, '.stage')).toEqual([
    'Paid, Done',
    'With the carrier, Now',
    'Delivered, Still to come',
  ]);
  expect(root.querySelector('[aria-current=step]')?.className).toBe('now');
  expect(root.querySelector('time')?.dateTime).toBe('2026-11-02T09:00:00.000Z');
  expect(textsOf(root, '.items li, .total')).toEqual(['2 × Camp mug €36.00', 'Total €36.00']);
  expect(root.querySelector('a')?.href).toBe('https://parcels.example/1');
});

it('a file opens beside the shop, and says what it is', async () => {
  const root = await dealt({
    type: 'file',
    text: '',
    title: 'Invoice',
    url: '/invoices/1.pdf',
    media_type: 'application/pdf',
  });
  expect(root.querySelector('a')?.href).toBe(`${GATEWAY}/invoices/1.pdf`);
  expect(root.querySelector('a')?.target).toBe('_blank');
  expect(textsOf(root, '.type')).toEqual(['PDF']);
});

describe('the question how the chat was', () => {
  const CARD = { type: 'satisfaction', text: 'How was this chat?' };

  it('is a group of five choices, each in words, of which one counts at once', async () => {
    const root = await dealt(CARD);
    expect(root.querySelector('[role=radiogroup]')?.getAttribute('aria-label')).toBe(CARD.text);
    expect(textsOf(root, 'label')).toEqual(STRINGS.en.satisfaction);
    expect(root.querySelector(':checked, .words, .thanks')).toBeNull();
    const rated = heard<Rated>('rated');
    root.querySelectorAll('input')[3]?.click();
    expect(rated).toEqual([{ messageId: 'm1', value: 4, reason: '' }]);
  });

  it('takes a comment once something is chosen', async () => {
    const root = await dealt(CARD, { rating: { value: 2, reason: '' } });
    expect(textsOf(root, 'label:has(:checked)')).toEqual(['Bad']);
    const comment = root.querySelector<HTMLInputElement>('.words input');
    const rated = heard<Rated>('rated');
    if (comment) comment.value = ' Too slow ';
    root.querySelector('form')?.requestSubmit();
    expect(rated).toEqual([{ messageId: 'm1', value: 2, reason: 'Too slow' }]);
  });

  it('can be answered otherwise, and keeps the comment', async () => {
    const root = await dealt(CARD, { rating: { value: 2, reason: 'Too slow' } });
    expect(root.querySelector('.words')).toBeNull();
    expect(textsOf(root, '.thanks')).toEqual([STRINGS.en.satisfactionThanks]);
    const rated = heard<Rated>('rated');
    root.querySelectorAll('input')[2]?.click();
    expect(rated).toEqual([{ messageId: 'm1', value: 3, reason: 'Too slow' }]);
  });
});
