import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Ends the bundle with the licences of the packages in it, as those licences ask. */
export function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const folders = new Set(chunk.moduleIds.flatMap((id) => PACKAGE_FOLDER.exec(id) ?? []));
        const texts = new Set(Array.from(folders, licenceIn));
        chunk.code += `/*!\n${[...texts].join('\n\n').replaceAll('*/', '* /')}\n*/\n`;
      }
    },
  };
}

function licenceIn(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence; it cannot be part of the bundle.`);
  return readFileSync(join(folder, file), 'utf8').trim();
}
