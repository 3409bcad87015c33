import { describe, expect, it } from 'vitest';

import { photoStore } from './photos';

describe('photos without a database', () => {
  it('are kept while the page lasts', async () => {
    const photos = photoStore('shop');
    const photo = new Blob(['photo']);
    await photos.put('a', photo);
    await photos.put('b', photo);
    expect(await photos.get('a')).toBe(photo);
    await photos.remove('a');
    expect(await photos.get('a')).toBeNull();
    await photos.clear();
    expect(await photos.get('b')).toBeNull();
  });
});
