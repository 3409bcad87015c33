import type { Chat } from '../chat/chat';
import { completeUpTo, type Connection } from '../chat/conversation';
import type { Message } from '../chat/protocol';
import { addressOf } from '../words/links';

/** A message as a page hears of it. */
export interface PageMessage extends Pick<Message, 'id' | 'role' | 'text' | 'created_at'> {
  readonly pictures: readonly { readonly url: string; readonly alt: string; readonly label: string | null }[];
}

/** What a page can listen to, and what its listeners get. */
export interface PageEvents {
  /** The chat is on the page; who listens later hears it at once. */
  ready: null;
  open: null;
  close: null;
  /** A message of either side, once, if it has come since the page was opened. */
  message: PageMessage;
  /** How many messages the shopper has not seen, whenever that changes. */
  unread: number;
  connection: Connection;
}

type Listener<Name extends keyof PageEvents> = (detail: PageEvents[Name]) => void;

/** A call that waits until the chat has loaded. */
export type Call =
  | ['open' | 'close']
  | ['send', text: string]
  | ['identify', token: string | null]
  | { [Name in keyof PageEvents]: ['on', event: Name, listener: Listener<Name>] }[keyof PageEvents];

/**
 * What a page's own scripts can do with the chat, as `window.Vitrine`. Until the chat has loaded an array keeps the
 * calls, so that a page need not wait for it:
 *
 * ```js
 * window.Vitrine = window.Vitrine || [];
 * Vitrine.push(['identify', token], ['on', 'unread', (count) => { badge.textContent = count; }]);
 * ```
 *
 * `push` goes on doing the same afterwards.
 */
export interface Vitrine {
  open(): void;
  close(): void;
  /** Sends `text` as the shopper's own. */
  send(text: string): void;
  /** The shop's token for its customer, whose the conversation becomes; null signs out and begins another one. */
  identify(token: string | null): void;
  /** Calls `listener` at every such event, until the function that comes back is called. */
  on<Name extends keyof PageEvents>(event: Name, listener: Listener<Name>): () => void;
  push(...calls: Call[]): void;
}

declare global {
  interface Window {
    Vitrine?: Vitrine | Call[];
  }
}

/** The panel, as far as a page may move it. */
export interface Panel extends EventTarget {
  show(): Promise<void>;
  hide(): Promise<void>;
}

/** `window.Vitrine` over a chat and its panel. */
export class PageApi implements Vitrine {
  readonly #chat: Chat;
  readonly #panel: Panel;
  readonly #listeners: { readonly [Name in keyof PageEvents]: Set<Listener<Name>> } = {
    ready: new Set(),
    open: new Set(),
    close: new Set(),
    message: new Set(),
    unread: new Set(),
    connection: new Set(),
  };
  readonly #told = new Set<string>();
  #isReady = false;
  #unread = 0;
  #connection: Connection = 'idle';

  constructor(chat: Chat, panel: Panel) {
    this.#chat = chat;
    this.#panel = panel;
    chat.subscribe(() => {
      this.#chatChanged();
    });
    panel.addEventListener('opened', () => {
      this.#tell('open', null);
    });
    panel.addEventListener('closed', () => {
      this.#tell('close', null);
    });
  }

  open(): void {
    void this.#panel.show();
  }

  close(): void {
    void this.#panel.hide();
  }

  send(text: string): void {
    if (text.trim()) this.#chat.write(text.trim());
  }

  identify(token: string | null): void {
    this.#chat.identify(token);
  }

  on<Name extends keyof PageEvents>(event: Name, listener: Listener<Name>): () => void {
    const listeners: Set<Listener<Name>> = this.#listeners[event];
    listeners.add(listener);
    if (event === 'ready' && this.#isReady) call(listener as Listener<'ready'>, null);
    return () => void listeners.delete(listener);
  }

  push(...calls: Call[]): void {
    for (const [method, ...given] of calls)
      (this[method] as (...given: unknown[]) => unknown).apply(this, given);
  }

  /** The chat is on the page. */
  announce(): void {
    this.#isReady = true;
    this.#tell('ready', null);
  }

  #chatChanged(): void {
    const { conversation } = this.#chat;
    for (const message of conversation.messages.slice(0, completeUpTo(conversation)))
      if (message.seq > conversation.joinedAt) this.#tellOnce(message);
    // An open panel marks as read at once what has just come in.
    queueMicrotask(() => {
      this.#tellUnread();
    });
    if (conversation.connection !== this.#connection) {
      this.#connection = conversation.connection;
      this.#tell('connection', conversation.connection);
    }
  }

  #tellUnread(): void {
    const { unread } = this.#chat;
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#tell('unread', unread);
  }

  #tellOnce({ id, role, text, pictures, created_at }: Message): void {
    if (this.#told.has(id)) return;
    this.#told.add(id);
    const { gateway } = this.#chat;
    const shown = pictures.map(({ url, alt, label }) => ({ url: addressOf(url, gateway) ?? '', alt, label }));
    this.#tell('message', { id, role, text, created_at, pictures: shown });
  }

  #tell<Name extends keyof PageEvents>(event: Name, detail: PageEvents[Name]): void {
    for (const listener of this.#listeners[event]) call(listener, detail);
  }
}

/** A page's listener that throws breaks neither the chat nor the other listeners. */
function call<Detail>(listener: (detail: Detail) => void, detail: Detail): void {
  try {
    listener(detail);
  } catch (error) {
    reportError(error);
  }
}
