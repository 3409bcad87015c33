import { describe, expect, it } from 'vitest';

import { EMPTY, conversationAfter, type Conversation } from '../chat/conversation';
import { readHistory, readPictureReady } from '../chat/protocol';
import { announcements } from './announcements';
import { STRINGS } from './strings';

const PENDING = { id: 'pic_1', alt: 'The sole', label: 'AI illustration', status: 'pending' };

function received(conversation: Conversation, ...messages: object[]): Conversation {
  return conversationAfter(conversation, { type: 'received', messages: readHistory({ messages }).messages });
}

function said(before: Conversation, after: Conversation): string[] {
  return announcements(before, after, STRINGS.en);
}

describe('what is said aloud', () => {
  it('is each new message once, with who said it, what it shows and what can be answered', () => {
    const answer = {
      id: 'm1',
      seq: 1,
      role: 'bot',
      text: 'Here it is.',
      pictures: [{ ...PENDING, status: 'ready', label: null }],
      buttons: [
        { title: 'The heel', payload: '/heel' },
        { title: 'No', payload: '/deny' },
      ],
    };
    const after = received(EMPTY, answer);
    expect(said(EMPTY, after)).toEqual([
      'Assistant: Here it is.\nPicture: The sole\nSuggested replies: The heel, No',
    ]);
    expect(said(after, received(after, answer))).toEqual([]);
  });

  it('is not what the shopper wrote, nor what was there before the page was opened', () => {
    const joined = conversationAfter(EMPTY, { type: 'joined', lastSeq: 2 });
    const after = received(
      joined,
      { id: 'm1', seq: 1, role: 'shopper', text: 'Hi' },
      { id: 'm2', seq: 2, role: 'bot', text: 'Hello!' },
      { id: 'm3', seq: 3, role: 'shopper', text: 'And now?' },
      { id: 'm4', seq: 4, role: 'agent', text: 'This is Anna.' },
    );
    expect(said(joined, after)).toEqual(['Customer service: This is Anna.']);
  });

  it.each([
    ['ready', 'Picture: AI illustration: The sole'],
    ['failed', STRINGS.en.pictureFailed],
  ])('is a picture that was pending, once it is %s', (status, words) => {
    const before = received(EMPTY, {
      id: 'm1',
      seq: 1,
      role: 'bot',
      text: 'One moment.',
      pictures: [PENDING],
    });
    expect(said(EMPTY, before)).toEqual([`Assistant: One moment.\n${STRINGS.en.picturePending}`]);
    const picture = readPictureReady({ picture: { ...PENDING, status } });
    if (!picture) throw new Error('no picture');
    const after = conversationAfter(before, { type: 'picture_ready', picture });
    expect(said(before, after)).toEqual([words]);
    expect(said(after, conversationAfter(after, { type: 'picture_ready', picture }))).toEqual([]);
  });

  it('is that somebody writes, when they begin to', () => {
    const typing = conversationAfter(EMPTY, { type: 'typing', on: true });
    expect(said(EMPTY, typing)).toEqual([STRINGS.en.typing]);
    expect(said(typing, typing)).toEqual([]);
  });
});
