import type { Button, Message, Picture, Rating } from './protocol';

/** A photograph that is to be sent. */
export interface Photo {
  /** Null until it is found again after a reload. */
  readonly file: Blob | null;
  /** How much of it the gateway has, from 0 to 1. */
  readonly sent: number;
  /** Why it was not taken, as a sentence; empty where nobody says; null where it still may be. */
  readonly failure: string | null;
}

/** A message of the shopper's that the gateway has not confirmed yet. */
export interface Outgoing {
  /** Our own name for it, by which the gateway logs it once however often it arrives. */
  readonly clientId: string;
  /** What the shopper sees. */
  readonly text: string;
  /** What a tapped button sends in place of the text. */
  readonly payload: string | null;
  readonly photo: Photo | null;
}

/** What went wrong last, and the text that was not taken because of it. */
export interface Problem {
  /** Empty where the gateway has not said why. */
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
  /** Why nothing is sent for a while, as a sentence. */
  readonly delay: string | null;
  /** The number of the newest message when this page joined: what comes after it is new. */
  readonly joinedAt: number;
  /** The number of the newest message when the shopper ended the talk; 0 where they have not. */
  readonly closedAt: number;
  /** Whether the shopper has had everything deleted, and not written since. */
  readonly deleted: boolean;
}

export type ConversationEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'online' }
  | { readonly type: 'lost' }
  /** The page is in a conversation for the first time, or in another one: the old one can no longer be reached. */
  | { readonly type: 'joined'; readonly lastSeq: number }
  | { readonly type: 'received'; readonly messages: readonly Message[] }
  /** A picture that was pending is ready, or has failed. */
  | { readonly type: 'picture_ready'; readonly picture: Picture }
  | { readonly type: 'rated'; readonly messageId: string; readonly rating: Rating | null }
  | { readonly type: 'written'; readonly message: Outgoing }
  | { readonly type: 'photo_changed'; readonly clientId: string; readonly photo: Partial<Photo> }
  /** The shopper does not want this message to be sent any more. */
  | { readonly type: 'withdrawn'; readonly clientId: string }
  /** The gateway will not take this message, however often it is sent. */
  | { readonly type: 'refused'; readonly clientId: string; readonly sentence: string }
  | { readonly type: 'delayed'; readonly sentence: string | null }
  | { readonly type: 'typing'; readonly on: boolean }
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'problem_read' }
  | { readonly type: 'closed'; readonly seq: number }
  /** The shopper has left the conversation for good, or has had it deleted. */
  | { readonly type: 'forgotten'; readonly deleted: boolean };

export const EMPTY: Conversation = {
  messages: [],
  settled: new Map(),
  outgoing: [],
  typing: false,
  connection: 'idle',
  problem: null,
  delay: null,
  joinedAt: 0,
  closedAt: 0,
  deleted: false,
};

/** The conversation after `event`. */
export function conversationAfter(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'connecting':
      return { ...conversation, connection: conversation.connection === 'lost' ? 'lost' : 'connecting' };
    case 'online':
      return { ...conversation, connection: 'online' };
    case 'lost':
      return { ...conversation, connection: 'lost', typing: false, delay: null };
    case 'joined':
      return { ...conversation, messages: [], typing: false, joinedAt: event.lastSeq, closedAt: 0 };
    case 'received':
      return withMessages(conversation, event.messages);
    case 'picture_ready':
      return withPicture(conversation, event.picture);
    case 'rated':
      return withRating(conversation, event.messageId, event.rating);
    case 'written':
      return {
        ...conversation,
        outgoing: [...conversation.outgoing, event.message],
        problem: null,
        deleted: false,
      };
    case 'photo_changed':
      return withPhoto(conversation, event.clientId, event.photo);
    case 'withdrawn':
      return withoutOutgoing(conversation, event.clientId);
    case 'refused':
      return withoutRefused(conversation, event.clientId, event.sentence);
    case 'typing':
      return { ...conversation, typing: event.on };
    case 'delayed':
      return { ...conversation, delay: event.sentence };
    case 'failed':
      return { ...conversation, problem: { sentence: event.sentence, text: null } };
    case 'problem_read':
      return { ...conversation, problem: null };
    case 'closed':
      return { ...conversation, closedAt: event.seq };
    case 'forgotten':
      return { ...EMPTY, deleted: event.deleted };
  }
}

/** What is to be sent next: the oldest message that has not failed. */
export function nextOutgoing({ outgoing }: Conversation): Outgoing | null {
  return outgoing.find(isOnItsWay) ?? null;
}

/** Whether the shopper has ended the talk and said nothing since. */
export function isClosed({ closedAt, messages, outgoing }: Conversation): boolean {
  const spokenSince = messages.some(({ role, seq }) => role === 'shopper' && seq > closedAt);
  return closedAt > 0 && !spokenSince && outgoing.length === 0;
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
 * The buttons to offer: the newest since the shopper last said something, or ended the talk.
 *
 * Those of a system message hold on, however much the shopper writes, until the assistant or the system speaks
 * again: while a shopper waits for a person nobody answers, and the way back to the assistant is such a button.
 */
export function quickReplies({ messages, outgoing, typing }: Conversation): readonly Button[] {
  if (outgoing.some(isOnItsWay)) return [];
  const sinceShopper = messages.slice(messages.findLastIndex(endsOffers) + 1);
  const newest = sinceShopper.findLast(({ buttons }) => buttons.length > 0);
  if (newest) return newest.buttons;
  if (typing || sinceShopper.some(({ role }) => role === 'bot')) return [];
  return messages.findLast(({ role }) => role === 'system')?.buttons ?? [];
}

/** Whether a message is the shopper's, or the system's with nothing to choose, as when the talk is ended. */
function endsOffers({ role, buttons }: Message): boolean {
  return role === 'shopper' || (role === 'system' && buttons.length === 0);
}

function isOnItsWay({ photo }: Outgoing): boolean {
  return (photo?.failure ?? null) === null;
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

function withRating(conversation: Conversation, rated: string, rating: Rating | null): Conversation {
  return {
    ...conversation,
    messages: conversation.messages.map((message) =>
      message.id === rated ? { ...message, rating } : message,
    ),
  };
}

function withPhoto(conversation: Conversation, changed: string, change: Partial<Photo>): Conversation {
  return {
    ...conversation,
    outgoing: conversation.outgoing.map((message) =>
      message.clientId === changed && message.photo
        ? { ...message, photo: { ...message.photo, ...change } }
        : message,
    ),
  };
}

function withoutOutgoing(conversation: Conversation, withdrawn: string): Conversation {
  return {
    ...conversation,
    outgoing: conversation.outgoing.filter(({ clientId }) => clientId !== withdrawn),
  };
}

function withoutRefused(conversation: Conversation, refused: string, sentence: string): Conversation {
  const message = conversation.outgoing.find(({ clientId }) => clientId === refused);
  return {
    ...withoutOutgoing(conversation, refused),
    typing: false,
    problem: { sentence, text: message?.text ?? null },
  };
}
