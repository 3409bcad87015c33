import { afterEach, describe, expect, it, vi } from 'vitest';

import { dayOf, localeOf, momentOf, sameDay, timeOf } from './dates';

const NOON = new Date(2026, 10, 27, 12);

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  [['de-DE', 'en-AU', 'en'], 'en', 'en-AU'],
  [['zh-TW', 'en'], 'zh', 'zh-TW'],
  [['de-DE'], 'zh', 'zh'],
] as const)('of %j and %s, dates are written as in %s', (languages, language, locale) => {
  vi.stubGlobal('navigator', { languages });
  expect(localeOf(language)).toBe(locale);
});

it('a time is written as in the language', () => {
  const afternoon = new Date(2026, 10, 2, 14, 5);
  expect(timeOf(afternoon, 'en-GB')).toBe('14:05');
  expect(timeOf(afternoon, 'en-US')).toMatch(/^2:05\sPM$/u);
  expect(momentOf(afternoon, 'en-GB')).toBe('2 Nov, 14:05');
  expect(momentOf(afternoon, 'zh')).toBe('11月2日 14:05');
});

describe('a day', () => {
  it.each([
    [new Date(2026, 10, 27, 0, 1), 'en-GB', 'today'],
    [new Date(2026, 10, 26, 23, 59), 'en-GB', 'yesterday'],
    [new Date(2026, 10, 26), 'zh', '昨天'],
    [new Date(2026, 10, 25), 'en-GB', 'Wednesday 25 November'],
    [new Date(2025, 11, 24), 'en-GB', 'Wednesday, 24 December 2025'],
    [new Date(2026, 10, 25), 'zh', '11月25日星期三'],
  ])('is named as one speaks of it: %s, %s', (moment, locale, name) => {
    expect(dayOf(moment, NOON, locale)).toBe(name);
  });

  it('ends at midnight', () => {
    expect(sameDay(new Date(2026, 10, 27), NOON)).toBe(true);
    expect(sameDay(new Date(2026, 10, 26, 23, 59), NOON)).toBe(false);
  });
});
