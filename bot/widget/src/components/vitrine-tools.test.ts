// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Answer } from '../chat/answers';
import { STRINGS } from '../words/strings';
import type { Rated } from './vitrine-chat';
import './vitrine-tools';
import type { VitrineTools } from './vitrine-tools';

const ANSWER: Answer = { id: 'm4', text: 'It is warm.', pictured: true, rating: null };

describe('under an answer', () => {
  let element: VitrineTools;
  let rated: Rated[];
  let said: string[];

  async function show(answer: Answer = ANSWER): Promise<void> {
    element.answer = answer;
    document.body.append(element);
    await element.updateComplete;
  }

  async function tap(label: string): Promise<void> {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    const button = buttons.find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === label,
    );
    if (!button) throw new Error(`no button ${label}`);
    button.click();
    await element.updateComplete;
  }

  beforeEach(() => {
    rated = [];
    said = [];
    element = document.createElement('vitrine-tools');
    Object.assign(element, { strings: STRINGS.en, language: 'en' });
    element.addEventListener('rated', (event) => rated.push((event as CustomEvent<Rated>).detail));
    element.addEventListener('said', (event) => said.push((event as CustomEvent<string>).detail));
  });

  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('it can be called helpful, and that can be taken back', async () => {
    await show();
    await tap('Helpful');
    await show({ ...ANSWER, rating: { value: 1, reason: '' } });
    expect(element.shadowRoot?.querySelector('.up')?.getAttribute('aria-pressed')).toBe('true');
    expect(element.shadowRoot?.querySelector('.down')?.getAttribute('aria-pressed')).toBe('false');
    await tap('Helpful');
    expect(rated.map(({ value }) => value)).toEqual([1, null]);
    expect(element.shadowRoot?.querySelector('form')).toBeNull();
  });

  it('it can be said what was wrong, from a list and in own words', async () => {
    await show();
    await tap('Not helpful');
    expect(rated).toEqual([{ messageId: 'm4', value: 0, reason: '' }]);
    expect(said).toEqual([STRINGS.en.whatWasWrong]);
    await tap('Not correct');
    await tap('Hard to understand');
    await tap('Not correct');
    const words = element.shadowRoot?.querySelector('input');
    if (words) words.value = ' It is cold ';
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await element.updateComplete;
    expect(rated[1]).toEqual({ messageId: 'm4', value: 0, reason: 'Hard to understand; It is cold' });
    expect(element.shadowRoot?.querySelector('form')).toBeNull();
    expect(element.shadowRoot?.activeElement?.className).toBe('down');
  });

  it.each([
    [true, true],
    [false, false],
  ])('a picture can only be wrong where there is one: %j', async (pictured, offered) => {
    await show({ ...ANSWER, pictured });
    await tap('Not helpful');
    const reasons = element.shadowRoot?.querySelector('.reasons')?.textContent;
    expect(reasons?.includes(STRINGS.en.reasons.picture)).toBe(offered);
  });

  it('Escape puts the question away, and not the chat', async () => {
    const escaped = vi.fn();
    document.body.addEventListener('keydown', escaped);
    await show();
    await tap('Not helpful');
    element.shadowRoot
      ?.querySelector('input')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('form')).toBeNull();
    expect(escaped).not.toHaveBeenCalled();
  });

  it('its words can be copied', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await show();
    await tap('Copy the text');
    await vi.waitFor(() => {
      expect(said).toEqual(['Copied']);
    });
    expect(writeText).toHaveBeenCalledWith('It is warm.');
  });

  it('nothing offers to copy or read what has no words', async () => {
    await show({ ...ANSWER, text: '' });
    expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(2);
  });
});
