// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';

import { readMessage } from '../chat/protocol';
import { STRINGS } from '../words/strings';
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
  Object.assign(element, { message, strings: STRINGS.en, gateway: GATEWAY, language: 'en' });
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
    expect(root.querySelector<HTMLImageElement>('.full')?.src).toBe(`${GATEWAY}/media/pic_1.webp`);
    expect(root.querySelector<HTMLImageElement>('.full')?.alt).toBe('The sole');
    expect(textOf(root, 'figcaption')).toBe('The sole');
    expect(root.querySelector('.label, a')).toBeNull();
  });

  it('that was made says so on its face, and shows its original on request', async () => {
    const { picture, root } = await pictured({
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
      { pictures: [picture.picture], id: 'pic_1', original: false },
      { pictures: [picture.picture], id: 'pic_1', original: true },
    ]);
  });

  it('shows its smaller copy, out of focus, until it is loaded', async () => {
    const { picture, root } = await pictured({});
    const preview = root.querySelector<HTMLImageElement>('.preview');
    expect(preview?.src).toBe(`${GATEWAY}/media/pic_1_thumb.webp`);
    expect(preview?.alt).toBe('');
    root.querySelector('.full')?.dispatchEvent(new Event('load'));
    await picture.updateComplete;
    expect(preview?.hasAttribute('data-done')).toBe(true);
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
    await become(picture, { status: 'failed' });
    expect(textOf(root, '.frame')).toBe(STRINGS.en.pictureFailed);
    expect(root.querySelector('img')).toBeNull();
  });

  it('that failed or cannot be loaded is replaced by a sentence', async () => {
    expect(textOf((await pictured({ status: 'failed' })).root, '.frame')).toBe(STRINGS.en.pictureFailed);
    const { picture, root } = await pictured({});
    root.querySelector('.full')?.dispatchEvent(new Event('error'));
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

describe('several pictures', () => {
  const pictures = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...PHOTO, id: `pic_${index}` }));

  it('stand side by side up to two, in their smaller copies', async () => {
    const root = (await shown({ pictures: pictures(2) })).shadowRoot;
    expect(root?.querySelector('vitrine-carousel')).toBeNull();
    expect([...(root?.querySelectorAll('vitrine-picture') ?? [])].map(({ small }) => small)).toEqual([
      true,
      true,
    ]);
  });

  it('are swiped through from three on, and know each other', async () => {
    const root = (await shown({ pictures: pictures(3) })).shadowRoot;
    const [first] = root?.querySelectorAll('vitrine-carousel vitrine-picture') ?? [];
    expect((first as VitrinePicture).among.map(({ id }) => id)).toEqual(['pic_0', 'pic_1', 'pic_2']);
  });
});

describe('a card', () => {
  const CARD = {
    type: 'comparison',
    text: 'Side by side:',
    columns: [
      { title: 'Cove', url: null, picture: 'pic_1' },
      { title: 'Gale', url: null, picture: null },
    ],
    rows: [{ name: 'Price', values: ['€75', '€85'] }],
  };
  const LOOSE = { ...PHOTO, id: 'pic_2' };

  it('stands in place of the words, and of the pictures that it shows', async () => {
    const root = (await shown({ text: 'Cove €75, Gale €85', cards: [CARD], pictures: [PHOTO, LOOSE] }))
      .shadowRoot;
    expect(textOf(root, '.text')).toBe('Side by side:');
    expect(root?.querySelector('vitrine-comparison')).not.toBeNull();
    expect([...(root?.querySelectorAll('vitrine-picture') ?? [])].map(({ picture }) => picture.id)).toEqual([
      'pic_2',
    ]);
  });

  it.each([[[{ ...CARD, rows: [] }]], [[{ type: 'hologram', text: 'Look' }]]])(
    'that cannot be read leaves the words and pictures as they are: %j',
    async (cards) => {
      const root = (await shown({ text: 'Cove €75', cards, pictures: [PHOTO] })).shadowRoot;
      expect(textOf(root, '.text')).toBe('Cove €75');
      expect(root?.querySelector('vitrine-picture')).not.toBeNull();
    },
  );

  it('that can be read stands below the words when another one cannot', async () => {
    const root = (await shown({ text: 'Cove €75', cards: [CARD, { type: 'hologram' }] })).shadowRoot;
    expect(root?.querySelectorAll('.text')).toHaveLength(1);
    expect(textOf(root, '.text')).toBe('Cove €75');
    expect(root?.querySelector('vitrine-comparison')).not.toBeNull();
  });

  it('is made of each PDF that the words lead to', async () => {
    const root = (await shown({ text: 'See https://shop.example/care.pdf.' })).shadowRoot;
    const file = root?.querySelector('vitrine-file');
    await file?.updateComplete;
    expect(textOf(file?.shadowRoot, '.title')).toBe('care.pdf');
  });
});

describe('the time', () => {
  it('of a message stands beside it', async () => {
    const root = (await shown({ text: 'Hi', created_at: '2026-11-02T09:00:00Z' })).shadowRoot;
    expect(root?.querySelector('time')?.dateTime).toBe('2026-11-02T09:00:00Z');
    expect(textOf(root, 'time')).toMatch(/\d:00/);
  });

  it.each([{ created_at: 'now' }, {}, { role: 'system', created_at: '2026-11-02T09:00:00Z' }])(
    'is left out where nobody knows or asks: %j',
    async (fields) => {
      expect((await shown({ text: 'Hi', ...fields })).shadowRoot?.querySelector('time')).toBeNull();
    },
  );
});
