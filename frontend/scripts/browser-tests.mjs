// The story in a real browser against the real product: `node scripts/browser-tests.mjs <jar>`.
// Starts the product on a free port with an empty data directory, waits until it is ready, runs Playwright, measures what
// the program costs and how fast it answers (measure.mjs), and ends the product by its process id. The demonstration that
// the days of the roles begin with is a small one; the codes of members stand in the product's log. Without a browser it
// skips, except in CI, where that is a failure.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const jar = process.argv[2];

if (!jar || !existsSync(jar)) {
  console.error(`Usage: node scripts/browser-tests.mjs <jar>; not found: ${jar ?? '(none given)'}`);
  process.exit(2);
}
if (!existsSync(chromium)) {
  console.warn(`Browser tests SKIPPED: no browser at ${chromium} (set CHROMIUM).`);
  process.exit(process.env.CI ? 1 : 0);
}

/** A port below the range that the system gives to outgoing connections, so that none of them takes it meanwhile. */
async function freePort() {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    const free = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error('No free port between 20000 and 32000.');
}

const data = mkdtempSync(join(tmpdir(), 'taizhang-story-'));
const log = join(data, 'product.log');
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const password = `Story-${Math.random().toString(36).slice(2)}-2026`;

const product = spawn('java', ['-jar', jar], {
  env: {
    ...process.env,
    TAIZHANG_DATA_DIR: join(data, 'data'),
    TAIZHANG_ADMIN_PASSWORD: password,
    QUARKUS_HTTP_HOST: '127.0.0.1',
    QUARKUS_HTTP_PORT: String(port),
    TAIZHANG_DEMO_CUSTOMERS: '300',
    TAIZHANG_MEMBER_CODE_SENDER: 'log',
  },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const sink = createWriteStream(log);
product.stdout.pipe(sink, { end: false });
product.stderr.pipe(sink, { end: false });
let gone = false;
const ended = new Promise((resolve) =>
  product.once('exit', () => {
    gone = true;
    resolve();
  }),
);

async function ready() {
  const until = Date.now() + 180_000;
  while (Date.now() < until) {
    if (gone) throw new Error('The product has ended before it was ready.');
    try {
      if ((await fetch(`${base}/q/health/ready`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(500);
  }
  throw new Error('The product was not ready within three minutes.');
}

async function stop() {
  if (!gone) product.kill('SIGTERM');
  await Promise.race([ended, pause(30_000, undefined, { ref: false })]);
  if (!gone) product.kill('SIGKILL');
}

/** Runs a script against the product; its exit code. */
async function run(command, more = {}) {
  const script = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, BASE_URL: base, ADMIN_PASSWORD: password, PRODUCT_LOG: log, ...more },
    stdio: 'inherit',
  });
  return new Promise((resolve) => script.once('exit', (status) => resolve(status ?? 1)));
}

let code = 1;
try {
  await ready();
  console.log(`The product is ready at ${base}.`);
  const chosen = process.argv.slice(3);
  code = await run(['node_modules/@playwright/test/cli.js', 'test', ...chosen]);
  // With what the stories have left in it, the product is also timed; once is enough to see what has become slow.
  if (code === 0 && chosen.length === 0) code = await run(['scripts/measure.mjs', base], { ROUNDS: '1' });
} catch (error) {
  console.error(error.message);
} finally {
  await stop();
}
if (code !== 0) {
  console.error(`--- the product's log (last 200 lines) ---`);
  console.error(readFileSync(log, 'utf8').split('\n').slice(-200).join('\n'));
}
rmSync(data, { recursive: true, force: true });
process.exit(code);
