// Draws the application's icons from public/icon.svg: `node scripts/make-icons.mjs`. The results are kept in git.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = fileURLToPath(new URL('../public/', import.meta.url));
const svg = readFileSync(`${root}icon.svg`, 'utf8');
const background = /<rect[^>]* fill="(#[0-9a-f]{6})"/.exec(svg)[1];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

/** @param share of the picture that the drawing fills: a system that cuts icons out leaves the middle four fifths */
async function draw(name, size, share) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${background}}` +
      `svg{width:${share * 100}%}</style>${svg}`,
  );
  writeFileSync(`${root}icons/${name}.png`, await page.screenshot());
  await page.close();
}

mkdirSync(`${root}icons`, { recursive: true });
await draw('192', 192, 1);
await draw('512', 512, 1);
await draw('maskable-512', 512, 0.9);
await browser.close();
