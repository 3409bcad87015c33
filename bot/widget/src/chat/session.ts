import { keep, type Store } from './store';

/** What the browser remembers of a shopper's conversation, for every tab: how to join it, how far it is read. */
export class Session {
  readonly #store: Store;
  readonly #tokenKey: string;
  readonly #readKey: string;

  constructor(store: Store, namespace: string) {
    this.#store = store;
    this.#tokenKey = `${namespace}:session`;
    this.#readKey = `${namespace}:read`;
  }

  /** Opens the conversation; null before the first one, and once it is forgotten. */
  get token(): string | null {
    return this.#store.getItem(this.#tokenKey);
  }

  keepToken(token: string): void {
    keep(this.#store, this.#tokenKey, token);
  }

  /** The number of the newest message that the shopper has seen. */
  get read(): number {
    return Number(this.#store.getItem(this.#readKey) ?? 0);
  }

  set read(seq: number) {
    keep(this.#store, this.#readKey, String(seq));
  }

  /** Whether `key` is the one under which the store has the token; null stands for all keys. */
  isTokenKey(key: string | null): boolean {
    return key === null || key === this.#tokenKey;
  }

  forget(): void {
    this.#store.removeItem(this.#tokenKey);
    this.#store.removeItem(this.#readKey);
  }
}
