import { expect, it } from 'vitest';

import { answersIn } from './answers';
import { readHistory, type Message } from './protocol';

function conversation(...said: [role: string, text: string, fields?: object][]): Message[] {
  const messages = said.map(([role, text, fields], index) => ({
    id: `m${index + 1}`,
    seq: index + 1,
    role,
    text,
    ...fields,
  }));
  return readHistory({ messages }).messages;
}

it('an answer is all that one side says in a row, under its last message', () => {
  const messages = conversation(
    ['shopper', 'Hello'],
    ['bot', 'Hello!', { pictures: [{ id: 'pic_1' }] }],
    ['bot', ''],
    ['bot', 'How can I help?', { rating: { value: 1, reason: '' } }],
    ['system', 'Anna is here.'],
    ['agent', 'This is Anna.'],
    ['bot', 'I am back.'],
    ['bot', 'How was this chat?', { cards: [{ type: 'satisfaction' }] }],
    ['shopper', 'Thanks'],
  );
  expect([...answersIn(messages)]).toEqual([
    ['m4', { id: 'm4', text: 'Hello!\n\nHow can I help?', pictured: true, rating: { value: 1, reason: '' } }],
    ['m6', { id: 'm6', text: 'This is Anna.', pictured: false, rating: null }],
    ['m7', { id: 'm7', text: 'I am back.', pictured: false, rating: null }],
  ]);
});
