import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const LIMIT = 520 * 1024;

/** The chunk of a bundle, as far as it matters here. */
export type Chunk = {
  fileName: string;
  isEntry: boolean;
  facadeModuleId: string | null;
  imports: readonly string[];
};

/** The entry, what is opened without a server, and all that these import at once; each file once. */
export function shellOf(chunks: readonly Chunk[], lazy: readonly string[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || seen.has(chunk.fileName)) return;
    seen.add(chunk.fileName);
    for (const name of chunk.imports) visit(byName.get(name));
  };
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk);
  for (const module of lazy) {
    const found = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
    if (found.length === 0) throw new Error(`The service worker finds no chunk of ${module}.`);
    found.forEach(visit);
  }
  return [...seen];
}

/** Fills the template in; refuses a list without files, and a template whose words have gone or remain. */
export function fillIn(template: string, files: readonly string[], version: string): string {
  if (files.length < 2) throw new Error('The service worker would keep nothing.');
  let filled = template;
  for (const [word, value] of [
    ['SHELL_FILES', JSON.stringify(files)],
    ['SHELL_VERSION', JSON.stringify(version)],
  ] as const) {
    if (filled.split(word).length !== 2) throw new Error(`The service worker's template needs ${word} once.`);
    filled = filled.replace(word, () => value);
  }
  return filled;
}

/** Writes `sw.js`, which keeps what the program needs to open without the server. */
export function serviceWorker(lazy: readonly string[]): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      // After the start page has been put together.
      order: 'post',
      handler(_, bundle) {
        const outputs = Object.values(bundle);
        const chunks = outputs.filter((output) => output.type === 'chunk');
        const styles = outputs.filter(({ fileName }) => fileName.endsWith('.css'));
        const names = [...shellOf(chunks, lazy), ...styles.map(({ fileName }) => fileName)];
        const page = bundle['index.html'];
        if (page?.type !== 'asset') this.error('The service worker finds no index.html.');
        const hash = createHash('sha256').update(page.source);
        let bytes = gzipSync(page.source).length;
        for (const name of names) {
          const output = bundle[name];
          const content = output?.type === 'chunk' ? output.code : (output?.source ?? '');
          hash.update(name).update(content);
          bytes += gzipSync(content).length;
        }
        const size = `${Math.round(bytes / 1024)} of ${LIMIT / 1024} kB`;
        if (bytes > LIMIT)
          this.error(`The program that is kept for offline use is too large: ${size} (gzip).`);
        this.info(`The program that is kept for offline use takes ${size} (gzip).`);
        const template = readFileSync(fileURLToPath(new URL('./sw.js', import.meta.url)), 'utf8');
        this.emitFile({
          type: 'asset',
          fileName: 'sw.js',
          source: fillIn(
            template,
            ['/', ...names.map((name) => `/${name}`)],
            hash.digest('hex').slice(0, 12),
          ),
        });
      },
    },
  };
}
