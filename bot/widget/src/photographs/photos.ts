import { clear, createStore, del, get, set } from 'idb-keyval';

/** Photographs that wait to be sent, by the `clientId` of their message. */
export interface PhotoStore {
  get(clientId: string): Promise<Blob | null>;
  put(clientId: string, photo: Blob): Promise<void>;
  remove(clientId: string): Promise<void>;
  clear(): Promise<void>;
}

/** Keeps photographs in the browser's database `name`, and while the page lasts where that is refused. */
export function photoStore(name: string): PhotoStore {
  const memory = new Map<string, Blob>();
  const database = createStore(name, 'photos');
  return {
    async get(clientId) {
      return memory.get(clientId) ?? (await orNull(() => get<Blob>(clientId, database))) ?? null;
    },
    async put(clientId, photo) {
      memory.set(clientId, photo);
      await orNull(() => set(clientId, photo, database));
    },
    async remove(clientId) {
      memory.delete(clientId);
      await orNull(() => del(clientId, database));
    },
    async clear() {
      memory.clear();
      await orNull(() => clear(database));
    },
  };
}

/** What the database answers; null where there is none, it is full or the browser does not let us use it. */
async function orNull<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
