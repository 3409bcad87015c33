// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';

import { readEmbedding } from './embedding';

function script(attributes: Record<string, string>): HTMLScriptElement {
  const tag = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
  return tag;
}

describe('a script tag', () => {
  afterEach(() => {
    document.documentElement.lang = '';
  });

  it('needs nothing but its address', () => {
    expect(readEmbedding(script({ src: 'https://chat.shop.example:8443/some/widget.js?v=2' }))).toEqual({
      gateway: 'https://chat.shop.example:8443',
      shop: null,
      language: 'en',
      position: 'right',
      colour: null,
    });
  });

  it('can say how the chat is to look and speak', () => {
    const tag = script({
      src: 'https://chat.shop.example/widget.js',
      'data-shop': ' 杜松之家 ',
      'data-language': 'zh-CN',
      'data-position': 'left',
      'data-colour': '#123456',
    });
    expect(readEmbedding(tag)).toMatchObject({
      shop: '杜松之家',
      language: 'zh',
      position: 'left',
      colour: '#123456',
    });
  });

  it.each([
    { page: 'zh-CN', tag: null, spoken: 'zh' },
    { page: 'zh-CN', tag: 'en', spoken: 'en' },
    { page: 'fr', tag: null, spoken: 'en' },
    { page: '', tag: 'zh', spoken: 'zh' },
  ])('speaks $spoken on a page in $page when it asks for $tag', ({ page, tag, spoken }) => {
    document.documentElement.lang = page;
    const attributes = { src: 'https://chat.shop.example/widget.js', ...(tag && { 'data-language': tag }) };
    expect(readEmbedding(script(attributes)).language).toBe(spoken);
  });
});
