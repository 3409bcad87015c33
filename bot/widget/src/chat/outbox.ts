import * as v from 'valibot';

import type { Outgoing } from './conversation';
import { keep, type Store } from './store';

const Entry = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    clientId: v.string(),
    text: v.string(),
    payload: v.nullable(v.string()),
    photo: v.fallback(v.boolean(), false),
    writtenAt: v.number(),
  }),
);

/**
 * Messages that the gateway has not confirmed, kept across reloads; of a photograph, that there is one.
 *
 * Every message has a key of its own, so that two tabs of one shop never overwrite each other's.
 */
export class Outbox {
  readonly #store: Store;
  readonly #prefix: string;

  constructor(store: Store, namespace: string) {
    this.#store = store;
    this.#prefix = `${namespace}:outbox:`;
  }

  /** The messages in the order in which they were written. */
  messages(): Outgoing[] {
    return this.#keys()
      .map((key) => v.safeParse(Entry, this.#store.getItem(key)))
      .filter((read) => read.success)
      .map((read) => read.output)
      .sort((one, other) => one.writtenAt - other.writtenAt)
      .map(({ clientId, text, payload, photo }) => ({
        clientId,
        text,
        payload,
        photo: photo ? { file: null, sent: 0, failure: null } : null,
      }));
  }

  /** Keeps `message` until it is removed; `writtenAt` in milliseconds puts it in order. */
  put(message: Outgoing, writtenAt: number = performance.timeOrigin + performance.now()): void {
    const entry = { ...message, photo: message.photo !== null, writtenAt };
    keep(this.#store, this.#prefix + message.clientId, JSON.stringify(entry));
  }

  remove(clientId: string): void {
    this.#store.removeItem(this.#prefix + clientId);
  }

  clear(): void {
    for (const key of this.#keys()) this.#store.removeItem(key);
  }

  #keys(): string[] {
    return Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index)).filter(
      (key) => key?.startsWith(this.#prefix) ?? false,
    ) as string[];
  }
}
