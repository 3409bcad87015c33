import { expect, it } from 'vitest';

import { randomUuid } from './identifiers';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each([
  { name: 'with randomUUID', source: crypto },
  { name: 'on a page without TLS', source: { getRandomValues: crypto.getRandomValues.bind(crypto) } },
])('makes a new version 4 UUID each time $name', ({ source }) => {
  const made = Array.from({ length: 200 }, () => randomUuid(source));
  for (const uuid of made) expect(uuid).toMatch(VERSION_4);
  expect(new Set(made).size).toBe(200);
});
