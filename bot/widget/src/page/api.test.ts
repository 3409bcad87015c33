import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Chat } from '../chat/chat';
import { EMPTY, conversationAfter, type ConversationEvent } from '../chat/conversation';
import { readMessage } from '../chat/protocol';
import { PageApi, type PageEvents } from './api';

/** A chat that does nothing but what it is told to have happened. */
class StandIn {
  gateway = 'https://chat.example';
  conversation = EMPTY;
  unread = 0;
  write = vi.fn();
  identify = vi.fn();
  #subscriber = (): void => undefined;

  subscribe(subscriber: () => void): void {
    this.#subscriber = subscriber;
  }

  happen(...events: ConversationEvent[]): void {
    this.conversation = events.reduce(conversationAfter, this.conversation);
    this.#subscriber();
  }

  async count(unread: number): Promise<void> {
    this.unread = unread;
    this.happen();
    await Promise.resolve();
  }

  hear(...seqs: number[]): void {
    const messages = seqs.flatMap(
      (seq) =>
        readMessage({
          id: `m${seq}`,
          seq,
          role: seq % 2 ? 'shopper' : 'bot',
          text: `message ${seq}`,
          pictures: [{ id: `p${seq}`, url: '/media/a.webp', alt: 'The sole' }],
        }) ?? [],
    );
    this.happen({ type: 'received', messages });
  }
}

describe('what a page can do with the chat', () => {
  let chat: StandIn;
  let panel: EventTarget & { show: () => Promise<void>; hide: () => Promise<void> };
  let api: PageApi;

  function heard<Name extends keyof PageEvents>(event: Name): PageEvents[Name][] {
    const details: PageEvents[Name][] = [];
    api.on(event, (detail) => details.push(detail));
    return details;
  }

  beforeEach(() => {
    chat = new StandIn();
    panel = Object.assign(new EventTarget(), {
      show: vi.fn(() => Promise.resolve()),
      hide: vi.fn(() => Promise.resolve()),
    });
    api = new PageApi(chat as unknown as Chat, panel);
  });

  it('is to open and close it, to send and to say who the shopper is', () => {
    api.open();
    api.close();
    api.send(' hello ');
    api.send(' ');
    api.identify('token');
    api.identify(null);
    expect(panel.show).toHaveBeenCalledOnce();
    expect(panel.hide).toHaveBeenCalledOnce();
    expect(chat.write.mock.calls).toEqual([['hello']]);
    expect(chat.identify.mock.calls).toEqual([['token'], [null]]);
  });

  it('is the same with calls that have waited', async () => {
    const counts: number[] = [];
    api.push(
      ['open'],
      ['send', 'hello'],
      ['identify', 'token'],
      ['on', 'unread', (count: number) => counts.push(count)],
    );
    await chat.count(2);
    expect(panel.show).toHaveBeenCalledOnce();
    expect(chat.write).toHaveBeenCalledWith('hello');
    expect(chat.identify).toHaveBeenCalledWith('token');
    expect(counts).toEqual([2]);
  });

  it('is to know when it is there, also who asks late', () => {
    const early = heard('ready');
    expect(early).toEqual([]);
    api.announce();
    expect([early, heard('ready')]).toEqual([[null], [null]]);
  });

  it('is to hear when it opens and closes', () => {
    const [opened, closed] = [heard('open'), heard('close')];
    panel.dispatchEvent(new Event('opened'));
    panel.dispatchEvent(new Event('closed'));
    expect([opened, closed]).toEqual([[null], [null]]);
  });

  it('is to hear every new message once and in order, of either side', () => {
    const messages = heard('message');
    chat.happen({ type: 'joined', lastSeq: 2 });
    chat.hear(1, 2);
    chat.hear(4);
    expect(messages).toEqual([]);
    chat.hear(3);
    chat.hear(3, 4);
    expect(messages.map(({ id, role }) => [id, role])).toEqual([
      ['m3', 'shopper'],
      ['m4', 'bot'],
    ]);
    expect(messages[0]).toEqual({
      id: 'm3',
      role: 'shopper',
      text: 'message 3',
      created_at: '',
      pictures: [{ url: 'https://chat.example/media/a.webp', alt: 'The sole', label: null }],
    });
  });

  it('is to hear how many are unread and how the connection is, when that changes', async () => {
    const [counts, connections] = [heard('unread'), heard('connection')];
    chat.happen({ type: 'connecting' });
    chat.happen({ type: 'online' }, { type: 'typing', on: true });
    await chat.count(1);
    chat.happen({ type: 'typing', on: false });
    await chat.count(1);
    expect(counts).toEqual([1]);
    expect(connections).toEqual(['connecting', 'online']);
  });

  it('is not to hear of what an open panel has read at once', async () => {
    const counts = heard('unread');
    chat.unread = 1;
    chat.happen();
    await chat.count(0);
    expect(counts).toEqual([]);
  });

  it('is to listen no longer', async () => {
    const counts: number[] = [];
    const stop = api.on('unread', (count) => counts.push(count));
    stop();
    await chat.count(1);
    expect(counts).toEqual([]);
  });

  it('does not break it: a listener that throws stops neither the chat nor the others', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const error = new Error('of the page');
    api.on('unread', () => {
      throw error;
    });
    const counts = heard('unread');
    await chat.count(1);
    expect(counts).toEqual([1]);
    expect(reported).toHaveBeenCalledWith(error);
    vi.unstubAllGlobals();
  });
});
