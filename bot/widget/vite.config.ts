import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import { licences } from './licences.ts';
import { literals } from './literals.ts';

export default defineConfig({
  plugins: [literals(), licences()],
  // The chat connects by WebSocket or by polling; this transport would come along unused.
  resolve: {
    alias: {
      './webtransport.js': fileURLToPath(new URL('src/no-webtransport.ts', import.meta.url)),
    },
  },
  build: {
    lib: {
      entry: 'src/main.ts',
      formats: ['iife'],
      name: 'VitrineWidget',
      fileName: () => 'widget.js',
    },
  },
  test: { include: ['src/**/*.test.ts'] },
});
