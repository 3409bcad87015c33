import { describe, expect, it } from 'vitest';

import { filesIn, picturesIn, readCards } from './cards';

const PRODUCT = {
  title: 'Cove hoodie',
  price: '€75.00',
  note: '4.6 stars of 12 reviews',
  url: '/products/cove-hoodie',
  picture: 'pic_1',
  button: { title: 'Tell me more', payload: '/ask_product' },
};
const PRODUCTS = { type: 'products', text: 'Our hoodies:', products: [PRODUCT] };
const COMPARISON = {
  type: 'comparison',
  text: '',
  columns: [
    { title: 'Cove hoodie', url: null, picture: 'pic_1' },
    { title: 'Gale zip hoodie', url: 'https://shop.example/gale', picture: null },
  ],
  rows: [{ name: 'Price', values: ['€75.00', '€85.00'] }],
};
const STEPS = {
  type: 'steps',
  text: '',
  title: 'Washing the Cove hoodie',
  steps: [{ title: 'Turn it inside out', text: 'Close the zip.', picture: 'pic_1' }],
};
const ORDER = {
  type: 'order',
  text: '',
  number: 'V-10206',
  status: 'On its way',
  stages: [{ title: 'Paid', at: '2026-11-02T09:00:00Z', state: 'done' }],
  items: [{ title: 'Cove hoodie', quantity: 1, price: '€75.00' }],
  total: '€75.00',
  link: { title: 'Track the parcel', url: 'https://parcels.example/1' },
};
const FILE = {
  type: 'file',
  text: '',
  title: 'Invoice V-10206',
  url: '/invoices/1.pdf',
  media_type: 'application/pdf',
};
const SATISFACTION = { type: 'satisfaction', text: 'How was this chat?' };

describe('a card', () => {
  it.each([PRODUCTS, COMPARISON, STEPS, FILE, SATISFACTION])('of each type is read: $type', (card) => {
    expect(readCards([card])).toEqual([card]);
  });

  it('about an order has its moments as dates', () => {
    expect(readCards([ORDER])).toEqual([
      { ...ORDER, stages: [{ title: 'Paid', at: new Date('2026-11-02T09:00:00Z'), state: 'done' }] },
    ]);
  });

  it.each([
    { type: 'carousel', text: '' },
    {},
    { ...PRODUCTS, products: [] },
    { ...PRODUCTS, products: [{ title: '' }, 'Cove hoodie'] },
    { ...COMPARISON, columns: COMPARISON.columns.slice(1) },
    { ...COMPARISON, rows: [{ name: 'Price', values: ['€75.00'] }] },
    { ...COMPARISON, rows: [] },
    { ...STEPS, steps: [] },
    { ...ORDER, number: '' },
    { ...FILE, url: 'javascript:alert(1)' },
    { ...FILE, url: 'data:application/pdf,x' },
  ])('that is not as it should be is none: %j', (card) => {
    expect(readCards([card, SATISFACTION])).toEqual([SATISFACTION]);
  });

  it('does without what is damaged in it', () => {
    const [products, order] = readCards([
      {
        ...PRODUCTS,
        products: [null, { title: 'Mug', url: 'javascript:alert(1)', picture: 5, button: { title: 'Buy' } }],
      },
      {
        ...ORDER,
        stages: [
          { title: 'Paid', at: 'soon', state: 'done' },
          { title: 'Lost', at: null, state: 'gone' },
        ],
        items: 'none',
        total: 75,
        link: { title: 'Track', url: 'ftp://parcels.example' },
      },
    ]);
    expect(products).toMatchObject({
      products: [{ title: 'Mug', price: '', note: '', url: null, picture: null, button: null }],
    });
    expect(order).toMatchObject({
      stages: [{ title: 'Paid', at: null, state: 'done' }],
      items: [],
      total: null,
      link: null,
    });
  });

  it('names the pictures that it shows', () => {
    expect(readCards([PRODUCTS, COMPARISON, STEPS, ORDER]).map(picturesIn)).toEqual([
      ['pic_1'],
      ['pic_1', null],
      ['pic_1'],
      [],
    ]);
  });
});

describe('files in a text', () => {
  it('are the PDFs that it leads to, each once and by its name', () => {
    const text =
      'https://shop.example/wool%20care.pdf, https://shop.example/wool%20care.pdf (https://shop.example/A.PDF?x=1) https://shop.example/%E0.pdf';
    expect(filesIn(text).map(({ title, url }) => [title, url])).toEqual([
      ['wool care.pdf', 'https://shop.example/wool%20care.pdf'],
      ['A.PDF', 'https://shop.example/A.PDF?x=1'],
      ['%E0.pdf', 'https://shop.example/%E0.pdf'],
    ]);
  });

  it.each(['', 'care.pdf', 'https://shop.example/care', 'https://shop.example/?file=care.pdf'])(
    'are none in %j',
    (text) => {
      expect(filesIn(text)).toEqual([]);
    },
  );
});
