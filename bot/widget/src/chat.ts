import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';

import {
  EMPTY,
  conversationAfter,
  hasGap,
  replayAfter,
  type Conversation,
  type ConversationEvent,
  type Outgoing,
} from './conversation';
import { randomUuid } from './identifiers';
import { Outbox } from './outbox';
import {
  readHistory,
  readMessage,
  readPictureReady,
  readReceipt,
  type Button,
  type Message,
} from './protocol';
import { keep, type Store } from './store';
import type { Language } from './strings';

/** How long the chat waits, in milliseconds. */
export interface Patience {
  /** For the gateway's answer, until the connection counts as dead. */
  readonly answerMs: number;
  /** Before a message is sent again that the gateway could not take just then. */
  readonly retryMs: number;
  /** Between two attempts to connect, at first and at most. */
  readonly reconnectMs: readonly [first: number, most: number];
}

const PATIENCE: Patience = { answerMs: 10_000, retryMs: 4_000, reconnectMs: [500, 8_000] };

const Confirmation = v.object({ session_id: v.pipe(v.string(), v.nonEmpty()) });
/** Why a message may be refused now and taken a little later. */
const PASSING: ReadonlySet<string> = new Set(['overloaded', 'failed']);
const Typing = v.fallback(v.object({ on: v.boolean() }), { on: false });

/**
 * One shopper's conversation with the gateway: connects, catches up, sends, and tells its subscribers.
 *
 * A message goes out one at a time, in order, until the gateway has confirmed it; the gateway recognises by its
 * `client_id` what it has already. So neither a reload nor a broken connection loses or doubles anything.
 */
export class Chat {
  readonly #gateway: string;
  readonly #language: Language;
  readonly #store: Store;
  readonly #outbox: Outbox;
  readonly #patience: Patience;
  readonly #sessionKey: string;
  readonly #readKey: string;
  readonly #subscribers = new Set<() => void>();
  #conversation: Conversation;
  #socket: Socket | null = null;
  #catchingUp = false;
  #sending = false;

