import { describe, expect, it } from 'vitest';

import { addressOf, stretchesOf } from './links';

describe('links in a text', () => {
  it.each([
    ['See https://shop.example/care?x=1&y=2#wash.', 'https://shop.example/care?x=1&y=2#wash'],
    ['(http://shop.example)', 'http://shop.example/'],
    ['说明在https://shop.example/care。谢谢', 'https://shop.example/care'],
    ['https://shop.example/a，再见', 'https://shop.example/a'],
  ])('%s', (text, href) => {
    const stretches = stretchesOf(text);
    expect(stretches.filter((stretch) => stretch.href).map((stretch) => stretch.href)).toEqual([href]);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//https',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'https://',
    'http:// nothing',
    '',
    'ftp://shop.example',
  ])('are none in %j', (text) => {
    const stretches = stretchesOf(text);
    expect(stretches.every((stretch) => stretch.href === null)).toBe(true);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
  });

  it('take a long hostile text in their stride', () => {
    const text = 'https://'.repeat(5000);
    expect(
      stretchesOf(text)
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text);
  });
});

describe('the address of a picture', () => {
  it.each([
    ['/media/pic_1.webp', 'https://chat.shop.example/media/pic_1.webp'],
    ['https://cdn.example/1.webp', 'https://cdn.example/1.webp'],
    ['javascript:alert(1)', null],
    ['data:image/svg+xml,<svg onload=alert(1)>', null],
    ['blob:https://x/1', null],
    ['', null],
    ['http://[broken', null],
  ])('%s', (url, address) => {
    expect(addressOf(url, 'https://chat.shop.example')).toBe(address);
  });
});
