import { describe, expect, it } from 'vitest';

import {
  readClosed,
  readConfirmation,
  readDeleted,
  readHistory,
  readMessage,
  readMessageRated,
  readPictureReady,
  readReceipt,
} from './protocol';

describe('a message from the socket', () => {
  it('is read with its pictures, buttons and the name we gave it', () => {
    const data = {
      id: 'm1',
      seq: 1,
      role: 'bot',
      text: 'Here it is.',
      pictures: [
        {
          id: 'pic_1',
          url: '/media/pic_1.webp',
          thumbnail_url: '/media/pic_1_thumb.webp',
          width: 512,
          height: 384,
          alt: 'The sole',
          source: 'enhanced',
          label: 'AI-enhanced',
          original_url: '/media/pic_0.webp',
          checked: { score: 0.9, threshold: 0.8 },
          status: 'ready',
        },
      ],
      buttons: [{ title: 'The heel', payload: '/show_detail{"part": "heel"}' }],
      cards: [{ type: 'file', title: 'Care' }],
      rating: { value: 1, reason: '' },
      client_id: null,
      created_at: '2026-11-23T07:00:00Z',
    };
    expect(readMessage(data)).toMatchObject({
      id: 'm1',
      pictures: [{ label: 'AI-enhanced', width: 512, original_url: '/media/pic_0.webp' }],
      buttons: data.buttons,
      cards: data.cards,
      rating: data.rating,
      client_id: null,
      created_at: data.created_at,
    });
  });

  it.each([
    null,
    undefined,
    'text',
    42,
    [],
    {},
    { id: 'm1' },
    { seq: 1 },
    { id: '', seq: 1 },
    { id: 'm1', seq: 0 },
    { id: 'm1', seq: 1.5 },
    { id: 'm1', seq: '1' },
  ])('is left out where it cannot be placed: %j', (data) => {
    expect(readMessage(data)).toBeNull();
  });

  it('keeps what is whole of one that is damaged', () => {
    const read = readMessage({
      id: 'm1',
      seq: 1,
      role: 'wizard',
      text: { html: '<b>' },
      pictures: [
        null,
        { url: '/media/no-id.webp' },
        { id: 'pic_1', url: 5, width: -3, label: '', status: 'lost' },
      ],
      buttons: [{ title: 'No payload' }, { title: '', payload: '/x' }, { title: 'Yes', payload: '/affirm' }],
    });
    expect(read).toMatchObject({ role: 'system', text: '', buttons: [{ title: 'Yes', payload: '/affirm' }] });
    expect(read).toMatchObject({ cards: [], rating: null, created_at: '' });
    expect(read?.pictures).toEqual([
      {
        id: 'pic_1',
        url: '',
        thumbnail_url: null,
        width: null,
        height: null,
        alt: '',
        label: null,
        original_url: null,
        status: 'ready',
      },
    ]);
  });
});

it.each([null, 'x', {}, { messages: null }, { messages: [{}, 'x'], more: 'yes' }])(
  'a replay without messages is an empty one: %j',
  (data) => {
    expect(readHistory(data)).toEqual({ messages: [], more: false });
  },
);

describe('a receipt', () => {
  it('has the message as logged', () => {
    expect(readReceipt({ id: 'm1', seq: 1, role: 'shopper', text: 'Hi' })).toMatchObject({
      logged: [{ id: 'm1' }],
    });
  });

  it.each([
    [
      { refused: 'too_long', detail: 'Too long.' },
      { passing: false, retryAfterS: null },
    ],
    [
      { refused: 'overloaded', detail: 'Too long.' },
      { passing: true, retryAfterS: null },
    ],
    [
      { refused: 'rate_limited', detail: 'Too long.', retry_after_s: 2.5 },
      { passing: true, retryAfterS: 2.5 },
    ],
    [{ refused: 'rate_limited', detail: 'Too long.', retry_after_s: -1 }, { retryAfterS: null }],
  ])('or says why it was not taken, and whether it may be later: %j', (data, refusal) => {
    expect(readReceipt(data)).toMatchObject({ refused: 'Too long.', ...refusal });
  });

  it.each([null, undefined, {}, 'ok', { refused: true }])('is unclear where it says neither: %j', (data) => {
    expect(readReceipt(data)).toBeNull();
  });
});

describe('what else the gateway says', () => {
  it('is read', () => {
    expect(readConfirmation({ session_id: 's', last_seq: 4 })).toEqual({ token: 's', lastSeq: 4 });
    expect(readConfirmation({ session_id: 's' })).toEqual({ token: 's', lastSeq: 0 });
    expect(readClosed({ seq: 3 })).toBe(3);
    expect(readDeleted({ deleted: true })).toBe(true);
    expect(readMessageRated({ message_id: 'm1', seq: 2, rating: { value: 4, reason: 'Quick' } })).toEqual({
      messageId: 'm1',
      rating: { value: 4, reason: 'Quick' },
    });
    expect(readMessageRated({ message_id: 'm1', rating: null })).toEqual({ messageId: 'm1', rating: null });
  });

  it.each([null, 'x', {}, { session_id: '' }, { seq: 'last' }, { deleted: 'no' }, { refused: 'failed' }])(
    'is left out where it says nothing: %j',
    (data) => {
      expect(readConfirmation(data)).toBeNull();
      expect(readClosed(data)).toBeNull();
      expect(readDeleted(data)).toBe(false);
      expect(readMessageRated(data)).toBeNull();
    },
  );
});

describe('a picture that is ready', () => {
  const picture = { id: 'pic_1', url: '/media/pic_2.webp', source: 'edited', status: 'ready' };

  it.each(['ready', 'failed'])('or has failed is read: %s', (status) => {
    const data = { message_id: 'm1', seq: 2, picture: { ...picture, status } };
    expect(readPictureReady(data)).toMatchObject({ id: 'pic_1', status });
  });

  it.each([null, 'x', {}, { picture: {} }, { picture: { ...picture, status: 'pending' } }])(
    'is left out where it is none: %j',
    (data) => {
      expect(readPictureReady(data)).toBeNull();
    },
  );
});
