// What the program costs to begin with, and how fast it answers: `node scripts/measure.mjs [address]`.
// Without an address it weighs the built files alone (dist/, or what Maven has built). With one it also times that running
// product in Chromium, on a desk and on a slow phone; ADMIN_PASSWORD signs in, ROUNDS (3) says how often it is looked at:
// the medians are shown. Each figure stands beside what we want and beside the limit above which this program fails.
// Bytes have one limit. Times depend on the machine, so theirs are several times what we want: they catch a page that has
// become slow by a mistake, on a machine that is busy too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const built = ['../dist/', '../../target/classes/META-INF/resources/']
  .map((place) => fileURLToPath(new URL(place, import.meta.url)))
  .find((place) => existsSync(`${place}index.html`));
if (!built) {
  console.error('Nothing is built. Build it first: npm run build');
  process.exit(2);
}

const kB = 1024;
/** In bytes, compressed. */
const budgets = { start: 290 * kB, everything: 1.1 * kB * kB, chunk: 200 * kB, style: 10 * kB };

let failed = false;

/** One line: what it is, what it comes to, what we want, and whether it is above the limit. */
function report({ name, value, want, limit, show }) {
  const over = limit !== undefined && value > limit;
  failed ||= over;
  const verdict = over ? 'TOO MUCH' : value > want ? 'not yet' : 'ok';
  const bound = limit === undefined || limit === want ? '' : `, fails above ${show(limit)}`;
  console.log(
    `  ${verdict.padEnd(9)} ${name.padEnd(44)} ${show(value).padStart(9)}  (${show(want)}${bound})`,
  );
}

const size = (file) => gzipSync(readFileSync(`${built}${file}`)).length;
const inKB = (bytes) => `${(bytes / kB).toFixed(1)} kB`;

/** The scripts that a script imports at once. */
function imports(file) {
  const source = readFileSync(`${built}${file}`, 'utf8');
  return [...source.matchAll(/(?:^|[;}\s])(?:import|export)[^;"'`()]*?["'`]\.\/([\w.-]+\.js)["'`]/g)].map(
    ([, name]) => `assets/${name}`,
  );
}

function loadedAtOnce() {
  const html = readFileSync(`${built}index.html`, 'utf8');
  const files = new Set();
  const visit = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const imported of imports(file)) visit(imported);
  };
  for (const [, file] of html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) visit(file);
  return [...files];
}

function weigh() {
  const assets = readdirSync(`${built}assets`).map((file) => `assets/${file}`);
  const weighed = (files) => files.map((file) => ({ file, bytes: size(file) }));
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const scripts = weighed(assets.filter((file) => file.endsWith('.js')));
  const start = weighed(loadedAtOnce());
  const initial = new Set(start.map(({ file }) => file));
  const [largest] = scripts.filter(({ file }) => !initial.has(file)).sort((a, b) => b.bytes - a.bytes);
  const gate = (name, value, limit) => report({ name, value, want: limit, limit, show: inKB });
  console.log(`Bytes, compressed (${built})`);
  gate('scripts loaded at once', sum(start), budgets.start);
  gate('all scripts', sum(scripts), budgets.everything);
  if (largest) gate(`largest later script (${largest.file.slice(7)})`, largest.bytes, budgets.chunk);
  gate('styles', sum(weighed(assets.filter((file) => file.endsWith('.css')))), budgets.style);
}

weigh();
const address = process.argv[2];
if (address) {
  const { timed } = await import('./measure-browser.mjs');
  for await (const { profile, figures } of timed(address)) {
    console.log(`\n${profile}`);
    for (const figure of figures) report(figure);
  }
}
process.exit(failed ? 1 : 0);
