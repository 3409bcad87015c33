import type { Message, Rating } from './protocol';

/** All that one side said in a row before the shopper, or anybody else, said something. */
export interface Answer {
  /** The id of its last message, which is the one that is rated. */
  readonly id: string;
  readonly text: string;
  /** Whether it shows pictures. */
  readonly pictured: boolean;
  readonly rating: Rating | null;
}

/**
 * The answers of the assistant and of people among `messages`, by the id of their last message. The question how the
 * chat was is none: it is answered by rating it.
 */
export function answersIn(messages: readonly Message[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  let run: Message[] = [];
  for (const [index, message] of messages.entries()) {
    if (!isAnswer(message)) continue;
    run.push(message);
    const next = messages[index + 1];
    if (next && isAnswer(next) && next.role === message.role) continue;
    answers.set(message.id, answerOf(message, run));
    run = [];
  }
  return answers;
}

function isAnswer({ role, cards }: Message): boolean {
  return (role === 'bot' || role === 'agent') && !cards.some(({ type }) => type === 'satisfaction');
}

function answerOf({ id, rating }: Message, run: readonly Message[]): Answer {
  return {
    id,
    text: run.flatMap(({ text }) => text || []).join('\n\n'),
    pictured: run.some(({ pictures }) => pictures.length > 0),
    rating,
  };
}
