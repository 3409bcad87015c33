import { gzipSync } from 'node:zlib';

import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const LARGEST_GZIP_BYTES = 60_000;

describe('the bundle', () => {
  let files: Rolldown.RolldownOutput['output'];

  beforeAll(async () => {
    const built = await build({ logLevel: 'error', build: { write: false } });
    files = (built as Rolldown.RolldownOutput[]).flatMap(({ output }) => output) as typeof files;
  }, 60_000);

  it('is one file', () => {
    expect(files.map(({ fileName }) => fileName)).toEqual(['widget.js']);
  });

  it(`is smaller than ${LARGEST_GZIP_BYTES / 1000} kB when compressed`, () => {
    expect(gzipSync(files[0].code).byteLength).toBeLessThan(LARGEST_GZIP_BYTES);
  });

  it.each(['Google LLC', 'Socket.IO contributors', 'Component contributors', 'Fabian Hiller'])(
    'carries the licence of what %s have written',
    (authors) => {
      const { code } = files[0];
      expect(code.slice(code.lastIndexOf('/*!'))).toContain(authors);
    },
  );

  it('asks nothing of a page with a strict content security policy', () => {
    expect(files[0].code).not.toMatch(/\beval\(|new Function\(/);
  });
});
