// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { EMPTY, type Conversation } from '../chat/conversation';
import { readHistory } from '../chat/protocol';
import { STRINGS } from '../words/strings';
import type { VitrineMessage } from './vitrine-message';
import './vitrine-messages';
import type { VitrineMessages } from './vitrine-messages';

const TODAY = '2026-11-27T12:00:00Z';
const YESTERDAY = '2026-11-26T12:00:00Z';

function said(...messages: [role: string, text: string, created_at?: string][]): Conversation {
  const logged = messages.map(([role, text, created_at = TODAY], index) => ({
    id: `m${index + 1}`,
    seq: index + 1,
    role,
    text,
    created_at,
  }));
  return { ...EMPTY, ...readHistory({ messages: logged }) };
}

describe('the conversation', () => {
  let element: VitrineMessages;

  async function show(conversation: Conversation): Promise<VitrineMessage[]> {
    element.conversation = conversation;
    document.body.append(element);
    await element.updateComplete;
    return [...(element.shadowRoot?.querySelectorAll('vitrine-message') ?? [])];
  }

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(TODAY), toFake: ['Date'] });
    element = document.createElement('vitrine-messages');
    Object.assign(element, { strings: STRINGS.en, gateway: 'https://chat.example', language: 'en' });
  });

  afterEach(() => {
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it('offers what can be done with an answer once, under its last message', async () => {
    const conversation = said(
      ['shopper', 'Hello'],
      ['bot', 'Hello!'],
      ['bot', 'How can I help?'],
      ['shopper', 'Is it warm?'],
      ['bot', 'It is.'],
    );
    const messages = await show(conversation);
    expect(messages.map(({ answer }) => answer?.text ?? null)).toEqual([
      null,
      null,
      'Hello!\n\nHow can I help?',
      null,
      'It is.',
    ]);
    expect(messages.map((message) => message.hasAttribute('newest'))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    const writing = await show({ ...conversation, typing: true });
    expect(writing.at(-1)?.answer).toBeNull();
  });

  it('offers replies, but not what a card offers already', async () => {
    const button = { title: 'Tell me more', payload: '/ask_cove' };
    const cards = [{ type: 'products', products: [{ title: 'Cove', button }] }];
    const buttons = [
      { title: 'Cove', payload: '/ask_cove' },
      { title: 'None of them', payload: '/deny' },
    ];
    await show({
      ...EMPTY,
      ...readHistory({ messages: [{ id: 'm1', seq: 1, role: 'bot', cards, buttons }] }),
    });
    const replies = element.shadowRoot?.querySelectorAll('.replies button') ?? [];
    expect([...replies].map(({ textContent }) => textContent.trim())).toEqual(['None of them']);
  });

  it('names the days, but not the first where that is today', async () => {
    const days = () =>
      [...(element.shadowRoot?.querySelectorAll('.day') ?? [])].map(({ textContent }) => textContent);
    await show(said(['shopper', 'Hello'], ['bot', 'Hello!']));
    expect(days()).toEqual([]);
    await show(said(['shopper', 'Hello', YESTERDAY], ['bot', 'Hello!', YESTERDAY], ['shopper', 'Again']));
    expect(days()).toEqual(['yesterday', 'today']);
  });

  it('says aloud what is new, and what happens in it', async () => {
    await show(EMPTY);
    const announcer = element.shadowRoot?.querySelector('vitrine-announcer');
    if (!announcer) throw new Error('no announcer');
    const say = vi.spyOn(announcer, 'say');
    const [message] = await show(said(['bot', 'Hello!']));
    message?.dispatchEvent(new CustomEvent('said', { detail: 'Copied', bubbles: true, composed: true }));
    expect(say.mock.calls).toEqual([['Assistant: Hello!'], ['Copied']]);
  });
});
