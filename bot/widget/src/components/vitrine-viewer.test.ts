// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { readMessage } from '../chat/protocol';
import { STRINGS } from '../words/strings';
import './vitrine-viewer';
import type { VitrineViewer } from './vitrine-viewer';

const GATEWAY = 'https://chat.shop.example';
const MESSAGE = readMessage({
  id: 'm1',
  seq: 1,
  pictures: [
    {
      id: 'pic_1',
      url: '/media/1.webp',
      alt: 'The sole',
      label: 'AI-enhanced',
      original_url: '/media/0.webp',
    },
    { id: 'pic_2', url: '', status: 'pending' },
    { id: 'pic_3', url: '/media/3.webp', alt: 'The heel' },
  ],
});

describe('a picture in full', () => {
  let viewer: VitrineViewer;
  let said: string[];

  function find(selector: string): HTMLElement {
    const found = viewer.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }

  async function open(id: string, original = false): Promise<void> {
    await viewer.show({ pictures: MESSAGE?.pictures ?? [], id, original });
    const announcer = viewer.shadowRoot?.querySelector('vitrine-announcer');
    if (announcer) vi.spyOn(announcer, 'say').mockImplementation((words) => void said.push(words));
  }

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys)
      find('dialog').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await viewer.updateComplete;
  }

  beforeEach(() => {
    said = [];
    viewer = document.createElement('vitrine-viewer');
    Object.assign(viewer, { strings: STRINGS.en, gateway: GATEWAY });
    document.body.append(viewer);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('is gone from to the others that are there, which is said', async () => {
    await open('pic_1');
    expect(find('.place').textContent.trim()).toBe('1 / 2');
    await press('ArrowLeft', 'ArrowRight', 'ArrowRight');
    expect(find('img').getAttribute('src')).toBe(`${GATEWAY}/media/3.webp`);
    expect(said).toEqual(['Picture 2 of 2: The heel']);
    expect(find('.next').getAttribute('aria-disabled')).toBe('true');
  });

  it('gives way to its original and back in place, as close as it was', async () => {
    await open('pic_1');
    await press('+');
    const { transform } = find('img').style;
    const [made, original] = viewer.shadowRoot?.querySelectorAll<HTMLElement>('.versions button') ?? [];
    expect([made?.textContent.trim(), original?.textContent.trim()]).toEqual([
      'AI-enhanced',
      'Original photo',
    ]);
    original?.click();
    await viewer.updateComplete;
    expect(find('img').getAttribute('src')).toBe(`${GATEWAY}/media/0.webp`);
    expect(find('img').style.transform).toBe(transform);
    expect(original?.getAttribute('aria-pressed')).toBe('true');
    made?.click();
    await viewer.updateComplete;
    expect(find('img').getAttribute('src')).toBe(`${GATEWAY}/media/1.webp`);
  });

  it('opens as its original where that is asked for', async () => {
    await open('pic_1', true);
    expect(find('img').getAttribute('src')).toBe(`${GATEWAY}/media/0.webp`);
  });

  it('is zoomed by keys, which is said, and begins whole with the next one', async () => {
    await open('pic_1');
    await press('+', '+', '-', '0', '+');
    expect(said).toEqual(['150%', '225%', '150%', '100%', '150%'].map((percent) => `Zoomed to ${percent}`));
    find('.next').click();
    await viewer.updateComplete;
    expect(find('img').style.transform).toContain('scale(1)');
  });

  it('has no way to others or to an original where there is none', async () => {
    const pictures = (MESSAGE?.pictures ?? []).slice(2);
    await viewer.show({ pictures, id: 'pic_3', original: false });
    expect(viewer.shadowRoot?.querySelector('.move, .versions')).toBeNull();
  });
});
