import { describe, expect, it } from 'vitest';

import {
  EMPTY,
  completeUpTo,
  conversationAfter,
  hasGap,
  isClosed,
  nextOutgoing,
  quickReplies,
  replayAfter,
  type Conversation,
  type ConversationEvent,
  type Photo,
} from './conversation';
import { readMessage, readPictureReady, type Message, type Picture } from './protocol';

function message(seq: number, fields: Record<string, unknown> = {}): Message {
  const read = readMessage({ id: `m${seq}`, seq, role: 'bot', text: `message ${seq}`, ...fields });
  if (!read) throw new Error('not a message');
  return read;
}

function after(...events: ConversationEvent[]): Conversation {
  return events.reduce(conversationAfter, EMPTY);
}

function received(...messages: Message[]): ConversationEvent {
  return { type: 'received', messages };
}

function written(clientId: string, text = clientId): ConversationEvent {
  return { type: 'written', message: { clientId, text, payload: null, photo: null } };
}

function photographed(clientId: string, failure: string | null = null): ConversationEvent {
  const photo = { file: new Blob([clientId]), sent: 0, failure };
  return { type: 'written', message: { clientId, text: '', payload: null, photo } };
}

describe('the messages', () => {
  it('are in the order of their numbers, however they arrive', () => {
    const { messages } = after(received(message(3)), received(message(1)), received(message(4), message(2)));
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('are there once, however often they arrive', () => {
    const { messages } = after(
      received(message(1), message(2)),
      received(message(2)),
      received(message(1), message(2), message(3)),
    );
    expect(messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
  });

  it('take the newest state of a message that comes again', () => {
    const picture = { id: 'pic_1', url: '/media/pic_1.webp', source: 'edited', status: 'pending' };
    const { messages } = after(
      received(message(1, { pictures: [picture] })),
      received(message(1, { pictures: [{ ...picture, status: 'ready' }] })),
    );
    expect(messages[0]?.pictures[0]?.status).toBe('ready');
  });

  it('go when the page comes into another conversation, and what is unsent stays', () => {
    const conversation = after(received(message(1)), written('a'), { type: 'joined', lastSeq: 7 });
    expect(conversation).toMatchObject({ messages: [], joinedAt: 7 });
    expect(conversation.outgoing.map(({ clientId }) => clientId)).toEqual(['a']);
  });
});

describe('a replay', () => {
  it.each([
    { known: [], from: 0, gap: false },
    { known: [1, 2, 3], from: 3, gap: false },
    { known: [1, 2, 5, 6], from: 2, gap: true },
    { known: [4], from: 0, gap: true },
  ])('starts after the last message that has all before it: $known → $from', ({ known, from, gap }) => {
    const conversation = after(received(...known.map((seq) => message(seq))));
    expect(completeUpTo(conversation)).toBe(from);
    expect(hasGap(conversation)).toBe(gap);
  });
});

describe('a pending picture', () => {
  const pending = { id: 'pic_1', url: null, status: 'pending' };

  function ready(status = 'ready'): Picture {
    const read = readPictureReady({ picture: { id: 'pic_1', url: '/media/pic_2.webp', status } });
    if (!read) throw new Error('not a picture');
    return read;
  }

  function statuses({ messages }: Conversation): (string | undefined)[] {
    return messages.map(({ pictures }) => pictures[0]?.status);
  }

  it.each(['ready', 'failed'])('becomes what has come of it: %s', (status) => {
    const conversation = after(received(message(1, { pictures: [pending] }), message(2)), {
      type: 'picture_ready',
      picture: ready(status),
    });
    expect(statuses(conversation)).toEqual([status, undefined]);
  });

  it('that is ready is never pending again, in whatever order the news arrive', () => {
    const news: ConversationEvent = { type: 'picture_ready', picture: ready() };
    const said = received(message(1, { pictures: [pending] }));
    expect(statuses(after(news, said))).toEqual(['ready']);
    expect(statuses(after(said, news, said))).toEqual(['ready']);
  });

  it('is asked for again by a replay from before the oldest of them', () => {
    const conversation = after(
      received(...[1, 2, 3, 4, 5].map((seq) => message(seq, { pictures: seq % 2 ? [] : [pending] }))),
    );
    expect(replayAfter(conversation)).toBe(1);
    expect(replayAfter(conversation, 2)).toBe(3);
    expect(replayAfter(conversation, 4)).toBe(5);
    expect(replayAfter(after(received(message(1), message(2))))).toBe(2);
  });
});

describe('what the shopper writes', () => {
  it('waits until the log has it, and is then shown once', () => {
    const waiting = after(written('a'), written('b'));
    expect(waiting.outgoing.map(({ clientId }) => clientId)).toEqual(['a', 'b']);
    const confirmed = conversationAfter(waiting, received(message(1, { role: 'shopper', client_id: 'a' })));
    expect(confirmed.outgoing.map(({ clientId }) => clientId)).toEqual(['b']);
    expect(confirmed.messages.map(({ client_id }) => client_id)).toEqual(['a']);
  });

  it('does not come back when the log repeats it', () => {
    const own = message(1, { role: 'shopper', client_id: 'a' });
    const { messages, outgoing } = after(written('a'), received(own), received(own, message(2)));
    expect(outgoing).toEqual([]);
    expect(messages).toHaveLength(2);
  });

  it('goes back to the shopper with the reason when it is refused', () => {
    const conversation = after(written('a', 'far too long'), written('b'), {
      type: 'refused',
      clientId: 'a',
      sentence: 'Too long.',
    });
    expect(conversation.outgoing.map(({ clientId }) => clientId)).toEqual(['b']);
    expect(conversation.problem).toEqual({ sentence: 'Too long.', text: 'far too long' });
    expect(conversationAfter(conversation, written('c')).problem).toBeNull();
  });
});

describe('a photo that is to be sent', () => {
  it('is found, moves on, fails and is tried again', () => {
    const change = (photo: Partial<Photo>): ConversationEvent => ({
      type: 'photo_changed',
      clientId: 'a',
      photo,
    });
    const sending = after(photographed('a'), written('b'), change({ sent: 0.5 }));
    expect(sending.outgoing.map(({ photo }) => photo?.sent)).toEqual([0.5, undefined]);
    expect(nextOutgoing(sending)?.clientId).toBe('a');
    const failed = conversationAfter(sending, change({ failure: 'Too large.' }));
    expect(nextOutgoing(failed)?.clientId).toBe('b');
    expect(nextOutgoing(conversationAfter(failed, change({ failure: null })))?.clientId).toBe('a');
  });

  it('goes without a word when the shopper takes it back', () => {
    const conversation = after(photographed('a'), written('b'), { type: 'withdrawn', clientId: 'a' });
    expect(conversation.outgoing.map(({ clientId }) => clientId)).toEqual(['b']);
    expect(conversation.problem).toBeNull();
  });
});

describe('a rating', () => {
  it('belongs to its message, until it is taken back', () => {
    const rated = after(received(message(1), message(2)), {
      type: 'rated',
      messageId: 'm2',
      rating: { value: 1, reason: '' },
    });
    expect(rated.messages.map(({ rating }) => rating?.value)).toEqual([undefined, 1]);
    const back = conversationAfter(rated, { type: 'rated', messageId: 'm2', rating: null });
    expect(back.messages.map(({ rating }) => rating)).toEqual([null, null]);
  });
});

describe('an ended talk', () => {
  const ended = after(received(message(1, { role: 'shopper' }), message(2)), { type: 'closed', seq: 2 });

  it('is over until the shopper writes again', () => {
    expect(isClosed(after(received(message(1))))).toBe(false);
    expect(isClosed(ended)).toBe(true);
    expect(isClosed(conversationAfter(ended, received(message(3))))).toBe(true);
    expect(isClosed(conversationAfter(ended, written('a')))).toBe(false);
    expect(isClosed(conversationAfter(ended, received(message(3, { role: 'shopper' }))))).toBe(false);
  });
});

it('nothing is left of a conversation that is deleted, but that it was', () => {
  const before = [received(message(1)), written('a'), { type: 'online' }] as const;
  const conversation = after(...before, { type: 'forgotten', deleted: true });
  expect(conversation).toEqual({ ...EMPTY, deleted: true });
  expect(conversationAfter(conversation, written('b')).deleted).toBe(false);
});

describe('the quick replies', () => {
  const offer = message(2, { buttons: [{ title: 'The sole', payload: '/show_detail{"part": "sole"}' }] });
  const own = (seq: number) => message(seq, { role: 'shopper' });

  it('are the newest that were offered since the shopper last spoke', () => {
    expect(quickReplies(after(received(own(1), offer)))).toEqual(offer.buttons);
    expect(quickReplies(after(received(own(1), offer, message(3))))).toEqual(offer.buttons);
    expect(quickReplies(after(received(own(1), offer, own(3))))).toEqual([]);
    expect(quickReplies(after(received(own(1), offer, own(3), message(4))))).toEqual([]);
  });

  it('go where the talk is ended', () => {
    const end = message(3, { role: 'system', cards: [{ type: 'satisfaction', text: 'How was it?' }] });
    expect(quickReplies(after(received(own(1), offer, end)))).toEqual([]);
  });

  it('go as soon as the shopper says something', () => {
    expect(quickReplies(after(received(own(1), offer), written('a')))).toEqual([]);
  });

  it('are there again where only a photo is left that was not taken', () => {
    expect(quickReplies(after(received(own(1), offer), photographed('a')))).toEqual([]);
    expect(quickReplies(after(received(own(1), offer), photographed('a', 'No.')))).toEqual(offer.buttons);
  });

  describe('of a system message', () => {
    const back = { title: 'Go on with the assistant', payload: '/vitrine_resume' };
    const waiting = after(
      received(own(1), offer, message(3, { role: 'system', buttons: [back] }), own(4), own(5)),
    );

    it('stay while the shopper writes and nobody answers', () => {
      expect(quickReplies(waiting)).toEqual([back]);
      expect(quickReplies(after(received(...waiting.messages), written('a')))).toEqual([]);
      const withAgent = [...waiting.messages, message(6, { role: 'agent' }), own(7)];
      expect(quickReplies(after(received(...withAgent)))).toEqual([back]);
    });

    it('go once the system has spoken again', () => {
      const resumed = [...waiting.messages, message(6, { role: 'system' })];
      expect(quickReplies(after(received(...resumed)))).toEqual([]);
      expect(quickReplies(after(received(...resumed, own(7))))).toEqual([]);
    });

    it('go while the assistant writes, and once it has answered', () => {
      expect(quickReplies(conversationAfter(waiting, { type: 'typing', on: true }))).toEqual([]);
      expect(quickReplies(after(received(...waiting.messages, message(6))))).toEqual([]);
    });
  });
});

describe('the signs of life', () => {
  it('typing ends with an answer and with the connection, not with an echo of the shopper', () => {
    const typing: ConversationEvent = { type: 'typing', on: true };
    expect(after(typing, received(message(1, { role: 'shopper' }))).typing).toBe(true);
    expect(after(typing, received(message(1))).typing).toBe(false);
    expect(after(typing, { type: 'lost' }).typing).toBe(false);
    expect(after({ type: 'delayed', sentence: 'Wait.' }, { type: 'lost' }).delay).toBeNull();
  });

  it('a lost connection stays lost until it is back', () => {
    expect(after({ type: 'lost' }, { type: 'connecting' }).connection).toBe('lost');
    expect(after({ type: 'lost' }, { type: 'connecting' }, { type: 'online' }).connection).toBe('online');
  });
});
