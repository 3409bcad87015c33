import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Reader, spokenLanguage } from './speech';

class Utterance {
  lang = '';
  onend: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly text: string) {}
}

describe('reading aloud', () => {
  let spoken: Utterance[];
  let reader: Reader;

  beforeEach(() => {
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
    vi.stubGlobal('navigator', { languages: [] });
    spoken = [];
    reader = new Reader({
      speak: (utterance) => void spoken.push(utterance as unknown as Utterance),
      cancel: () => void (spoken = []),
    });
  });

  it('goes sentence by sentence, and ends after the last', () => {
    const ended = vi.fn();
    reader.read('It costs €75.00. Shall I show it?', 'en', ended);
    expect(spoken.map(({ text }) => text.trim())).toEqual(['It costs €75.00.', 'Shall I show it?']);
    expect(spoken[0]?.onend).toBeNull();
    spoken[1]?.onend?.();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('is of one text at a time', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    reader.read('One.', 'en', first);
    const [interrupted] = spoken;
    reader.read('Two.', 'en', second);
    expect(first).toHaveBeenCalledOnce();
    interrupted?.onerror?.();
    expect(second).not.toHaveBeenCalled();
    expect(spoken.map(({ text }) => text)).toEqual(['Two.']);
  });

  it('stops when it is told to', () => {
    const ended = vi.fn();
    reader.read('One. Two.', 'en', ended);
    reader.stop();
    expect(spoken).toEqual([]);
    expect(ended).toHaveBeenCalledOnce();
  });
});

it.each([
  ['This jumper is warm.', 'zh', 'en'],
  ['这件毛衣很暖和。', 'en', 'zh'],
  ['Cove 这款', 'en', 'zh'],
  ['10206', 'zh', 'zh'],
] as const)('%s, in a chat in %s, is read in %s', (text, language, spoken) => {
  vi.stubGlobal('navigator', { languages: [] });
  expect(spokenLanguage(text, language)).toBe(spoken);
});
