import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What loads before the sign-in page or the menu can load, compressed. A library too many is noticed here. */
const LIMIT = 290 * 1024;

/** Fails the build when the program's entry and all that it imports at once outgrow the budget. */
export function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const visit = (name: string): void => {
        const chunk = bundle[name];
        if (seen.has(name) || chunk?.type !== 'chunk') return;
        seen.add(name);
        for (const imported of chunk.imports) visit(imported);
      };
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
      let bytes = 0;
      for (const name of seen) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') bytes += gzipSync(chunk.code).length;
      }
      const size = `${Math.round(bytes / 1024)} of ${LIMIT / 1024} kB`;
      if (bytes > LIMIT) this.error(`The start of the program is too large: ${size} (gzip).`);
      this.info(`The start of the program takes ${size} (gzip).`);
    },
  };
}
