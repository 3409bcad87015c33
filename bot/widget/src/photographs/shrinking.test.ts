// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';

import { LARGEST_FILE, LONGEST_SIDE, fitted, shrunk } from './shrinking';

describe('a size', () => {
  it.each([
    [4032, 3024, { width: 1600, height: 1200 }],
    [3024, 4032, { width: 1200, height: 1600 }],
    [1600, 900, { width: 1600, height: 900 }],
    [640, 480, { width: 640, height: 480 }],
    [12_000, 3, { width: 1600, height: 1 }],
  ])('of %i × %i fits and keeps its proportion', (width, height, size) => {
    expect(fitted(width, height, LONGEST_SIDE)).toEqual(size);
  });
});

describe('a file', () => {
  function file(name: string, type: string, size = 10): File {
    const made = new File(['content'], name, { type });
    Object.defineProperty(made, 'size', { value: size });
    return made;
  }

  function withBrowserThat(decodes: () => Promise<unknown>): void {
    vi.stubGlobal('createImageBitmap', decodes);
  }

  const cannot = () => Promise.reject(new DOMException('no picture'));

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['IMG_1.HEIC', ''],
    ['photo', 'image/heic'],
    ['photo.heif', 'image/heif'],
  ])('that only phones can read goes as it is: %s %s', async (name, type) => {
    withBrowserThat(cannot);
    const heic = file(name, type, LARGEST_FILE);
    expect(await shrunk(heic)).toBe(heic);
  });

  it('that only phones can read and is too large does not go', async () => {
    withBrowserThat(cannot);
    await expect(shrunk(file('a.heic', 'image/heic', LARGEST_FILE + 1))).rejects.toMatchObject({
      reason: 'too_large',
    });
  });

  it.each([
    ['invoice.pdf', 'application/pdf'],
    ['broken.jpg', 'image/jpeg'],
    ['not-heic.heic.txt', 'text/plain'],
  ])('that is no photo does not go: %s', async (name, type) => {
    withBrowserThat(cannot);
    await expect(shrunk(file(name, type))).rejects.toMatchObject({ reason: 'no_photo' });
  });
});
