import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Chat } from './chat';
import type { Message } from './protocol';
import { memoryStore, type Store } from './store';

type Logged = Pick<Message, 'id' | 'seq' | 'role' | 'text' | 'client_id'> & {
  pictures?: { id: string; url: string | null; status: string }[];
};
type Acknowledge = (receipt: unknown) => void;
interface Uttered {
  message: string;
  customData: { client_id: string };
}

/** The gateway's side of the protocol over a real socket, with a log that can be looked into. */
class Gateway {
  log: Logged[] = [];
  session = 'session-1';
  requests: unknown[] = [];
  uttered: string[] = [];
  /** What to answer instead of taking a message; undefined takes it, null stays silent. */
  obstacle: (message: string, clientId: string) => unknown = () => undefined;
  #http: HttpServer | null = null;
  #sockets: Server | null = null;
  #port = 0;

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    this.#http = createServer();
    this.#sockets = new Server(this.#http);
    this.#sockets.on('connection', (socket) => {
      this.#serve(socket);
    });
    await new Promise<void>((resolve) => this.#http?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await this.#sockets?.close();
    this.#sockets = null;
  }

  /** Cuts every connection without a word, as a network does. */
  cut(): void {
    this.#sockets?.sockets.sockets.forEach((socket) => {
      socket.conn.close();
    });
  }

  say(text: string, role: Logged['role'] = 'bot', client_id: string | null = null): Logged {
    const message = { id: `m${this.log.length + 1}`, seq: this.log.length + 1, role, text, client_id };
    this.log.push(message);
    return message;
  }

  tell(message: Logged): void {
    this.#sockets?.emit('bot_uttered', message);
  }

  /** Lets the picture of `message` be ready; whoever is connected hears of it. */
  finish(message: Logged): void {
    const picture = { id: `pic_${message.id}`, url: '/media/made.webp', status: 'ready' };
    message.pictures = [picture];
    this.#sockets?.emit('picture_ready', { message_id: message.id, seq: message.seq, picture });
  }

  #serve(socket: Socket): void {
    socket.on('session_request', (data: unknown, acknowledge: Acknowledge) => {
      this.requests.push(data);
      const confirmation = { session_id: this.session, last_seq: this.log.length };
      socket.emit('session_confirm', confirmation);
      acknowledge(confirmation);
    });
    socket.on('history_request', ({ after }: { after: number }, acknowledge: Acknowledge) => {
      const messages = this.log.slice(after, after + 3);
      acknowledge({ messages, more: messages.length === 3 });
    });
    socket.on('user_uttered', ({ message, customData: { client_id } }: Uttered, acknowledge: Acknowledge) => {
      this.uttered.push(message);
      const receipt = this.obstacle(message, client_id);
      if (receipt === null) return;
      const known = this.log.find((logged) => logged.client_id === client_id);
      acknowledge(receipt ?? known ?? this.say(message, 'shopper', client_id));
    });
  }
}

