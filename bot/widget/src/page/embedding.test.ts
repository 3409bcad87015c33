// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';

import { mountOf, readEmbedding, watchPage } from './embedding';

function script(attributes: Record<string, string>): HTMLScriptElement {
  const tag = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
  return tag;
}

describe('a script tag', () => {
  afterEach(() => {
    document.documentElement.lang = '';
    document.documentElement.dir = '';
    document.body.replaceChildren();
  });

  it('needs nothing but its address', () => {
    expect(readEmbedding(script({ src: 'https://chat.shop.example:8443/some/widget.js?v=2' }))).toEqual({
      gateway: 'https://chat.shop.example:8443',
      language: 'en',
      direction: 'ltr',
      position: null,
      title: null,
      greeting: null,
      hint: null,
      colour: null,
      theme: 'auto',
      radius: null,
      icon: null,
      customerToken: null,
    });
  });

  it('can say how the chat is to look and speak', () => {
    const tag = script({
      src: 'https://chat.shop.example/widget.js',
      'data-shop': ' 杜松之家 ',
      'data-language': 'zh-CN',
      'data-direction': 'rtl',
      'data-position': 'left',
      'data-greeting': '您好',
      'data-hint': '问吧',
      'data-colour': '#123456',
      'data-theme': 'dark',
      'data-radius': '8px',
      'data-icon': '/icon.svg',
      'data-customer-token': 'token',
    });
    expect(readEmbedding(tag)).toEqual({
      gateway: 'https://chat.shop.example',
      language: 'zh',
      direction: 'rtl',
      position: 'left',
      title: '杜松之家',
      greeting: '您好',
      hint: '问吧',
      colour: '#123456',
      theme: 'dark',
      radius: 8,
      icon: '/icon.svg',
      customerToken: 'token',
    });
  });

  it('can have a heading other than the shop’s name', () => {
    const tag = script({
      src: 'https://chat.example/widget.js',
      'data-shop': 'Juniper',
      'data-title': 'Help',
    });
    expect(readEmbedding(tag).title).toBe('Help');
  });

  it('asks in vain for what there is not', () => {
    const tag = script({
      src: 'https://chat.shop.example/widget.js',
      'data-direction': 'up',
      'data-position': 'centre',
      'data-theme': 'neon',
      'data-radius': 'round',
    });
    expect(readEmbedding(tag)).toMatchObject({
      direction: 'ltr',
      position: null,
      theme: 'auto',
      radius: null,
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

  it('follows the direction of the page', () => {
    document.documentElement.dir = 'rtl';
    expect(readEmbedding(script({ src: 'https://chat.example/widget.js' })).direction).toBe('rtl');
  });

  it('names the element that the chat fills, where the page has it', () => {
    const tag = script({ 'data-mount': '#help' });
    expect(mountOf(script({}))).toBeNull();
    expect(mountOf(tag)).toBeNull();
    const place = document.createElement('main');
    place.id = 'help';
    document.body.append(place);
    expect(mountOf(tag)).toBe(place);
  });
});

it('a page that changes its language is heard', async () => {
  const changed = vi.fn();
  const stop = watchPage(document.documentElement, changed);
  document.documentElement.lang = 'zh';
  await vi.waitFor(() => {
    expect(changed).toHaveBeenCalledTimes(1);
  });
  stop();
  document.documentElement.lang = 'en';
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(changed).toHaveBeenCalledTimes(1);
});
