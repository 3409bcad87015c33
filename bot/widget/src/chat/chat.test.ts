import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PhotoStore } from '../photographs/photos';
import type { Upload, Uploader } from '../photographs/upload';
import { Chat, type Means } from './chat';
import type { Patience } from './connection';
import { isClosed } from './conversation';
import type { Message, Receipt } from './protocol';
import { memoryStore, type Store } from './store';

type Logged = Pick<Message, 'id' | 'seq' | 'role' | 'text' | 'client_id'> & {
  pictures?: { id: string; url: string | null; status: string }[];
  rating?: { value: number; reason: string } | null;
};
type Acknowledge = (receipt: unknown) => void;
interface Uttered {
  message: string;
  customData: { client_id: string };
}
interface Rating {
  message_id: string;
  value: number | null;
  reason: string;
}

function photoMemory(): PhotoStore {
  const photos = new Map<string, Blob>();
  return {
    get: (clientId) => Promise.resolve(photos.get(clientId) ?? null),
    put: (clientId, photo) => Promise.resolve(void photos.set(clientId, photo)),
    remove: (clientId) => Promise.resolve(void photos.delete(clientId)),
    clear: () => {
      photos.clear();
      return Promise.resolve();
    },
  };
}

/** The gateway's side of the protocol over a real socket, with a log that can be looked into. */
class Gateway {
  log: Logged[] = [];
  session = 'session-1';
  requests: unknown[] = [];
  uttered: string[] = [];
  /** What to answer instead of taking a message; undefined takes it, null stays silent. */
  obstacle: (message: string, clientId: string) => unknown = () => undefined;
  /** The same for everything but messages. */
  refusal: unknown = undefined;
  /** The same for conversations. */
  rush: unknown = undefined;
  /** What to answer once instead of the history. */
  slowed: unknown = undefined;
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

  /** Tells all clients that their conversation is gone. */
  forget(): void {
    this.#sockets?.emit('conversation_deleted', {});
  }

  /** Logs a photograph as its upload does. */
  take({ clientId, text }: Upload): Logged {
    return (
      this.log.find(({ client_id }) => client_id === clientId) ??
      this.say(text || 'a photo', 'shopper', clientId)
    );
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
      if (this.rush !== undefined) {
        acknowledge(this.rush);
        return;
      }
      const confirmation = { session_id: this.session, last_seq: this.log.length };
      socket.emit('session_confirm', confirmation);
      acknowledge(confirmation);
    });
    socket.on('history_request', ({ after }: { after: number }, acknowledge: Acknowledge) => {
      const { slowed } = this;
      this.slowed = undefined;
      if (slowed !== undefined) {
        acknowledge(slowed);
        return;
      }
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
    socket.on('rate_message', ({ message_id, value, reason }: Rating, acknowledge: Acknowledge) => {
      const rating = value === null ? null : { value, reason };
      const message = this.log.find(({ id }) => id === message_id);
      if (message && this.refusal === undefined) message.rating = rating;
      acknowledge(this.refusal ?? { message_id, rating });
    });
    socket.on('close_request', (_: unknown, acknowledge: Acknowledge) => {
      const { seq } = this.say('You have ended this chat.', 'system');
      this.#sockets?.emit('bot_uttered', this.log.at(-1));
      this.#sockets?.emit('conversation_closed', { seq });
      acknowledge({});
    });
    socket.on('delete_request', (_: unknown, acknowledge: Acknowledge) => {
      if (this.refusal === undefined) this.#sockets?.emit('conversation_deleted', {});
      acknowledge(this.refusal ?? { deleted: true });
    });
  }
}

