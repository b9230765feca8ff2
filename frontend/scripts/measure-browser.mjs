// How fast a running product answers in Chromium. Used by measure.mjs, which says what for.
import { chromium } from '@playwright/test';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** So many rows a list is scrolled with. */
const ROWS = 200;

const ms = (number) => `${Math.round(number)} ms`;
const plain = (number) => number.toFixed(3);

/** What we want, and the limit, by kind of figure. */
const desk = {
  name: `Desk: 1440 px, no brakes (medians of ${ROUNDS})`,
  viewport: { width: 1440, height: 900 },
  bounds: {
    first: { want: 1500, limit: 8000, show: ms },
    paint: { want: 1500, limit: 6000, show: ms },
    shift: { want: 0.05, limit: 0.5, show: plain },
    answer: { want: 100, limit: 1500, show: ms },
    frame: { want: 17, limit: 400, show: ms },
  },
};
const phone = {
  name: `Phone: 390 px, 1.6 Mbit/s, 150 ms, processor four times slower (medians of ${ROUNDS})`,
  viewport: { width: 390, height: 844 },
  network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
  slowdown: 4,
  bounds: {
    first: { want: 4000, limit: 15_000, show: ms },
    paint: { want: 1500, limit: 12_000, show: ms },
    shift: { want: 0.05, limit: 0.5, show: plain },
    answer: { want: 100, limit: 3000, show: ms },
    frame: { want: 17, limit: 600, show: ms },
  },
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Keeps what the browser tells about paints, shifts and events; runs before the page's own scripts. */
function listen() {
  globalThis.seen = { paint: 0, shift: 0, events: [] };
  const observe = (type, take, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe('largest-contentful-paint', (entry) => {
    globalThis.seen.paint = entry.startTime;
  });
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) globalThis.seen.shift += entry.value;
  });
  observe('event', (entry) => globalThis.seen.events.push(entry.duration), { durationThreshold: 16 });
}

/** Scrolls for two seconds and says how long frames took: of a hundred, the fifth slowest. */
function scroll() {
  return new Promise((resolve) => {
    const frames = [];
    const begin = performance.now();
    let last = begin;
    const bottom = document.documentElement.scrollHeight - globalThis.innerHeight;
    const step = (now) => {
      frames.push(now - last);
      last = now;
      if (now - begin > 2000) {
        frames.sort((a, b) => a - b);
        resolve({ slow: frames[Math.floor(frames.length * 0.95)], count: frames.length });
        return;
      }
      globalThis.scrollTo(0, bottom * ((now - begin) / 2000));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

async function settled(page, heading) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton'));
  await page.waitForTimeout(500);
  return page.evaluate(() => globalThis.seen);
}

/** The longest that the page took to show an answer to what was pressed. */
async function pressing(page, act) {
  await page.evaluate(() => {
    globalThis.seen.events = [];
  });
  await act();
  await page.waitForTimeout(700);
  return page.evaluate(() => Math.max(0, ...globalThis.seen.events));
}

/** As many customers as it takes: the server's own ones, again and again. */
async function manyCustomers(route) {
  const answer = await route.fetch();
  const list = await answer.json();
  if (!list.items?.length) return route.fulfill({ response: answer });
  const items = Array.from({ length: ROWS }, (_, index) => {
    const item = list.items[index % list.items.length];
    return { ...item, id: item.id.slice(0, -4) + String(1000 + index), name: `${item.name} ${index}` };
  });
  return route.fulfill({ response: answer, json: { items } });
}

async function look(browser, { viewport, network, slowdown }, address, note) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (network) {
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', network);
  }
  if (slowdown) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  page.setDefaultTimeout(90_000);
  await page.addInitScript(listen);

  await page.goto(`${address}/login`);
  await page.getByLabel('用户名').waitFor();
  // The largest paint is what index.html itself shows; somebody can begin only now.
  const ready = await page.evaluate(() => performance.now());
  await page.waitForTimeout(500);
  const first = await page.evaluate(() => globalThis.seen);
  note('first visit, nothing kept: largest paint', 'first', first.paint);
  note('first visit: the form stands', 'first', ready);
  note('first visit: shifts', 'shift', first.shift);
  await page.getByLabel('用户名').fill('admin');
  await page.getByRole('textbox', { name: '密码' }).fill(process.env.ADMIN_PASSWORD ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  await settled(page, /您好/);

  for (const [name, path, heading] of [
    ['home', '/', /您好/],
    ['customers', '/customers', '客户'],
    ['entries', '/transactions', '账目'],
    ['checkout', '/pos', '收银'],
  ]) {
    await page.goto(address + path);
    await settled(page, heading);
    // The program is kept from the second visit on; what the first one had to fetch is not of interest.
    await page.reload();
    const seen = await settled(page, heading);
    note(`${name}: largest paint`, 'paint', seen.paint);
    note(`${name}: shifts`, 'shift', seen.shift);
  }

  const press = async (name, act) => note(name, 'answer', await pressing(page, act));
  // Playwright otherwise asks the page what it would hit from within the very events that are timed.
  const force = true;
  await press('a key of the keypad', () =>
    page.getByRole('button', { name: '5', exact: true }).click({ force }),
  );
  await press('open the palette', () => page.keyboard.press('Control+k'));
  await press('type into the palette', () => page.keyboard.type('w'));
  await page.keyboard.press('Escape');

  await page.route(/\/api\/v1\/customers\/query$/, manyCustomers);
  await page.goto(`${address}/customers`);
  await settled(page, '客户');
  const rows = await page.locator('.cards > li, .ant-table-tbody > .ant-table-row').count();
  const frames = await page.evaluate(scroll);
  note(`scroll ${rows} rows: 95 of 100 frames within`, 'frame', frames.slow);
  await page.evaluate(() => globalThis.scrollTo(0, 0));
  await press(`open a form beside ${rows} rows`, () =>
    page.getByRole('button', { name: '新增客户' }).click({ force }),
  );
  await press('type into the form', () => page.getByLabel('客户名称').pressSequentially('王'));
  await context.close();
}

async function figuresOf(browser, profile, address) {
  const found = new Map();
  const note = (name, kind, value) => {
    const known = found.get(name) ?? { kind, values: [] };
    known.values.push(value);
    found.set(name, known);
  };
  for (let round = 0; round < ROUNDS; round++) await look(browser, profile, address, note);
  return [...found].map(([name, { kind, values }]) => ({
    name,
    value: median(values),
    ...profile.bounds[kind],
  }));
}

/** The figures of each profile, as they become known. */
export async function* timed(address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    for (const profile of [desk, phone]) {
      yield { profile: profile.name, figures: await figuresOf(browser, profile, address) };
    }
  } finally {
    await browser.close();
  }
}
