import * as v from 'valibot';

import { stretchesOf } from '../words/links';
import { Button, listOf, optionalText, text } from './protocol';

/**
 * What a message says and shows, once more in structure. A card that is not as it should be is no card: the
 * message still has its text and its pictures.
 */

const words = v.pipe(v.string(), v.nonEmpty());
const address = v.pipe(v.string(), v.regex(/^(https?:\/)?\//iu));
const optionalAddress = v.fallback(v.nullable(address), null);
const moment = v.pipe(
  v.string(),
  v.transform((written) => new Date(written)),
  v.date(),
);

const Products = v.object({
  type: v.literal('products'),
  text,
  products: v.pipe(
    listOf(
      v.object({
        title: words,
        price: text,
        note: text,
        url: optionalAddress,
        picture: optionalText,
        button: v.fallback(v.nullable(Button), null),
      }),
    ),
    v.minLength(1),
  ),
});

const Comparison = v.pipe(
  v.object({
    type: v.literal('comparison'),
    text,
    columns: v.pipe(
      v.array(v.object({ title: words, url: optionalAddress, picture: optionalText })),
      v.minLength(2),
      v.maxLength(4),
    ),
    rows: v.pipe(v.array(v.object({ name: words, values: v.array(v.string()) })), v.minLength(1)),
  }),
  v.check(({ columns, rows }) => rows.every(({ values }) => values.length === columns.length)),
);

const Steps = v.object({
  type: v.literal('steps'),
  text,
  title: text,
  steps: v.pipe(v.array(v.object({ title: text, text, picture: optionalText })), v.minLength(1)),
});

const Order = v.object({
  type: v.literal('order'),
  text,
  number: words,
  status: text,
  stages: listOf(
    v.object({
      title: words,
      at: v.fallback(v.nullable(moment), null),
      state: v.picklist(['done', 'now', 'next']),
    }),
  ),
  items: listOf(
    v.object({ title: words, quantity: v.fallback(v.pipe(v.number(), v.minValue(1)), 1), price: text }),
  ),
  total: optionalText,
  link: v.fallback(v.nullable(v.object({ title: words, url: address })), null),
});

const File = v.object({ type: v.literal('file'), text, title: words, url: address, media_type: text });

const Satisfaction = v.object({ type: v.literal('satisfaction'), text });

const Card = v.variant('type', [Products, Comparison, Steps, Order, File, Satisfaction]);

export type Card = v.InferOutput<typeof Card>;

/** The cards of one type. */
export type CardOf<Type extends Card['type']> = Extract<Card, { type: Type }>;

/** The cards in `data` that are as they should be. */
export function readCards(data: readonly unknown[]): Card[] {
  return data.map((card) => v.safeParse(Card, card)).flatMap((read) => (read.success ? [read.output] : []));
}

/** The ids of the pictures that `card` shows. */
export function picturesIn(card: Card): (string | null)[] {
  switch (card.type) {
    case 'products':
      return card.products.map(({ picture }) => picture);
    case 'comparison':
      return card.columns.map(({ picture }) => picture);
    case 'steps':
      return card.steps.map(({ picture }) => picture);
    default:
      return [];
  }
}

/** What the buttons of `cards` send. */
export function payloadsIn(cards: readonly Card[]): Set<string> {
  const products = cards.flatMap((card) => (card.type === 'products' ? card.products : []));
  return new Set(products.flatMap(({ button }) => button?.payload ?? []));
}

/** The PDF files that the addresses in `written` lead to, each once. */
export function filesIn(written: string): CardOf<'file'>[] {
  const addresses = stretchesOf(written).flatMap(({ href }) => href ?? []);
  return [...new Set(addresses)].flatMap((url) => {
    const name = new URL(url).pathname.split('/').at(-1) ?? '';
    return /\.pdf$/iu.test(name)
      ? [{ type: 'file', text: '', title: decoded(name), url, media_type: 'application/pdf' }]
      : [];
  });
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
