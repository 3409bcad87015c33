import { expect, it } from 'vitest';

import { accentOf, contrastRatio, isDark } from './colour';

it.each(['#1f5a4c', '#ffd400', '#fff', '#000000', '#7f7f7f', '#e91e63', '#00bcd4', '#ABC'])(
  'whatever a shop paints the chat with can be read: %s',
  (colour) => {
    const accent = accentOf(colour);
    expect(contrastRatio(accent.fill, accent.onFill)).toBeGreaterThanOrEqual(4.5);
    for (const surface of ['#ffffff', '#f6f4f0'])
      expect(contrastRatio(accent.onLight, surface)).toBeGreaterThanOrEqual(4.5);
    for (const surface of ['#1a1a18', '#262623'])
      expect(contrastRatio(accent.onDark, surface)).toBeGreaterThanOrEqual(4.5);
  },
);

it.each(['#f3ecff', '#10203a', '#808080', '#ffffff'])(
  'the accent can be read on a surface that the page has chosen: %s',
  (surface) => {
    for (const colour of ['#ffd400', '#1f5a4c', '#7f7f7f']) {
      const { onLight, onDark } = accentOf(colour, surface);
      expect(contrastRatio(onLight, surface)).toBeGreaterThanOrEqual(4.5);
      expect(onDark).toBe(onLight);
    }
  },
);

it('white is read on what is dark', () => {
  expect(['#10203a', '#000', '#ffd400', '#fff'].map(isDark)).toEqual([true, true, false, false]);
});

it('a three-digit colour is the six-digit one', () => {
  expect(accentOf('#abc')).toEqual(accentOf('#aabbcc'));
});

it.each([null, '', 'red', '#12', '#12345g', 'url(https://evil.example)', '#fff;background:red'])(
  '%j is no colour, and the chat keeps its own',
  (colour) => {
    expect(accentOf(colour)).toEqual(accentOf('#1f5a4c'));
  },
);
