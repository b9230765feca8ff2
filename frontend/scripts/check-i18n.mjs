// Both languages have the same keys, no empty text and none that is used nowhere; components hold no Chinese literals.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const complaints = [];

function keysOf(texts, prefix = '') {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : keysOf(value, `${prefix}${key}.`),
  );
}

function read(language, file) {
  return new Map(keysOf(JSON.parse(readFileSync(`${src}shared/i18n/${language}/${file}`, 'utf8'))));
}

const textsIn = (language) =>
  readdirSync(`${src}shared/i18n/${language}`).filter((file) => file.endsWith('.json'));
for (const file of new Set([...textsIn('zh-CN'), ...textsIn('en-US')])) {
  const zh = read('zh-CN', file);
  const en = read('en-US', file);
  for (const [key, text] of zh) {
    if (!text) complaints.push(`zh-CN/${file}: ${key} is empty`);
    // English needs a plural where Chinese has one form; the plural's own keys are English only.
    if (!en.has(key) && !en.has(`${key}_other`)) complaints.push(`en-US/${file}: ${key} is missing`);
  }
  for (const [key, text] of en) {
    if (!text) complaints.push(`en-US/${file}: ${key} is empty`);
    if (!zh.has(key) && !zh.has(key.replace(/_(one|other)$/, '')))
      complaints.push(`zh-CN/${file}: ${key} is missing`);
  }
}

let program = '';
for (const path of readdirSync(src, { recursive: true })) {
  if (!/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path) || path.startsWith('test/')) continue;
  const source = readFileSync(src + path, 'utf8');
  program += source;
  source.split('\n').forEach((line, index) => {
    const code = line.replace(/\/\/.*|\/?\*.*/g, '');
    if (/[\u4e00-\u9fff]/.test(code)) complaints.push(`${path}:${index + 1}: Chinese text outside i18n`);
  });
}

/** By its name in quotes, or by a template that begins like it: `tier.${tier}`; of another namespace as `card:tier.${tier}`. */
function isUsed(namespace, key) {
  const stems = [...key.matchAll(/[._]/g)].map(({ index }) => key.slice(0, index + 1));
  return (
    [`'${key}'`, `${namespace}:${key}'`].some((name) => program.includes(name)) ||
    stems.some((stem) => program.includes(`\`${stem}\${`) || program.includes(`${namespace}:${stem}\${`))
  );
}

for (const file of textsIn('zh-CN')) {
  for (const key of read('zh-CN', file).keys()) {
    if (!isUsed(file.replace('.json', ''), key)) complaints.push(`zh-CN/${file}: ${key} is used nowhere`);
  }
}

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
