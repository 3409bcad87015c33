import { defineConfig } from 'vitest/config';

import { licences } from './licences.ts';

export default defineConfig({
  plugins: [licences()],
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
