// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { EMOJI } from '../words/emoji';
import { STRINGS } from '../words/strings';
import './vitrine-emoji';
import type { VitrineEmoji } from './vitrine-emoji';

it('every emoji is there once, with a name of its own in either language', () => {
  expect(new Set(EMOJI.map(({ sign }) => sign)).size).toBe(40);
  expect(new Set(EMOJI.map(({ name }) => name.en)).size).toBe(40);
  expect(new Set(EMOJI.map(({ name }) => name.zh)).size).toBe(40);
});

describe('the emoji', () => {
  let picker: VitrineEmoji;

  function root(): ShadowRoot {
    if (!picker.shadowRoot) throw new Error('no shadow root');
    return picker.shadowRoot;
  }

  function focused(): string | null | undefined {
    return root().activeElement?.getAttribute('aria-label');
  }

  async function press(key: string): Promise<void> {
    root().activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await picker.updateComplete;
  }

  beforeEach(async () => {
    picker = document.createElement('vitrine-emoji');
    picker.strings = STRINGS.zh;
    picker.language = 'zh';
    document.body.append(picker);
    await picker.updateComplete;
    root().querySelector<HTMLElement>('.tool')?.click();
    await picker.updateComplete;
    await Promise.resolve();
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('are walked over with the arrow keys, along the rows and between them', async () => {
    const names = EMOJI.map(({ name }) => name.zh);
    expect(focused()).toBe(names[0]);
    const walked = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'Home']) {
      await press(key);
      walked.push(names.indexOf(focused() ?? ''));
    }
    expect(walked).toEqual([1, 9, 8, 0, 32, 0]);
  });

  it('go once one is chosen', async () => {
    const chosen: string[] = [];
    picker.addEventListener('chosen-emoji', (event) => chosen.push((event as CustomEvent<string>).detail));
    (root().activeElement as HTMLElement).click();
    await picker.updateComplete;
    expect(chosen).toEqual(['🙂']);
    expect(root().querySelector('.grid')).toBeNull();
  });
});
