import type { Button, Message, Picture } from './protocol';

/** A message of the shopper's that the gateway has not confirmed yet. */
export interface Outgoing {
  /** Our own name for it, by which the gateway logs it once however often it arrives. */
  readonly clientId: string;
  /** What the shopper sees. */
  readonly text: string;
  /** What a tapped button sends in place of the text. */
  readonly payload: string | null;
}

/** What went wrong last, as a sentence, and the text that was not taken because of it. */
export interface Problem {
  readonly sentence: string;
  readonly text: string | null;
}

export type Connection = 'idle' | 'connecting' | 'online' | 'lost';

/** All that the chat shows. */
export interface Conversation {
  /** Each message once, by `seq`. */
  readonly messages: readonly Message[];
  /** The pictures that have become ready or failed since the chat began, by id. */
  readonly settled: ReadonlyMap<string, Picture>;
  /** In the order in which they were written. */
  readonly outgoing: readonly Outgoing[];
  readonly typing: boolean;
  readonly connection: Connection;
  readonly problem: Problem | null;
}

export type ConversationEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'online' }
  | { readonly type: 'lost' }
  /** The gateway began a new conversation: the old one can no longer be reached. */
  | { readonly type: 'restarted' }
  | { readonly type: 'received'; readonly messages: readonly Message[] }
  /** A picture that was pending is ready, or has failed. */
  | { readonly type: 'picture_ready'; readonly picture: Picture }
  | { readonly type: 'written'; readonly message: Outgoing }
  /** The gateway will not take this message, however often it is sent. */
  | { readonly type: 'refused'; readonly clientId: string; readonly sentence: string }
  | { readonly type: 'typing'; readonly on: boolean }
  | { readonly type: 'problem_read' };

export const EMPTY: Conversation = {
  messages: [],
  settled: new Map(),
  outgoing: [],
  typing: false,
  connection: 'idle',
  problem: null,
};

/** The conversation after `event`. */
export function conversationAfter(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'connecting':
      return { ...conversation, connection: conversation.connection === 'lost' ? 'lost' : 'connecting' };
    case 'online':
      return { ...conversation, connection: 'online' };
    case 'lost':
      return { ...conversation, connection: 'lost', typing: false };
    case 'restarted':
      return { ...conversation, messages: [], typing: false };
    case 'received':
      return withMessages(conversation, event.messages);
    case 'picture_ready':
      return withPicture(conversation, event.picture);
    case 'written':
      return { ...conversation, outgoing: [...conversation.outgoing, event.message], problem: null };
    case 'refused':
      return withoutRefused(conversation, event.clientId, event.sentence);
    case 'typing':
      return { ...conversation, typing: event.on };
    case 'problem_read':
      return { ...conversation, problem: null };
  }
}

/** The number up to which no message is missing; a replay starts after it. */
export function completeUpTo({ messages }: Conversation): number {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return gap === -1 ? messages.length : gap;
}

/**
 * The number after which a replay starts that brings all that is missing above `read`: messages, and what has
 * become of pending pictures.
 */
export function replayAfter(conversation: Conversation, read = 0): number {
  const pending = conversation.messages.find(
    ({ seq, pictures }) => seq > read && pictures.some(({ status }) => status === 'pending'),
  );
  return Math.min(completeUpTo(conversation), pending ? pending.seq - 1 : Infinity);
}

/** Whether a message is known whose predecessors are not. */
export function hasGap(conversation: Conversation): boolean {
  return completeUpTo(conversation) < conversation.messages.length;
}

/**
 * The buttons to offer: the newest since the shopper last said something.
 *
 * Those of a system message hold on, however much the shopper writes, until the assistant or the system speaks
 * again: while a shopper waits for a person nobody answers, and the way back to the assistant is such a button.
 */
export function quickReplies({ messages, outgoing, typing }: Conversation): readonly Button[] {
  if (outgoing.length > 0) return [];
  const sinceShopper = messages.slice(messages.findLastIndex(({ role }) => role === 'shopper') + 1);
  const newest = sinceShopper.findLast(({ buttons }) => buttons.length > 0);
  if (newest) return newest.buttons;
  if (typing || sinceShopper.some(({ role }) => role === 'bot')) return [];
  return messages.findLast(({ role }) => role === 'system')?.buttons ?? [];
}

function withMessages(conversation: Conversation, received: readonly Message[]): Conversation {
  const byId = new Map(conversation.messages.map((message) => [message.id, message]));
  for (const message of received) byId.set(message.id, upToDate(message, conversation.settled));
  const confirmed = new Set(received.map(({ client_id }) => client_id));
  return {
    ...conversation,
    messages: [...byId.values()].sort((one, other) => one.seq - other.seq),
    outgoing: conversation.outgoing.filter(({ clientId }) => !confirmed.has(clientId)),
    typing: received.some(({ role }) => role !== 'shopper') ? false : conversation.typing,
  };
}

/** A picture can be ready before a replay that was asked for earlier says that it is pending. */
function withPicture(conversation: Conversation, picture: Picture): Conversation {
  const settled = new Map(conversation.settled).set(picture.id, picture);
  return {
    ...conversation,
    settled,
    messages: conversation.messages.map((message) => upToDate(message, settled)),
  };
}

function upToDate(message: Message, settled: ReadonlyMap<string, Picture>): Message {
  if (!message.pictures.some(({ status }) => status === 'pending')) return message;
  return {
    ...message,
    pictures: message.pictures.map((picture) =>
      picture.status === 'pending' ? (settled.get(picture.id) ?? picture) : picture,
    ),
  };
}

function withoutRefused(conversation: Conversation, refused: string, sentence: string): Conversation {
  const { outgoing } = conversation;
  return {
    ...conversation,
    outgoing: outgoing.filter(({ clientId }) => clientId !== refused),
    typing: false,
    problem: { sentence, text: outgoing.find(({ clientId }) => clientId === refused)?.text ?? null },
  };
}
