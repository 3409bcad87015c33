import { describe, expect, it } from 'vitest';

import { STRINGS, filled, languageOf } from './strings';

const GAP = /\{\w+\}/g;

function sentences(value: object): [string, string][] {
  return Object.entries(value).flatMap(([name, said]: [string, unknown]) =>
    typeof said === 'string'
      ? [[name, said] as [string, string]]
      : sentences(said as object).map(([inner, text]) => [`${name}.${inner}`, text] as [string, string]),
  );
}

describe('the strings', () => {
  it('say the same things in both languages', () => {
    expect(sentences(STRINGS.zh).map(([name]) => name)).toEqual(sentences(STRINGS.en).map(([name]) => name));
  });

  it('have the same gaps to fill in both languages', () => {
    expect(sentences(STRINGS.zh).map(([, text]) => text.match(GAP))).toEqual(
      sentences(STRINGS.en).map(([, text]) => text.match(GAP)),
    );
  });

  it.each(sentences(STRINGS.en))('%s is English', (_, text) => {
    expect(text).toMatch(/^[A-Z][\x20-\x7e…]+$/);
  });

  it.each(sentences(STRINGS.zh))('%s is Chinese', (_, text) => {
    expect(text.replace(GAP, '')).toMatch(/^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef…]+$/);
  });
});

it.each([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['ZH-hant-TW', 'zh'],
  [' zh ', 'zh'],
  ['en-GB', 'en'],
  ['zha', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
])('the language of a page marked %j is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it('a sentence is filled with what it names', () => {
  expect(filled('Step {place} of {count}', { place: 2, count: 5 })).toBe('Step 2 of 5');
});
