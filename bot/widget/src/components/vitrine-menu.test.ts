// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import './vitrine-menu';
import type { VitrineMenu } from './vitrine-menu';

describe('a menu', () => {
  let menu: VitrineMenu;
  let picked: string[];

  function root(): ShadowRoot {
    if (!menu.shadowRoot) throw new Error('no shadow root');
    return menu.shadowRoot;
  }

  function opener(): HTMLElement {
    const found = root().querySelector<HTMLElement>('.opener');
    if (!found) throw new Error('no button');
    return found;
  }

  function focused(): string | undefined {
    return root().activeElement?.textContent.trim();
  }

  async function press(key: string): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
    (root().activeElement ?? opener()).dispatchEvent(event);
    await menu.updateComplete;
    await Promise.resolve();
    return event;
  }

  async function open(): Promise<void> {
    opener().click();
    await menu.updateComplete;
    await Promise.resolve();
  }

  function isOpen(): boolean {
    return root().querySelector('[role=menu]') !== null;
  }

  beforeEach(async () => {
    picked = [];
    menu = document.createElement('vitrine-menu');
    menu.label = 'More';
    menu.items = [
      { name: 'one', label: 'One' },
      { name: 'two', label: 'Two', disabled: true },
      { name: 'three', label: 'Three' },
    ];
    menu.addEventListener('picked', (event) => picked.push((event as CustomEvent<string>).detail));
    document.body.append(menu);
    await menu.updateComplete;
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('opens from its button onto its first item, and says so', async () => {
    expect(opener().getAttribute('aria-expanded')).toBe('false');
    await open();
    expect(opener().getAttribute('aria-expanded')).toBe('true');
    expect(focused()).toBe('One');
  });

  it.each([
    ['ArrowDown', 'One'],
    ['ArrowUp', 'Three'],
  ])('opens from its button with %s', async (key, label) => {
    opener().focus();
    await press(key);
    expect(focused()).toBe(label);
  });

  it('is walked through with the arrow keys, round and round', async () => {
    await open();
    const walked = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await press(key);
      walked.push(focused());
    }
    expect(walked).toEqual(['Two', 'Three', 'One', 'Three', 'One', 'Three']);
  });

  it('closes with Escape, which goes no further, and gives the focus back', async () => {
    let escaped = false;
    document.body.addEventListener('keydown', () => (escaped = true), { once: true });
    await open();
    await press('Escape');
    expect(isOpen()).toBe(false);
    expect(root().activeElement).toBe(opener());
    expect(escaped).toBe(false);
    await press('Escape');
    expect(escaped).toBe(true);
  });

  it('closes when the shopper turns to something else', async () => {
    await open();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    await menu.updateComplete;
    expect(isOpen()).toBe(false);
  });

  it('says what was picked, gives the focus back and closes; what cannot be picked stays', async () => {
    await open();
    const items = root().querySelectorAll<HTMLElement>('[role=menuitem]');
    items[1]?.click();
    expect(picked).toEqual([]);
    expect(isOpen()).toBe(true);
    items[2]?.click();
    await menu.updateComplete;
    expect(picked).toEqual(['three']);
    expect(isOpen()).toBe(false);
    expect(root().activeElement).toBe(opener());
  });
});
