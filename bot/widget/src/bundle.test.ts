import { gzipSync } from 'node:zlib';

import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const LARGEST_GZIP_BYTES = 60_000;

describe('the bundle', () => {
  let files: Rolldown.RolldownOutput['output'];

  beforeAll(async () => {
    // In any other environment Lit comes with its warnings for developers.
    vi.stubEnv('NODE_ENV', 'production');
    const built = await build({ logLevel: 'error', build: { write: false } });
    files = (built as Rolldown.RolldownOutput[]).flatMap(({ output }) => output) as typeof files;
    vi.unstubAllEnvs();
  }, 60_000);

  it('is one file', () => {
    expect(files.map(({ fileName }) => fileName)).toEqual(['widget.js']);
  });

  it(`is smaller than ${LARGEST_GZIP_BYTES / 1000} kB when compressed`, () => {
    expect(gzipSync(files[0].code).byteLength).toBeLessThan(LARGEST_GZIP_BYTES);
  });

  it.each([
    'Google LLC',
    'Socket.IO contributors',
    'Component contributors',
    'Fabian Hiller',
    'Jake Archibald',
  ])('carries the licence of what %s have written', (authors) => {
    const { code } = files[0];
    expect(code.slice(code.lastIndexOf('/*!'))).toContain(authors);
  });

  it('carries nothing that only the readers of its styles need', () => {
    const { code } = files[0];
    const chat = code.slice(0, code.lastIndexOf('/*!'));
    expect(chat.includes('.launcher{')).toBe(true);
    expect(/\n {4}|a phone zooms into the page/.test(chat)).toBe(false);
  });

  it('asks nothing of a page with a strict content security policy', () => {
    expect(files[0].code).not.toMatch(/\beval\(|new Function\(/);
  });
});
