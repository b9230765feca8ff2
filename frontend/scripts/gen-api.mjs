// Writes src/shared/api/schema.d.ts from the committed contract. OPENAPI=<file> reads another one.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const contract = process.env.OPENAPI ?? at('../openapi/openapi.yaml');

const run = spawnSync(
  process.execPath,
  [at('node_modules/openapi-typescript/bin/cli.js'), contract, '-o', at('src/shared/api/schema.d.ts')],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