  constructor(
    { gateway, language }: { gateway: string; language: Language },
    store: Store,
    patience: Patience = PATIENCE,
  ) {
    const namespace = `vitrine:${gateway}`;
    this.#gateway = gateway;
    this.#language = language;
    this.#store = store;
    this.#outbox = new Outbox(store, namespace);
    this.#patience = patience;
    this.#sessionKey = `${namespace}:session`;
    this.#readKey = `${namespace}:read`;
    this.#conversation = { ...EMPTY, outgoing: this.#outbox.messages() };
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Whether this browser has talked to the shop before. */
  get hasSession(): boolean {
    return this.#store.getItem(this.#sessionKey) !== null;
  }

  /** Whether something has come in since the shopper last looked. */
  get hasUnread(): boolean {
    const read = Number(this.#store.getItem(this.#readKey) ?? 0);
    return this.#conversation.messages.some(({ seq, role }) => seq > read && role !== 'shopper');
  }

  /** The shopper is looking at the newest message. */
  markRead(): void {
    keep(this.#store, this.#readKey, String(this.#conversation.messages.at(-1)?.seq ?? 0));
  }

  /** Calls `subscriber` after every change; the result ends that. */
  subscribe(subscriber: () => void): () => void {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  /** Joins the conversation, and stays in it over every loss of the connection until `disconnect`. */
  connect(): void {
    if (this.#socket) return;
    this.#dispatch({ type: 'connecting' });
    const [first, most] = this.#patience.reconnectMs;
    const socket = io(this.#gateway, {
      path: '/socket.io/',
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: first,
      reconnectionDelayMax: most,
      timeout: this.#patience.answerMs,
    });
    this.#socket = socket;
    const received = (data: unknown) => {
      this.#hear(socket, data);
    };
    socket.on('connect', () => void this.#requestSession(socket));
    socket.on('session_confirm', (data: unknown) => void this.#join(socket, data));
    socket.on('bot_uttered', received);
    socket.on('message', received);
    socket.on('picture_ready', (data: unknown) => {
      const picture = readPictureReady(data);
      if (picture) this.#dispatch({ type: 'picture_ready', picture });
    });
    socket.on('typing', (data: unknown) => {
      this.#dispatch({ type: 'typing', on: v.parse(Typing, data).on });
    });
    const lost = () => {
      this.#lose(socket);
    };
    socket.on('connect_error', lost);
    socket.on('disconnect', lost);
  }

  /** Leaves; what is unsent stays in the outbox. */
  disconnect(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.disconnect();
  }

  /** Sends `text`, now or as soon as there is a connection. */
  write(text: string): void {
    this.#post({ clientId: randomUuid(), text, payload: null });
  }

  /** Sends what a tapped button stands for. */
  choose({ title, payload }: Button): void {
    this.#post({ clientId: randomUuid(), text: title, payload });
  }

  /** The shopper has read what went wrong. */
  forgetProblem(): void {
    this.#dispatch({ type: 'problem_read' });
  }

  #post(message: Outgoing): void {
    this.#outbox.put(message);
    this.#dispatch({ type: 'written', message });
    this.connect();
    void this.#send();
  }

  async #requestSession(socket: Socket): Promise<void> {
    const session_id = this.#store.getItem(this.#sessionKey);
    await this.#ask(socket, 'session_request', { session_id, customData: { language: this.#language } });
  }

  async #join(socket: Socket, data: unknown): Promise<void> {
    const confirmed = v.safeParse(Confirmation, data);
    if (!confirmed.success) return;
    const { session_id } = confirmed.output;
    if (session_id !== this.#store.getItem(this.#sessionKey)) {
      keep(this.#store, this.#sessionKey, session_id);
      this.#dispatch({ type: 'restarted' });
    }
    await this.#catchUp(socket);
    if (!socket.connected) return;
    this.#dispatch({ type: 'online' });
    await this.#send();
  }

  #hear(socket: Socket, data: unknown): void {
    const message = readMessage(data);
    if (!message) return;
    this.#receive([message]);
    if (hasGap(this.#conversation)) void this.#catchUp(socket);
  }

  async #catchUp(socket: Socket): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    let after = replayAfter(this.#conversation);
    for (let more = true; more;) {
      const history = readHistory(await this.#ask(socket, 'history_request', { after }));
      this.#receive(history.messages);
      more = history.more && history.messages.length > 0;
      after = replayAfter(this.#conversation, history.messages.at(-1)?.seq);
    }
    this.#catchingUp = false;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#nextToSend(); next; next = this.#nextToSend())
      await this.#deliver(next.socket, next.message);
    this.#sending = false;
  }

  #nextToSend(): { socket: Socket; message: Outgoing } | null {
    const [message] = this.#conversation.outgoing;
    const online = this.#conversation.connection === 'online';
    return online && message && this.#socket ? { socket: this.#socket, message } : null;
  }

  async #deliver(socket: Socket, { clientId, text, payload }: Outgoing): Promise<void> {
    const uttered = { message: payload ?? text, customData: { client_id: clientId } };
    const receipt = readReceipt(await this.#ask(socket, 'user_uttered', uttered));
    if (receipt && 'logged' in receipt) {
      this.#receive([{ ...receipt.logged, client_id: clientId }]);
    } else if (receipt && !PASSING.has(receipt.refused)) {
      this.#outbox.remove(clientId);
      this.#dispatch({ type: 'refused', clientId, sentence: receipt.detail });
    } else if (socket.connected) {
      await new Promise((resolve) => setTimeout(resolve, this.#patience.retryMs));
    }
  }

  /** The gateway's answer; null where none came in time, and then the connection is made anew. */
  async #ask(socket: Socket, event: string, data: object): Promise<unknown> {
    try {
      return (await socket.timeout(this.#patience.answerMs).emitWithAck(event, data)) as unknown;
    } catch {
      if (socket.connected) socket.disconnect();
      return null;
    }
  }

  #receive(messages: Message[]): void {
    for (const { client_id } of messages) if (client_id !== null) this.#outbox.remove(client_id);
    this.#dispatch({ type: 'received', messages });
  }

  #lose(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#dispatch({ type: 'lost' });
    // Socket.IO comes back by itself from what happens to a connection, not from what one side decided.
    if (socket.active) return;
    setTimeout(() => {
      if (this.#socket === socket) socket.connect();
    }, this.#patience.reconnectMs[0]);
  }

  #dispatch(event: ConversationEvent): void {
    this.#conversation = conversationAfter(this.#conversation, event);
    for (const subscriber of this.#subscribers) subscriber();
  }
}
