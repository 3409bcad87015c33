import * as v from 'valibot';

import type { PhotoStore } from '../photographs/photos';
import type { Uploader } from '../photographs/upload';
import type { Language } from '../words/strings';
import { Connection, PATIENCE, type Listeners, type Patience } from './connection';
import {
  EMPTY,
  conversationAfter,
  hasGap,
  nextOutgoing,
  replayAfter,
  type Conversation,
  type ConversationEvent,
  type Outgoing,
} from './conversation';
import { randomUuid } from './identifiers';
import { Outbox } from './outbox';
import {
  readClosed,
  readConfirmation,
  readDeleted,
  readHistory,
  readMessage,
  readMessageRated,
  readPictureReady,
  readReceipt,
  readRefusal,
  type Button,
  type Message,
  type Receipt,
  type Refusal,
} from './protocol';
import { Session } from './session';
import type { Store } from './store';

/** What the chat needs to know of the page that it is in. */
export interface Place {
  readonly gateway: string;
  readonly language: Language;
  /** The shop's token for its signed-in customer. */
  readonly customerToken: string | null;
}

/** Where the chat keeps what must outlive the page, and how it sends a photograph. */
export interface Means {
  readonly store: Store;
  readonly photos: PhotoStore;
  readonly upload: Uploader;
}

const Typing = v.fallback(v.object({ on: v.boolean() }), { on: false });

/** A message that is being sent just now. */
interface Delivery {
  readonly clientId: string;
  readonly stop: AbortController;
  /** Called when the message has come back as one of the log. */
  readonly arrived: () => void;
}

/**
 * One shopper's conversation with the gateway: connects, catches up, sends, and tells its subscribers.
 *
 * A message goes out one at a time, in order, until the gateway has confirmed it; the gateway recognises by its
 * `client_id` what it has already. So neither a reload nor a broken connection loses or doubles anything.
 */
export class Chat {
  /** The language of a conversation that is begun, and of what the gateway says about an upload. */
  language: Language;
  readonly gateway: string;
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #photos: PhotoStore;
  readonly #upload: Uploader;
  readonly #patience: Patience;
  readonly #subscribers = new Set<() => void>();
  /** The shopper's newest rating of a message that the gateway has not confirmed, by the message's id. */
  readonly #ratings = new Map<string, symbol>();
  #customerToken: string | null;
  #conversation: Conversation;
  /** The token of the conversation that this page shows. */
  #joined: string | null = null;
  #catchingUp = false;
  #sending = false;
  #waiting: AbortController | null = null;
  #delivery: Delivery | null = null;