describe('a conversation over a real socket', () => {
  const patience = { answerMs: 300, retryMs: 20, reconnectMs: [20, 40] } as const;
  let gateway: Gateway;
  let store: Store;
  let photos: PhotoStore;
  /** What becomes of an upload; null where nothing is heard of it. */
  let upload: Uploader;
  let chats: Chat[];

  function make(means: Partial<Means> = {}, waiting: Patience = patience): Chat {
    const place = { gateway: gateway.address, language: 'en', customerToken: null } as const;
    const uploader: Uploader = (...given) => upload(...given);
    const chat = new Chat(place, { store, photos, upload: uploader, ...means }, waiting);
    chats.push(chat);
    return chat;
  }

  function open(means?: Partial<Means>, waiting?: Patience): Chat {
    const chat = make(means, waiting);
    chat.connect();
    return chat;
  }

  function logged(sent: Upload): Promise<Receipt> {
    const { id, seq, role, text, client_id } = gateway.take(sent);
    const nothing = { pictures: [], buttons: [], cards: [], rating: null, created_at: '' };
    return Promise.resolve({ logged: [{ id, seq, role, text, client_id, ...nothing }] });
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
    photos = photoMemory();
    upload = logged;
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

  it('asks again for a conversation, and for the history, as soon as it may', async () => {
    gateway.say('earlier');
    const refusal = { refused: 'rate_limited', detail: 'Wait a little.', retry_after_s: 0.2 };
    gateway.rush = refusal;
    gateway.slowed = refusal;
    const chat = open();
    chat.write('hello');
    await vi.waitFor(() => {
      expect(chat.conversation.delay).toBe('Wait a little.');
    });
    gateway.rush = undefined;
    await settled(chat);
    expect(texts(chat)).toEqual(['earlier', 'hello']);
    expect(chat.conversation.delay).toBeNull();
    expect(gateway.requests.length).toBeLessThan(4);
  });

  it('keeps a conversation that another tab has begun when it hears late that the old one is gone', async () => {
    const [tab, other] = [open(), open()];
    await settled(tab);
    await settled(other);
    tab.disconnect();
    gateway.session = 'session-2';
    gateway.log = [];
    store.setItem(`vitrine:${gateway.address}:session`, 'session-2');
    gateway.say('a new talk');
    gateway.forget();
    await vi.waitFor(() => {
      expect(texts(other)).toEqual(['a new talk']);
    });
    expect(store.getItem(`vitrine:${gateway.address}:session`)).toBe('session-2');
  });

  it("does not take somebody's page for a receipt", async () => {
    let uploads = 0;
    upload = () => {
      uploads += 1;
      return Promise.resolve({ logged: [] });
    };
    const chat = open();
    chat.write('', [new Blob(['x'])]);
    await vi.waitFor(() => {
      expect(chat.conversation.outgoing[0]?.photo?.failure).toBe('');
    });
    expect(uploads).toBe(1);
  });

  it('does not say once more what comes with a photo that another tab is sending', async () => {
    await gateway.stop();
    make().write('do you have this?', [new Blob(['x'])]);
    const other = open({ photos: photoMemory() });
    await gateway.start();
    chats[0]?.connect();
    await settled(other);
    expect(gateway.log.map(({ text }) => text)).toEqual(['do you have this?']);
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
    expect(make().conversation.outgoing).toEqual([]);
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

  it('waits as long as it is told when it sends too much, and says why', async () => {
    let refused = false;
    gateway.obstacle = () => {
      if (refused) return undefined;
      refused = true;
      return { refused: 'rate_limited', detail: 'Please wait.', retry_after_s: 0.2 };
    };
    const chat = open();
    chat.write('hasty');
    await vi.waitFor(() => {
      expect(chat.conversation.delay).toBe('Please wait.');
    });
    const since = Date.now();
    await settled(chat);
    expect(Date.now() - since).toBeGreaterThan(100);
    expect(chat.conversation).toMatchObject({ delay: null, problem: null });
    expect(gateway.uttered).toEqual(['hasty', 'hasty']);
  });

  it('comes back at once when the device wakes up, however long it would have waited', async () => {
    const chat = open({}, { ...patience, reconnectMs: [60_000, 60_000] });
    await settled(chat);
    gateway.cut();
    await vi.waitFor(() => {
      expect(chat.conversation.connection).toBe('lost');
    });
    gateway.say('meanwhile');
    chat.wake();
    await settled(chat);
    expect(texts(chat)).toEqual(['meanwhile']);
  });

  it('finds out on waking what it has missed over a connection that seems to live', async () => {
    const chat = open();
    await settled(chat);
    gateway.say('missed');
    chat.wake();
    await vi.waitFor(() => {
      expect(texts(chat)).toEqual(['missed']);
    });
  });

  describe('with photos', () => {
    const [first, second] = [new Blob(['first']), new Blob(['second'])];

    function failures(chat: Chat): (string | null | undefined)[] {
      return chat.conversation.outgoing.map(({ photo }) => photo?.failure);
    }

    it('sends them in line with everything else, the text with the last', async () => {
      const sent: Upload[] = [];
      upload = (photo) => {
        sent.push(photo);
        return logged(photo);
      };
      const chat = open();
      chat.write('before');
      chat.write('which is it?', [first, second]);
      chat.write('after');
      await settled(chat);
      expect(texts(chat)).toEqual(['before', 'a photo', 'which is it?', 'after']);
      expect(sent.map(({ file }) => file)).toEqual([first, second]);
      expect(sent[0]).toMatchObject({ gateway: gateway.address, session: 'session-1', language: 'en' });
    });

    it('shows how much of one has been sent', async () => {
      let finish = (): void => undefined;
      upload = async (photo, progress) => {
        progress(0.4);
        await new Promise<void>((resolve) => (finish = resolve));
        return logged(photo);
      };
      const chat = open();
      chat.write('', [first]);
      await vi.waitFor(() => {
        expect(chat.conversation.outgoing[0]?.photo).toMatchObject({ file: first, sent: 0.4 });
      });
      finish();
      await settled(chat);
    });

    it('keeps one without a connection, over a reload too', async () => {
      const chat = make();
      await gateway.stop();
      chat.write('look', [first]);
      chat.disconnect();
      const sent: Blob[] = [];
      upload = (photo) => {
        sent.push(photo.file);
        return logged(photo);
      };
      const reloaded = open();
      expect(reloaded.conversation.outgoing).toMatchObject([{ text: 'look', photo: { file: null } }]);
      await gateway.start();
      await settled(reloaded);
      expect(sent).toEqual([first]);
      expect(await photos.get(chat.conversation.outgoing[0]?.clientId ?? '')).toBeNull();
    });

    it('keeps the words where the browser has lost the photo', async () => {
      const chat = make();
      await gateway.stop();
      chat.write('look', [first]);
      chat.disconnect();
      photos = photoMemory();
      await gateway.start();
      await settled(open());
      expect(gateway.uttered).toEqual(['look']);
    });

    it('leaves one that is refused for the shopper to decide about, and goes on', async () => {
      upload = () => Promise.resolve({ refused: 'Too large.', passing: false, retryAfterS: null });
      const chat = open();
      chat.write('', [first]);
      chat.write('after');
      await vi.waitFor(() => {
        expect(texts(chat)).toEqual(['after']);
      });
      expect(failures(chat)).toEqual(['Too large.']);
      upload = logged;
      chat.retry(chat.conversation.outgoing[0]?.clientId ?? '');
      await settled(chat);
      expect(texts(chat)).toEqual(['after', 'a photo']);
    });

    it('does not send one that is taken back', async () => {
      let aborted = false;
      upload = (_, __, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve(null);
          });
        });
      const chat = open();
      chat.write('', [first]);
      await vi.waitFor(() => {
        expect(chat.conversation.connection).toBe('online');
      });
      chat.withdraw(chat.conversation.outgoing[0]?.clientId ?? '');
      chat.write('after');
      await settled(chat);
      expect(aborted).toBe(true);
      expect(texts(chat)).toEqual(['after']);
      expect(make().conversation.outgoing).toEqual([]);
    });

    it('asks the history about one of which nothing is heard', async () => {
      let attempts = 0;
      upload = (photo) => {
        attempts += 1;
        gateway.take(photo);
        return Promise.resolve(null);
      };
      const chat = open();
      chat.write('', [first]);
      await settled(chat);
      expect(texts(chat)).toEqual(['a photo']);
      expect(attempts).toBe(1);
      upload = () => Promise.resolve(null);
      chat.write('', [second]);
      await vi.waitFor(() => {
        expect(failures(chat)).toEqual(['']);
      });
    });

    it('does not wait for an answer once the log has it', async () => {
      upload = (photo) => {
        gateway.tell(gateway.take(photo));
        return new Promise(() => undefined);
      };
      const chat = open();
      chat.write('', [first]);
      chat.write('after');
      await settled(chat);
      expect(texts(chat)).toEqual(['a photo', 'after']);
    });
  });

  describe('what the shopper thinks of a message', () => {
    it('is with the gateway, and can be taken back', async () => {
      const { id } = gateway.say('answer');
      const chat = open();
      await settled(chat);
      await chat.rate(id, 0, 'Not correct');
      expect(chat.conversation.messages[0]?.rating).toEqual({ value: 0, reason: 'Not correct' });
      expect(gateway.log[0]?.rating).toEqual({ value: 0, reason: 'Not correct' });
      await chat.rate(id, null);
      expect(chat.conversation.messages[0]?.rating).toBeNull();
      expect(gateway.log[0]?.rating).toBeNull();
    });

    it('does not go back while it is changed fast', async () => {
      const { id } = gateway.say('answer');
      const chat = open();
      await settled(chat);
      const seen = new Set<number>();
      chat.subscribe(() => {
        const value = chat.conversation.messages[0]?.rating?.value ?? 0;
        expect(value).toBeGreaterThanOrEqual(Math.max(...seen));
        seen.add(value);
      });
      await Promise.all([chat.rate(id, 2), chat.rate(id, 3), chat.rate(id, 4)]);
      expect([...seen]).toEqual([2, 3, 4]);
    });

    it('is as before where it is not taken, and the shopper is told', async () => {
      const { id } = gateway.say('answer');
      const chat = open();
      await settled(chat);
      gateway.refusal = { refused: 'not_rateable', detail: 'Not this one.' };
      await chat.rate(id, 1);
      expect(chat.conversation.messages[0]?.rating).toBeNull();
      expect(chat.conversation.problem).toEqual({ sentence: 'Not this one.', text: null });
    });
  });

  it('can be ended, and goes on when the shopper writes again', async () => {
    const chat = open();
    chat.write('thanks');
    await settled(chat);
    await chat.close();
    expect(isClosed(chat.conversation)).toBe(true);
    chat.write('one more thing');
    await settled(chat);
    expect(isClosed(chat.conversation)).toBe(false);
  });

  it('says so when it can be neither ended nor deleted', async () => {
    const chat = make();
    await chat.close();
    expect(chat.conversation.problem).toEqual({ sentence: '', text: null });
    chat.connect();
    await settled(chat);
    gateway.refusal = { refused: 'failed', detail: 'Not now.' };
    await chat.delete();
    expect(chat.conversation).toMatchObject({ deleted: false, problem: { sentence: 'Not now.' } });
    expect(chat.hasSession).toBe(true);
  });

  it('leaves nothing in the browser when it is deleted, in any tab', async () => {
    gateway.say('answer');
    const [chat, other] = [open(), open()];
    await settled(chat);
    await settled(other);
    chat.markRead();
    await chat.delete();
    for (const each of [chat, other]) {
      await vi.waitFor(() => {
        expect(each.conversation).toMatchObject({ messages: [], deleted: true, problem: null });
      });
    }
    expect(store.length).toBe(0);
    gateway.session = 'session-2';
    gateway.log = [];
    chat.write('anew');
    await settled(chat);
    expect(gateway.requests.at(-1)).toMatchObject({ session_id: null });
    expect(chat.conversation.deleted).toBe(false);
  });

  describe('of a customer', () => {
    it('is asked for with the shop’s token, also by one who has been a guest', async () => {
      const chat = open();
      await settled(chat);
      gateway.session = 'session-of-customer';
      gateway.log = [];
      for (let said = 0; said < 4; said++) gateway.say('on another device');
      chat.identify('token');
      await vi.waitFor(() => {
        expect(texts(chat)).toHaveLength(4);
      });
      expect(gateway.requests.at(-1)).toMatchObject({
        session_id: 'session-1',
        customData: { customer_token: 'token' },
      });
      expect(chat.unread).toBe(0);
    });

    it('is forgotten when they sign out, and another one begins', async () => {
      gateway.say('private');
      const chat = open();
      await settled(chat);
      gateway.session = 'session-2';
      gateway.log = [];
      chat.identify(null);
      await settled(chat);
      expect(chat.conversation).toMatchObject({ messages: [], deleted: false });
      expect(gateway.requests.at(-1)).toMatchObject({
        session_id: null,
        customData: { customer_token: null },
      });
    });
  });

  describe('in several tabs', () => {
    const [session, read] = ['session', 'read'] as const;

    /** Lets `chat` know, as the browser does, that another tab has changed what they share. */
    function heard(chat: Chat, key: string): void {
      chat.follow(`vitrine:${gateway.address}:${key}`);
    }

    it('is read in all of them once it is read in one', async () => {
      const [chat, other] = [open(), open()];
      await settled(chat);
      await settled(other);
      gateway.tell(gateway.say('answer'));
      await vi.waitFor(() => {
        expect([chat.unread, other.unread]).toEqual([1, 1]);
      });
      let told = 0;
      other.subscribe(() => (told += 1));
      chat.markRead();
      heard(other, read);
      expect(other.unread).toBe(0);
      expect(told).toBe(1);
    });

    it('is the one that any of them has begun', async () => {
      const [chat, other] = [open(), make()];
      await settled(chat);
      gateway.say('answer');
      heard(other, session);
      await settled(other);
      expect(texts(other)).toEqual(['answer']);
      expect(gateway.requests).toHaveLength(2);
    });

    it('is the new one that another tab has come to', async () => {
      gateway.say('old');
      const [chat, other] = [open(), open()];
      await settled(chat);
      await settled(other);
      gateway.session = 'session-2';
      gateway.log = [];
      chat.identify('token');
      await settled(chat);
      heard(other, session);
      await settled(other);
      expect(texts(other)).toEqual([]);
    });

    it('is forgotten in all of them', async () => {
      gateway.say('private');
      const [chat, other] = [open(), open()];
      await settled(chat);
      await settled(other);
      other.identify('token');
      await settled(other);
      chat.disconnect();
      store.removeItem(`vitrine:${gateway.address}:session`);
      heard(other, session);
      expect(other.conversation).toMatchObject({ messages: [], connection: 'idle' });
      other.connect();
      await settled(other);
      expect(gateway.requests.at(-1)).toMatchObject({ customData: { customer_token: null } });
    });
  });

  it('knows what the shopper has not seen', async () => {
    const chat = open();
    await settled(chat);
    chat.write('question');
    await settled(chat);
    expect(chat.unread).toBe(0);
    gateway.tell(gateway.say('answer'));
    gateway.tell(gateway.say('another'));
    await vi.waitFor(() => {
      expect(chat.unread).toBe(2);
    });
    chat.markRead();
    expect(chat.unread).toBe(0);
    const reloaded = open();
    await settled(reloaded);
    expect(reloaded.unread).toBe(0);
  });
});
