// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Photo } from '../chat/conversation';
import { STRINGS } from '../words/strings';
import './vitrine-outgoing';
import type { OutgoingAction } from './vitrine-outgoing';

describe('a photo on its way', () => {
  const strings = STRINGS.en;

  async function shown(photo: Partial<Photo>, waiting = false): Promise<ShadowRoot> {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture')));
    const element = document.createElement('vitrine-outgoing');
    const whole = { file: new Blob(['photo']), sent: 0, failure: null, ...photo };
    Object.assign(element, { clientId: 'a', photo: whole, strings, waiting });
    document.body.append(element);
    await element.updateComplete;
    if (!element.shadowRoot) throw new Error('no shadow root');
    return element.shadowRoot;
  }

  function buttons(root: ShadowRoot): string[] {
    return [...root.querySelectorAll('button')].map(({ textContent }) => textContent.trim());
  }

  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('says how far it is, and can be cancelled while it is not all there', async () => {
    const root = await shown({ sent: 0.42 });
    expect(root.querySelector('progress')?.getAttribute('aria-label')).toBe('Sending: 42%');
    expect(buttons(root)).toEqual(['Cancel']);
    expect(buttons(await shown({ sent: 1 }))).toEqual([]);
  });

  it('says that it waits without a connection', async () => {
    const root = await shown({}, true);
    expect(root.textContent).toContain(strings.waiting);
    expect(buttons(root)).toEqual(['Cancel']);
  });

  it.each([
    ['Too large.', 'Too large.'],
    ['', strings.photoFailed],
  ])('says why it was not taken: %j', async (failure, sentence) => {
    const root = await shown({ failure });
    expect(root.querySelector('[role=alert]')?.textContent).toBe(sentence);
    expect(buttons(root)).toEqual(['Try again', 'Discard']);
  });

  it('goes again or goes away as the shopper wants', async () => {
    const wanted: OutgoingAction[] = [];
    const note = (event: Event) => wanted.push((event as CustomEvent<OutgoingAction>).detail);
    document.body.addEventListener('outgoing', note);
    const root = await shown({ failure: 'No.' });
    for (const button of root.querySelectorAll('button')) button.click();
    expect(wanted).toEqual([
      { clientId: 'a', action: 'retry' },
      { clientId: 'a', action: 'withdraw' },
    ]);
    document.body.removeEventListener('outgoing', note);
  });

  it('that the browser cannot read has a sign in its place', async () => {
    const root = await shown({});
    const thumbnail = root.querySelector('vitrine-thumbnail');
    await vi.waitFor(() => {
      expect(thumbnail?.shadowRoot?.querySelector('canvas')?.hidden).toBe(true);
    });
    expect(thumbnail?.shadowRoot?.querySelector('span')?.getAttribute('aria-label')).toBe(strings.photo);
  });
});