  constructor(
    { gateway, language, customerToken }: Place,
    { store, photos, upload }: Means,
    patience: Patience = PATIENCE,
  ) {
    const namespace = `vitrine:${gateway}`;
    this.language = language;
    this.gateway = gateway;
    this.#customerToken = customerToken;
    this.#connection = new Connection(gateway, patience, this.#listeners());
    this.#session = new Session(store, namespace);
    this.#outbox = new Outbox(store, namespace);
    this.#photos = photos;
    this.#upload = upload;
    this.#patience = patience;
    this.#conversation = { ...EMPTY, outgoing: this.#outbox.messages() };
    for (const message of this.#conversation.outgoing) if (message.photo) void this.#findPhoto(message);
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Whether this browser has talked to the shop before. */
  get hasSession(): boolean {
    return this.#session.token !== null;
  }

  /** How many messages have come in since the shopper last looked, in any tab. */
  get unread(): number {
    const { read } = this.#session;
    return this.#conversation.messages.filter(({ seq, role }) => seq > read && role !== 'shopper').length;
  }

  /** The shopper is looking at the newest message. */
  markRead(): void {
    const newest = this.#conversation.messages.at(-1)?.seq ?? 0;
    if (newest <= this.#session.read) return;
    this.#session.read = newest;
    this.#notify();
  }

  /** Calls `subscriber` after every change; the result ends that. */
  subscribe(subscriber: () => void): () => void {
    this.#subscribers.add(subscriber);
    return () => void this.#subscribers.delete(subscriber);
  }

  /** Joins the conversation, and stays in it over every loss of the connection until `disconnect`. */
  connect(): void {
    if (this.#connection.isWanted) return;
    this.#dispatch({ type: 'connecting' });
    this.#connection.open();
  }

  /** Leaves; what is unsent stays in the outbox. */
  disconnect(): void {
    this.#connection.close();
    this.#delivery?.stop.abort();
  }

  /** Makes sure at once that the connection lives, after the device slept or its network changed. */
  wake(): void {
    if (!this.#connection.hurry() && this.#isOnline) void this.#catchUp();
  }

  /** Another tab has read something, joined a conversation or left it, and changed `key`: this one follows. */
  follow(key: string | null): void {
    const { token } = this.#session;
    if (!this.#session.isTokenKey(key) || token === this.#joined) this.#notify();
    else if (token === null) this.#signOut();
    else this.#reconnect();
  }

  /** The shop vouches for its customer: the conversation becomes theirs. Null forgets it and begins another. */
  identify(customerToken: string | null): void {
    const { isWanted } = this.#connection;
    if (customerToken === null) this.#signOut();
    else this.#customerToken = customerToken;
    if (isWanted) this.#reconnect();
  }

  /** Sends `text` and `photos`, now or as soon as there is a connection. The text goes with the last photo. */
  write(text: string, photos: readonly Blob[] = []): void {
    if (photos.length === 0) this.#post({ clientId: randomUuid(), text, payload: null, photo: null });
    for (const [index, file] of photos.entries()) {
      const caption = index === photos.length - 1 ? text : '';
      const photo = { file, sent: 0, failure: null };
      this.#post({ clientId: randomUuid(), text: caption, payload: null, photo });
    }
  }

  /** Sends what a tapped button stands for. */
  choose({ title, payload }: Button): void {
    this.#post({ clientId: randomUuid(), text: title, payload, photo: null });
  }

  /** Takes back a message that has not been sent. */
  withdraw(clientId: string): void {
    this.#settle(clientId);
    this.#dispatch({ type: 'withdrawn', clientId });
    if (this.#delivery?.clientId === clientId) this.#delivery.stop.abort();
  }

  /** Sends a photo again that was not taken. */
  retry(clientId: string): void {
    this.#dispatch({ type: 'photo_changed', clientId, photo: { sent: 0, failure: null } });
    this.connect();
    void this.#send();
  }

  /** Says what the shopper thinks of a message; a `value` of null takes it back. */
  async rate(messageId: string, value: number | null, reason = ''): Promise<void> {
    const before = this.#conversation.messages.find(({ id }) => id === messageId)?.rating ?? null;
    const newest = Symbol();
    this.#ratings.set(messageId, newest);
    this.#dispatch({ type: 'rated', messageId, rating: value === null ? null : { value, reason } });
    const answer = await this.#request('rate_message', { message_id: messageId, value, reason });
    if (this.#ratings.get(messageId) !== newest) return;
    this.#ratings.delete(messageId);
    if (this.#hearRating(answer)) return;
    this.#dispatch({ type: 'rated', messageId, rating: before });
    this.#fail(answer);
  }

  /** Ends the talk; the shopper may write on all the same. */
  async close(): Promise<void> {
    const answer = await this.#request('close_request', {});
    if (answer === null || readRefusal(answer)) this.#fail(answer);
  }

  /** Has everything deleted that the shop keeps of this conversation. */
  async delete(): Promise<void> {
    const answer = await this.#request('delete_request', {});
    if (readDeleted(answer)) this.#forget(true);
    else if (!this.#conversation.deleted) this.#fail(answer);
  }

  /** The shopper has read what went wrong. */
  forgetProblem(): void {
    this.#dispatch({ type: 'problem_read' });
  }

  get #isOnline(): boolean {
    return this.#conversation.connection === 'online' && this.#connection.isAlive;
  }

  #listeners(): Listeners {
    return {
      connect: () => void this.#requestSession(),
      disconnect: () => {
        this.#lose();
      },
      connect_error: () => {
        this.#lose();
      },
      session_confirm: (data) => void this.#join(data),
      bot_uttered: (data) => {
        this.#hear(data);
      },
      message: (data) => {
        this.#hear(data);
      },
      picture_ready: (data) => {
        const picture = readPictureReady(data);
        if (picture) this.#dispatch({ type: 'picture_ready', picture });
      },
      message_rated: (data) => {
        this.#hearRating(data);
      },
      typing: (data) => {
        this.#dispatch({ type: 'typing', on: v.parse(Typing, data).on });
      },
      conversation_closed: (data) => {
        const seq = readClosed(data);
        if (seq !== null) this.#dispatch({ type: 'closed', seq });
      },
      conversation_deleted: () => {
        const { token } = this.#session;
        // Another tab may have begun a new conversation by now.
        if (token === null || token === this.#joined) this.#forget(true);
        else this.#reconnect();
      },
    };
  }

  #post(message: Outgoing): void {
    const { clientId, photo } = message;
    this.#outbox.put(message);
    if (photo?.file) void this.#photos.put(clientId, photo.file);
    this.#dispatch({ type: 'written', message });
    this.connect();
    void this.#send();
  }

  async #findPhoto({ clientId, text }: Outgoing): Promise<void> {
    const file = await this.#photos.get(clientId);
    if (file) {
      this.#dispatch({ type: 'photo_changed', clientId, photo: { file } });
      void this.#send();
      return;
    }
    // Another tab may have it, and be sending it.
    await elapsed(this.#patience.answerMs);
    if (!this.#conversation.outgoing.some((outgoing) => outgoing.clientId === clientId)) return;
    this.withdraw(clientId);
    if (text) this.#post({ clientId, text, payload: null, photo: null });
  }

  async #requestSession(): Promise<void> {
    const customData = { language: this.language, customer_token: this.#customerToken };
    const asked = { session_id: this.#session.token, customData };
    const refusal = readRefusal(await this.#connection.ask('session_request', asked));
    if (refusal && (await this.#waited(refusal))) await this.#requestSession();
  }

  /** Waits as long as the gateway wants; whether the connection has lived through it. */
  async #waited(refusal: Refusal): Promise<boolean> {
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    await this.#pause(refusal, signal);
    return !signal.aborted;
  }

  async #join(data: unknown): Promise<void> {
    const confirmed = readConfirmation(data);
    if (!confirmed) return;
    this.#enter(confirmed.token, confirmed.lastSeq);
    await this.#catchUp();
    if (!this.#connection.isAlive) return;
    this.#connection.trust();
    this.#dispatch({ type: 'online' });
    await this.#send();
  }

  /** What stands in a conversation that is new to this browser has been read elsewhere. */
  #enter(token: string, lastSeq: number): void {
    const before = this.#session.token;
    if (token !== before) {
      const isNew = before === null || this.#customerToken !== null;
      this.#session.read = isNew ? lastSeq : Math.min(this.#session.read, lastSeq);
      this.#session.keepToken(token);
    }
    if (token === this.#joined) return;
    this.#joined = token;
    this.#dispatch({ type: 'joined', lastSeq });
  }

  /** What is heard of a rating that the shopper has changed since is no news. */
  #hearRating(data: unknown): boolean {
    const rated = readMessageRated(data);
    if (rated && !this.#ratings.has(rated.messageId)) this.#dispatch({ type: 'rated', ...rated });
    return rated !== null;
  }

  #hear(data: unknown): void {
    const message = readMessage(data);
    if (!message) return;
    this.#receive([message]);
    if (hasGap(this.#conversation)) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    let after = replayAfter(this.#conversation);
    for (let more = true; more;) {
      const answer = await this.#connection.ask('history_request', { after });
      const refusal = readRefusal(answer);
      if (refusal && (await this.#waited(refusal))) continue;
      const history = readHistory(answer);
      this.#receive(history.messages);
      more = history.more && history.messages.length > 0;
      after = replayAfter(this.#conversation, history.messages.at(-1)?.seq);
    }
    this.#catchingUp = false;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let next = this.#nextToSend(); next; next = this.#nextToSend()) await this.#deliver(next);
    this.#sending = false;
  }

  #nextToSend(): Outgoing | null {
    const message = nextOutgoing(this.#conversation);
    return this.#isOnline && message?.photo?.file !== null ? message : null;
  }

  async #deliver(message: Outgoing): Promise<void> {
    const stop = new AbortController();
    const arrival = new Promise<Receipt>((resolve) => {
      const arrived = () => {
        resolve({ logged: [] });
      };
      this.#delivery = { clientId: message.clientId, stop, arrived };
    });
    const receipt = await Promise.race([this.#attempt(message, stop.signal), arrival]);
    if (stop.signal.aborted) return;
    if (receipt && 'logged' in receipt) this.#receive(receipt.logged);
    else if (receipt && !receipt.passing) this.#refuse(message, receipt.refused);
    else if (message.photo && !receipt) await this.#inquire(message, stop.signal);
    else await this.#pause(receipt, stop.signal);
  }

  async #attempt({ clientId, text, payload, photo }: Outgoing, signal: AbortSignal): Promise<Receipt | null> {
    if (photo?.file) {
      const session = this.#session.token ?? '';
      const parcel = { gateway: this.gateway, session, language: this.language, clientId, text };
      const progress = (sent: number) => {
        this.#dispatch({ type: 'photo_changed', clientId, photo: { sent } });
      };
      const receipt = await this.#upload({ ...parcel, file: photo.file }, progress, signal);
      const isOurs =
        receipt && (!('logged' in receipt) || receipt.logged.some((each) => each.client_id === clientId));
      return isOurs ? receipt : null;
    }
    const uttered = { message: payload ?? text, customData: { client_id: clientId } };
    const receipt = readReceipt(await this.#connection.ask('user_uttered', uttered));
    if (!receipt || !('logged' in receipt)) return receipt;
    return { logged: receipt.logged.map((logged) => ({ ...logged, client_id: clientId })) };
  }

  /** Whether an upload has arrived of which nothing was heard: the history says so, if the connection lives. */
  async #inquire(message: Outgoing, signal: AbortSignal): Promise<void> {
    await this.#catchUp();
    if (!signal.aborted) this.#refuse(message, '');
  }

  #refuse(message: Outgoing, sentence: string): void {
    const { clientId, photo } = message;
    if (photo) {
      this.#dispatch({ type: 'photo_changed', clientId, photo: { failure: sentence } });
    } else {
      this.#outbox.remove(clientId);
      this.#dispatch({ type: 'refused', clientId, sentence });
    }
  }

  async #pause(refusal: Refusal | null, signal: AbortSignal): Promise<void> {
    const retryAfterS = refusal?.retryAfterS ?? null;
    if (refusal && retryAfterS !== null) this.#dispatch({ type: 'delayed', sentence: refusal.refused });
    await elapsed(retryAfterS === null ? this.#patience.retryMs : retryAfterS * 1000, signal);
    this.#dispatch({ type: 'delayed', sentence: null });
  }

  /** The gateway's answer to what the shopper asks of it beside the messages; null without a connection. */
  async #request(event: string, data: object): Promise<unknown> {
    return this.#isOnline ? this.#connection.ask(event, data) : null;
  }

  #receive(messages: readonly Message[]): void {
    for (const { client_id } of messages) if (client_id !== null) this.#settle(client_id);
    this.#dispatch({ type: 'received', messages });
    if (messages.some(({ client_id }) => client_id === this.#delivery?.clientId)) this.#delivery?.arrived();
  }

  /** Nothing more is to be kept of this message. */
  #settle(clientId: string): void {
    this.#outbox.remove(clientId);
    const message = this.#conversation.outgoing.find((outgoing) => outgoing.clientId === clientId);
    if (message?.photo) void this.#photos.remove(clientId);
  }

  #lose(): void {
    this.#dispatch({ type: 'lost' });
    this.#delivery?.stop.abort();
    this.#waiting?.abort();
  }

  #reconnect(): void {
    this.disconnect();
    this.connect();
  }

  #signOut(): void {
    this.#customerToken = null;
    this.#forget(false);
  }

  #forget(deleted: boolean): void {
    this.disconnect();
    // What another tab has written since it forgot is its own.
    if (this.#session.token !== null) {
      this.#session.forget();
      this.#outbox.clear();
      void this.#photos.clear();
    }
    this.#joined = null;
    this.#dispatch({ type: 'forgotten', deleted });
  }

  #fail(answer: unknown): void {
    this.#dispatch({ type: 'failed', sentence: readRefusal(answer)?.refused ?? '' });
  }

  #dispatch(event: ConversationEvent): void {
    this.#conversation = conversationAfter(this.#conversation, event);
    this.#notify();
  }

  #notify(): void {
    for (const subscriber of this.#subscribers) subscriber();
  }
}

/** Resolves after `ms`, or as soon as `signal` says so. */
async function elapsed(ms: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
