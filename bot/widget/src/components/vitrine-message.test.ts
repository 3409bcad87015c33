// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';

import { readMessage } from '../protocol';
import { STRINGS } from '../strings';
import './vitrine-message';
import type { VitrineMessage } from './vitrine-message';
import type { Enlarged, VitrinePicture } from './vitrine-picture';

const GATEWAY = 'https://chat.shop.example';
const PHOTO = {
  id: 'pic_1',
  url: '/media/pic_1.webp',
  thumbnail_url: '/media/pic_1_thumb.webp',
  width: 800,
  height: 600,
  alt: 'The sole',
  source: 'photo',
  label: '',
};

async function shown(fields: Record<string, unknown>): Promise<VitrineMessage> {
  const message = readMessage({ id: 'm1', seq: 1, role: 'bot', text: '', ...fields });
  if (!message) throw new Error('not a message');
  const element = document.createElement('vitrine-message');
  Object.assign(element, { message, strings: STRINGS.en, gateway: GATEWAY });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

async function pictured(
  fields: Record<string, unknown>,
): Promise<{ picture: VitrinePicture; root: ShadowRoot }> {
  const element = await shown({ pictures: [{ ...PHOTO, ...fields }] });
  const picture = element.shadowRoot?.querySelector('vitrine-picture');
  await picture?.updateComplete;
  if (!picture?.shadowRoot) throw new Error('no picture');
  return { picture, root: picture.shadowRoot };
}

function textOf(root: ParentNode | null | undefined, selector: string): string | undefined {
  return root?.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();
}

afterEach(() => {
  document.body.replaceChildren();
});

describe('words', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">tap</a>',
    '${alert(1)} {{ alert(1) }} <!-- -->',
    '</p></vitrine-message><iframe src="https://evil.example">',
    '\u202e<b>backwards</b>',
  ])('are text, whatever they look like: %s', async (text) => {
    for (const role of ['shopper', 'bot', 'agent', 'system']) {
      const root = (await shown({ role, text })).shadowRoot;
      expect(root?.querySelector('.text')?.textContent).toBe(text);
      expect(root?.querySelector('script, img, iframe, b, a[href^="javascript"]')).toBeNull();
    }
  });

  it('lead to the addresses in them, and to nothing else on the page', async () => {
    const root = (await shown({ text: 'See https://shop.example/care.' })).shadowRoot;
    const link = root?.querySelector('a');
    expect(link?.href).toBe('https://shop.example/care');
    expect(link?.rel).toContain('noopener');
  });

  it('say who speaks, and run in their own direction', async () => {
    const root = (await shown({ role: 'agent', text: 'مرحبا' })).shadowRoot;
    expect(textOf(root, '.heard-only')).toBe('Customer service:');
    expect(root?.querySelector('.text')?.getAttribute('dir')).toBe('auto');
  });
});

describe('a picture', () => {
  it('of the catalogue has its alt text below and no label', async () => {
    const { root } = await pictured({});
    expect(root.querySelector('img')?.src).toBe(`${GATEWAY}/media/pic_1.webp`);
    expect(root.querySelector('img')?.alt).toBe('The sole');
    expect(textOf(root, 'figcaption')).toBe('The sole');
    expect(root.querySelector('.label, a')).toBeNull();
  });

  it('that was made says so on its face, and shows its original on request', async () => {
    const { root } = await pictured({
      source: 'enhanced',
      label: 'AI-enhanced',
      original_url: '/media/pic_0.webp',
    });
    expect(textOf(root, '.label')).toBe('AI-enhanced');
    const link = root.querySelector('a');
    expect(link?.href).toBe(`${GATEWAY}/media/pic_0.webp`);
    const enlarged: Enlarged[] = [];
    document.addEventListener('enlarged', (event) => enlarged.push((event as CustomEvent<Enlarged>).detail));
    root.querySelector<HTMLElement>('button')?.click();
    link?.click();
    expect(enlarged).toEqual([
      { url: '/media/pic_1.webp', alt: 'The sole', label: 'AI-enhanced' },
      { url: '/media/pic_0.webp', alt: 'The sole', label: 'Original photo' },
    ]);
  });

  const PENDING = { ...PHOTO, status: 'pending', url: null, thumbnail_url: null };

  async function become(picture: VitrinePicture, fields: Record<string, unknown>): Promise<void> {
    picture.picture = { ...picture.picture, ...fields };
    await picture.updateComplete;
  }

  it('keeps its shape while it is being made', async () => {
    const { picture, root } = await pictured(PENDING);
    expect(picture.style.getPropertyValue('--shape')).toBe('800 / 600');
    expect(textOf(root, '.frame')).toBe(STRINGS.en.picturePending);
    expect(root.querySelector('[role=status]')).not.toBeNull();
    expect(root.querySelector('img, button')).toBeNull();
  });

  it.each([
    [{ thumbnail_url: '/media/a_thumb.webp', original_url: '/media/a.webp' }, '/media/a_thumb.webp'],
    [{ original_url: '/media/a.webp' }, '/media/a.webp'],
  ])('shows the photograph it is made from, unheard, while it is being made: %j', async (fields, shown) => {
    const { root } = await pictured({ ...PENDING, ...fields });
    const preview = root.querySelector('img');
    expect(preview?.src).toBe(GATEWAY + shown);
    expect(preview?.alt).toBe('');
    expect(preview?.className).toBe('preview');
    expect(textOf(root, '.frame')).toBe(STRINGS.en.picturePending);
  });

  it('takes its place when it is ready, over the photograph until it is loaded', async () => {
    const { picture, root } = await pictured({ ...PENDING, thumbnail_url: '/media/a_thumb.webp' });
    await become(picture, {
      status: 'ready',
      url: '/media/made.webp',
      thumbnail_url: '/media/made_thumb.webp',
    });
    expect([...root.querySelectorAll('img')].map(({ src }) => src)).toEqual([
      `${GATEWAY}/media/a_thumb.webp`,
      `${GATEWAY}/media/made.webp`,
    ]);
    root.querySelector('.full')?.dispatchEvent(new Event('load'));
    await picture.updateComplete;
    expect(root.querySelector('.full')?.hasAttribute('data-loaded')).toBe(true);
    expect(root.querySelector('.preview')?.hasAttribute('data-done')).toBe(true);
    expect(root.textContent).not.toContain(STRINGS.en.picturePending);
  });

  it('says in its place that it could not be made', async () => {
    const { picture, root } = await pictured({ ...PENDING, thumbnail_url: '/media/a_thumb.webp' });
    const place = root.querySelector('[role=status]');
    await become(picture, { status: 'failed' });
    expect(root.querySelector('[role=status]')).toBe(place);
    expect(textOf(root, '.frame')).toBe(STRINGS.en.pictureFailed);
    expect(root.querySelector('img')).toBeNull();
  });

  it('that failed or cannot be loaded is replaced by a sentence', async () => {
    expect(textOf((await pictured({ status: 'failed' })).root, '.frame')).toBe(STRINGS.en.pictureFailed);
    const { picture, root } = await pictured({});
    root.querySelector('img')?.dispatchEvent(new Event('error'));
    await picture.updateComplete;
    expect(textOf(root, '.frame')).toBe(STRINGS.en.pictureMissing);
  });

  it.each(['javascript:alert(1)', 'data:image/svg+xml,<svg onload="alert(1)">', '', 'file:///etc/passwd'])(
    'never leads to %j',
    async (url) => {
      const { root } = await pictured({ url, original_url: url, label: '<b>x</b>', alt: '"><script>' });
      expect(root.querySelector('img, a, b, script')).toBeNull();
    },
  );
});
