// Runs Biome from its platform package. The umbrella package lists platforms that the registry lacks, which
// makes `npm ci` refuse the lock file; so only the platform of our builds is a dependency, and an optional one.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const name = `@biomejs/cli-${process.platform}-${process.arch}/biome`;
let binary;
try {
  binary = createRequire(import.meta.url).resolve(name);
} catch {
  console.warn(`Biome is not installed for this platform (${name}): lint skipped.`);
  process.exit(process.env.CI ? 1 : 0);
}
process.exit(spawnSync(binary, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1);
