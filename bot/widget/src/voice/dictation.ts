import { localeOf } from '../words/dates';
import type { Language } from '../words/strings';

/** What of the Web Speech API is used; browsers have it under either name, or not at all. */
interface SpeechRecognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  start(): void;
  stop(): void;
}

interface RecognitionEvent extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

interface RecognitionError extends Event {
  readonly error: string;
}

type Recogniser = new () => SpeechRecognition;

/** Why nothing could be heard: the microphone may not be used, nothing was said, or something else. */
export type DictationProblem = 'not_allowed' | 'nothing_heard' | 'failed';

/** What a dictation tells while it goes on. */
export interface Listener {
  /** All that has been understood so far; the last words may still change. */
  heard(words: string): void;
  ended(problem: DictationProblem | null): void;
}

const PROBLEMS: Readonly<Record<string, DictationProblem | null>> = {
  aborted: null,
  'not-allowed': 'not_allowed',
  'service-not-allowed': 'not_allowed',
  'audio-capture': 'not_allowed',
  'no-speech': 'nothing_heard',
};

/** Whether this browser can take down what is said. */
export function canDictate(): boolean {
  return recogniser() !== null;
}

/** Listens to what is said in `language` until a pause, or until the result is called. */
export function dictate(language: Language, listener: Listener): () => void {
  const Recogniser = recogniser();
  if (!Recogniser) throw new Error('This browser does not recognise speech.');
  const recognition = new Recogniser();
  let problem: DictationProblem | null = null;
  recognition.lang = localeOf(language);
  recognition.interimResults = true;
  recognition.continuous = false;
  recognition.addEventListener('result', (event) => {
    const results = Array.from((event as RecognitionEvent).results);
    listener.heard(results.map((alternatives) => alternatives[0]?.transcript ?? '').join(''));
  });
  recognition.addEventListener('error', (event) => {
    const { error } = event as RecognitionError;
    problem = error in PROBLEMS ? (PROBLEMS[error] ?? null) : 'failed';
  });
  recognition.addEventListener('end', () => {
    listener.ended(problem);
  });
  recognition.start();
  return () => {
    recognition.stop();
  };
}

function recogniser(): Recogniser | null {
  const { SpeechRecognition, webkitSpeechRecognition } = window as {
    SpeechRecognition?: Recogniser;
    webkitSpeechRecognition?: Recogniser;
  };
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}