describe('a conversation over a real socket', () => {
  const patience = { answerMs: 300, retryMs: 20, reconnectMs: [20, 40] } as const;
  let gateway: Gateway;
  let store: Store;
  let chats: Chat[];

  function open(): Chat {
    const chat = new Chat({ gateway: gateway.address, language: 'en' }, store, patience);
    chats.push(chat);
    chat.connect();
    return chat;
  }

  function texts(chat: Chat): string[] {
    return chat.conversation.messages.map(({ text }) => text);
  }

  async function settled(chat: Chat): Promise<void> {
    await vi.waitFor(() => {
      expect(chat.conversation).toMatchObject({ connection: 'online', outgoing: [] });
    }, 4000);
  }

  beforeEach(async () => {
    gateway = new Gateway();
    store = memoryStore();
    chats = [];
    await gateway.start();
  });

  afterEach(async () => {
    for (const chat of chats) chat.disconnect();
    await gateway.stop();
  });

  it('is the same after a reload, however long', async () => {
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) gateway.say(text);
    await settled(open());
    const reloaded = open();
    await settled(reloaded);
    expect(texts(reloaded)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(gateway.requests).toMatchObject([{ session_id: null }, { session_id: 'session-1' }]);
  });

  it('sends in order and shows what comes back', async () => {
    const chat = open();
    chat.write('first');
    chat.write('second');
    chat.choose({ title: 'The sole', payload: '/show_detail{"part": "sole"}' });
    await settled(chat);
    expect(gateway.uttered).toEqual(['first', 'second', '/show_detail{"part": "sole"}']);
    gateway.tell(gateway.say('answer'));
    await vi.waitFor(() => {
      expect(texts(chat).at(-1)).toBe('answer');
    });
    expect(chat.conversation.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('keeps what is written without a connection, over a reload too, and sends it once', async () => {
    const chat = open();
    await settled(chat);
    await gateway.stop();
    await vi.waitFor(() => {
      expect(chat.conversation.connection).toBe('lost');
    });
    chat.write('one');
    chat.write('two');
    expect(chat.conversation.outgoing.map(({ text }) => text)).toEqual(['one', 'two']);
    chat.disconnect();

    const reloaded = open();
    expect(reloaded.conversation.outgoing.map(({ text }) => text)).toEqual(['one', 'two']);
    await gateway.start();
    await settled(reloaded);
    expect(gateway.log.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(texts(reloaded)).toEqual(['one', 'two']);
    expect(new Chat({ gateway: gateway.address, language: 'en' }, store).conversation.outgoing).toEqual([]);
  });

  it('loses and doubles nothing when connections break in the middle', async () => {
    const chat = open();
    const written = Array.from({ length: 9 }, (_, index) => `message ${index}`);
    const faults = new Map([
      ['message 1', 'before it was logged'],
      ['message 4', 'before it was confirmed'],
      ['message 5', 'before it was logged'],
      ['message 8', 'before it was confirmed'],
    ]);
    gateway.obstacle = (message, clientId) => {
      const fault = faults.get(message);
      faults.delete(message);
      if (!fault) return undefined;
      if (fault === 'before it was confirmed') gateway.say(message, 'shopper', clientId);
      gateway.cut();
      return null;
    };
    for (const text of written) chat.write(text);
    await settled(chat);
    expect(faults).toEqual(new Map());
    expect(gateway.log.map(({ text }) => text)).toEqual(written);
    expect(texts(chat)).toEqual(written);
  });

  it('fills a gap that it notices', async () => {
    const chat = open();
    await settled(chat);
    gateway.say('missed');
    gateway.tell(gateway.say('heard'));
    await vi.waitFor(() => {
      expect(texts(chat)).toEqual(['missed', 'heard']);
    });
  });

  describe('with a picture that is still being made', () => {
    function promise(text: string): Logged {
      const message = gateway.say(text);
      message.pictures = [{ id: `pic_${message.id}`, url: null, status: 'pending' }];
      return message;
    }

    function statuses(chat: Chat): string[] {
      return chat.conversation.messages.flatMap(({ pictures }) => pictures.map(({ status }) => status));
    }

    it('swaps it in when it is ready', async () => {
      const chat = open();
      await settled(chat);
      const message = promise('one moment');
      gateway.tell(message);
      await vi.waitFor(() => {
        expect(statuses(chat)).toEqual(['pending']);
      });
      gateway.finish(message);
      await vi.waitFor(() => {
        expect(statuses(chat)).toEqual(['ready']);
      });
      expect(texts(chat)).toEqual(['one moment']);
    });

    it('finds out after a break what has become of it, however far back', async () => {
      const first = promise('one moment');
      for (const text of ['b', 'c', 'd', 'e']) gateway.say(text);
      const second = promise('another moment');
      gateway.say('g');
      const chat = open();
      await settled(chat);
      expect(statuses(chat)).toEqual(['pending', 'pending']);
      await gateway.stop();
      gateway.finish(first);
      gateway.finish(second);
      await gateway.start();
      await vi.waitFor(() => {
        expect(statuses(chat)).toEqual(['ready', 'ready']);
      }, 4000);
      expect(texts(chat)).toEqual(['one moment', 'b', 'c', 'd', 'e', 'another moment', 'g']);
    });

    it('knows it after a reload', async () => {
      const message = promise('one moment');
      await settled(open());
      gateway.finish(message);
      const reloaded = open();
      await settled(reloaded);
      expect(statuses(reloaded)).toEqual(['ready']);
    });
  });

  it('connects anew when the gateway falls silent', async () => {
    const chat = open();
    await settled(chat);
    gateway.obstacle = () => null;
    chat.write('hello?');
    await vi.waitFor(() => {
      expect(chat.conversation.connection).toBe('lost');
    });
    gateway.obstacle = () => undefined;
    await settled(chat);
    expect(texts(chat)).toEqual(['hello?']);
  });

  it('gives back what will never be taken, with the reason, and goes on', async () => {
    gateway.obstacle = (message) =>
      message === 'long' ? { refused: 'too_long', detail: 'Too long.' } : undefined;
    const chat = open();
    chat.write('long');
    chat.write('short');
    await settled(chat);
    expect(chat.conversation.problem).toEqual({ sentence: 'Too long.', text: 'long' });
    expect(texts(chat)).toEqual(['short']);
    chat.forgetProblem();
    expect(chat.conversation.problem).toBeNull();
  });

  it('tries again what was only refused for the moment', async () => {
    let refusals = 2;
    gateway.obstacle = () => (refusals-- > 0 ? { refused: 'overloaded', detail: 'Later.' } : undefined);
    const chat = open();
    chat.write('patient');
    await settled(chat);
    expect(gateway.uttered).toEqual(['patient', 'patient', 'patient']);
    expect(texts(chat)).toEqual(['patient']);
    expect(chat.conversation.problem).toBeNull();
  });

  it('begins anew when its session is over, and still sends what it has', async () => {
    gateway.say('old');
    const chat = open();
    await settled(chat);
    await gateway.stop();
    chat.write('kept');
    gateway.session = 'session-2';
    gateway.log = [];
    await gateway.start();
    await settled(chat);
    expect(texts(chat)).toEqual(['kept']);
    const reloaded = open();
    await settled(reloaded);
    expect(gateway.requests.at(-1)).toMatchObject({ session_id: 'session-2' });
  });

  it('knows what the shopper has not seen', async () => {
    const chat = open();
    await settled(chat);
    chat.write('question');
    await settled(chat);
    expect(chat.hasUnread).toBe(false);
    gateway.tell(gateway.say('answer'));
    await vi.waitFor(() => {
      expect(chat.hasUnread).toBe(true);
    });
    chat.markRead();
    expect(chat.hasUnread).toBe(false);
    const reloaded = open();
    await settled(reloaded);
    expect(reloaded.hasUnread).toBe(false);
  });
});
