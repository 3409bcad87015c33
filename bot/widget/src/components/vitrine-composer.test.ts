// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { STRINGS } from '../strings';
import './vitrine-composer';
import type { VitrineComposer } from './vitrine-composer';

describe('the composer', () => {
  let composer: VitrineComposer;
  let written: string[];

  function field(): HTMLTextAreaElement {
    const found = composer.shadowRoot?.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  }

  async function type(text: string): Promise<void> {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await composer.updateComplete;
  }

  async function press(init: KeyboardEventInit): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
    field().dispatchEvent(event);
    await composer.updateComplete;
    return event;
  }

  beforeEach(async () => {
    written = [];
    composer = document.createElement('vitrine-composer');
    composer.strings = STRINGS.en;
    composer.addEventListener('written', (event) => written.push((event as CustomEvent<string>).detail));
    document.body.append(composer);
    await composer.updateComplete;
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('sends with Enter and is empty again', async () => {
    await type('  the sole, please \n');
    expect((await press({})).defaultPrevented).toBe(true);
    expect(written).toEqual(['the sole, please']);
    expect(field().value).toBe('');
  });

  it('begins a new line with Shift and Enter', async () => {
    await type('one');
    expect((await press({ shiftKey: true })).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
    expect(field().value).toBe('one');
  });

  it.each([
    ['while it composes', { isComposing: true }],
    ['as Safari says it', { keyCode: 229 }],
  ])('leaves Enter to the input method %s', async (_, init) => {
    await type('鞋底');
    expect((await press(init)).defaultPrevented).toBe(false);
    expect(written).toEqual([]);
    expect(field().value).toBe('鞋底');
  });

  it('sends with its button, but nothing that is blank', async () => {
    const button = composer.shadowRoot?.querySelector('button');
    await type(' \n ');
    expect(button?.disabled).toBe(true);
    await press({});
    await type('hello');
    expect(button?.disabled).toBe(false);
    button?.click();
    expect(written).toEqual(['hello']);
  });

  it('takes back what was refused, unless something new is there', async () => {
    composer.returned = 'too long';
    await composer.updateComplete;
    expect(field().value).toBe('too long');
    await type('shorter');
    composer.returned = 'another';
    await composer.updateComplete;
    expect(field().value).toBe('shorter');
  });
});
