import { describe, expect, it } from 'vitest';

import { Outbox } from './outbox';
import { memoryStore } from './store';

function letter(clientId: string) {
  return { clientId, text: `text of ${clientId}`, payload: null, photo: null };
}

describe('the outbox', () => {
  it('keeps messages across reloads in the order in which they were written', () => {
    const store = memoryStore();
    const first = new Outbox(store, 'shop');
    for (const [index, name] of ['zebra', 'ant', 'mole'].entries()) first.put(letter(name), index);
    expect(new Outbox(store, 'shop').messages()).toEqual([letter('zebra'), letter('ant'), letter('mole')]);
  });

  it('keeps the order of messages written at once', () => {
    const outbox = new Outbox(memoryStore(), 'shop');
    const names = Array.from({ length: 50 }, (_, index) => `name ${50 - index}`);
    for (const name of names) outbox.put(letter(name));
    expect(outbox.messages().map(({ clientId }) => clientId)).toEqual(names);
  });

  it('lets two tabs write and confirm without losing each other’s messages', () => {
    const store = memoryStore();
    const [one, other] = [new Outbox(store, 'shop'), new Outbox(store, 'shop')];
    one.put(letter('a'), 1);
    other.put(letter('b'), 2);
    one.remove('a');
    expect(other.messages()).toEqual([letter('b')]);
  });

  it('holds a message once and forgets it once it is confirmed', () => {
    const outbox = new Outbox(memoryStore(), 'shop');
    outbox.put(letter('a'), 1);
    outbox.put(letter('a'), 1);
    expect(outbox.messages()).toEqual([letter('a')]);
    outbox.remove('a');
    outbox.remove('a');
    expect(outbox.messages()).toEqual([]);
  });

  it('remembers of a photo that there is one', () => {
    const store = memoryStore();
    const photo = { file: new Blob(['photo']), sent: 0.5, failure: 'No.' };
    new Outbox(store, 'shop').put({ ...letter('a'), photo });
    expect(new Outbox(store, 'shop').messages()).toEqual([
      { ...letter('a'), photo: { file: null, sent: 0, failure: null } },
    ]);
  });

  it('forgets all of its own', () => {
    const store = memoryStore();
    const outbox = new Outbox(store, 'shop');
    for (const name of ['a', 'b', 'c']) outbox.put(letter(name));
    store.setItem('other', 'value');
    outbox.clear();
    expect(outbox.messages()).toEqual([]);
    expect(store.length).toBe(1);
  });

  it('leaves alone what is not its own, and survives what it cannot read', () => {
    const store = memoryStore();
    store.setItem('other', 'value');
    store.setItem('shop:outbox:broken', '{"text":');
    store.setItem('shop:outbox:foreign', '{"text": 1}');
    store.setItem('elsewhere:outbox:a', JSON.stringify({ ...letter('a'), writtenAt: 1 }));
    expect(new Outbox(store, 'shop').messages()).toEqual([]);
    expect(store.getItem('other')).toBe('value');
  });
});
