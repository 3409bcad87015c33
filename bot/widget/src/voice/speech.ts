import { localeOf } from '../words/dates';
import type { Language } from '../words/strings';

/** Reads texts aloud, one at a time. */
export class Reader {
  readonly #voices: Pick<SpeechSynthesis, 'speak' | 'cancel'>;
  #ended: (() => void) | null = null;

  constructor(voices: Pick<SpeechSynthesis, 'speak' | 'cancel'>) {
    this.#voices = voices;
  }

  /**
   * Reads `text`, and nothing else any more; calls `ended` when it is read or something stops it.
   *
   * Sentence by sentence: some browsers fall silent in the middle of a long text.
   */
  read(text: string, language: Language, ended: () => void): void {
    this.stop();
    this.#ended = ended;
    const over = () => {
      if (this.#ended === ended) this.stop();
    };
    const spoken = spokenLanguage(text, language);
    const sentences = [...new Intl.Segmenter(spoken, { granularity: 'sentence' }).segment(text)];
    for (const { segment, index } of sentences) {
      const utterance = new SpeechSynthesisUtterance(segment);
      utterance.lang = spoken;
      utterance.onerror = over;
      if (index + segment.length === text.length) utterance.onend = over;
      this.#voices.speak(utterance);
    }
  }

  /** Falls silent. */
  stop(): void {
    const ended = this.#ended;
    this.#ended = null;
    this.#voices.cancel();
    ended?.();
  }
}

/** What reads aloud on this page, or null where the browser cannot. */
export const reader =
  'speechSynthesis' in globalThis && 'Segmenter' in Intl ? new Reader(globalThis.speechSynthesis) : null;

/** The language tag that `text` is read in: its letters say more than the language of the chat. */
export function spokenLanguage(text: string, language: Language): string {
  if (/\p{Script=Han}/u.test(text)) return localeOf('zh');
  return localeOf(/\p{Script=Latin}/u.test(text) ? 'en' : language);
}
