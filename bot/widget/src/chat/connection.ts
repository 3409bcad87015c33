import { io, type Socket } from 'socket.io-client';

/** How long the chat waits, in milliseconds. */
export interface Patience {
  /** For the gateway's answer, until the connection counts as dead. */
  readonly answerMs: number;
  /** Before a message is sent again that the gateway could not take just then. */
  readonly retryMs: number;
  /** Between two attempts to connect, at first and at most. */
  readonly reconnectMs: readonly [first: number, most: number];
}

export const PATIENCE: Patience = { answerMs: 10_000, retryMs: 4_000, reconnectMs: [500, 8_000] };

/** What to do when the socket says something: its own `connect` and `disconnect`, and the gateway's events. */
export type Listeners = Readonly<Record<string, (data: unknown) => void>>;

/** A socket to the gateway that comes back after every loss, until it is closed. */
export class Connection {
  readonly #gateway: string;
  readonly #patience: Patience;
  readonly #listeners: Listeners;
  #socket: Socket | null = null;
  #attempts = 0;
  #first: 'websocket' | 'polling' = 'websocket';
  #waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(gateway: string, patience: Patience, listeners: Listeners) {
    this.#gateway = gateway;
    this.#patience = patience;
    this.#listeners = listeners;
  }

  /** Whether there is to be a connection, though it may be lost just now. */
  get isWanted(): boolean {
    return this.#socket !== null;
  }

  get isAlive(): boolean {
    return this.#socket?.connected ?? false;
  }

  open(): void {
    if (this.#socket) return;
    const first = this.#first;
    const second = first === 'websocket' ? 'polling' : 'websocket';
    const socket = io(this.#gateway, {
      path: '/socket.io/',
      transports: [first, second],
      tryAllTransports: true,
      reconnection: false,
      timeout: this.#patience.answerMs,
    });
    this.#socket = socket;
    // Between the page and the gateway, something may let a WebSocket open and then close it before a word is said.
    let hasConnected = false;
    socket.on('connect', () => (hasConnected = true));
    const lost = () => {
      if (this.#socket !== socket || this.#waiting) return;
      if (!hasConnected) this.#first = second;
      this.#comeBack();
    };
    for (const [event, listener] of Object.entries(this.#listeners))
      socket.on(event, (data: unknown) => {
        if (this.#socket === socket) listener(data);
      });
    for (const event of ['connect_error', 'disconnect']) socket.on(event, lost);
    socket.io.engine.on('close', lost);
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#stopWaiting();
    socket?.disconnect();
  }

  /** Begins anew with another socket, at once. */
  reopen(): void {
    this.close();
    this.open();
  }

  /** Tries at once where it would wait to come back; whether it waited. */
  hurry(): boolean {
    if (!this.#waiting) return false;
    this.reopen();
    return true;
  }

  /** The connection has proved itself: after the next loss it comes back fast. */
  trust(): void {
    this.#attempts = 0;
  }

  /** The gateway's answer; null where none came in time, and then the connection is made anew. */
  async ask(event: string, data: object): Promise<unknown> {
    const socket = this.#socket;
    if (!socket?.connected) return null;
    try {
      return (await socket.timeout(this.#patience.answerMs).emitWithAck(event, data)) as unknown;
    } catch {
      socket.disconnect();
      return null;
    }
  }

  #comeBack(): void {
    const [first, most] = this.#patience.reconnectMs;
    const longest = Math.min(first * 2 ** this.#attempts, most);
    this.#attempts += 1;
    // Chats that were cut off in the same moment do not all come back in the same moment.
    const delay = longest * (0.5 + Math.random() / 2);
    this.#waiting = setTimeout(() => {
      this.reopen();
    }, delay);
  }

  #stopWaiting(): void {
    if (this.#waiting) clearTimeout(this.#waiting);
    this.#waiting = null;
  }
}
