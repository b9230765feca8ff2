// Everything about the front end that needs no browser: lint, types, texts, unit and component tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['lint', ['scripts/biome.mjs', 'check', '.']],
  ['types', ['node_modules/typescript7/bin/tsc', '--noEmit']],
  ['texts', ['scripts/check-i18n.mjs']],
  ['tests', ['node_modules/vitest/vitest.mjs', 'run']],
];
for (const [name, command] of steps) {
  const run = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) {
    console.error(`Front end check failed at: ${name}`);
    process.exit(run.status ?? 1);
  }
}
