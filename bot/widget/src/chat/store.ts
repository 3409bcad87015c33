/** Where a page keeps what must outlive it: the browser's storage, or memory where that is refused. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The browser's storage `area` where it can be written to, else a store that lasts as long as the page. */
export function availableStore(area: 'localStorage' | 'sessionStorage'): Store {
  try {
    const probe = 'vitrine:probe';
    window[area].setItem(probe, probe);
    window[area].removeItem(probe);
    return window[area];
  } catch {
    return memoryStore();
  }
}

/** A store that lasts as long as the page. */
export function memoryStore(): Store {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

/** Keeps `value`; where the store is full, the page still has it until it closes. */
export function keep(store: Store, key: string, value: string): void {
  try {
    store.setItem(key, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
