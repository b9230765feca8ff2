import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const product = process.env.BASE_URL;
const preview = 'http://127.0.0.1:4173';

if (!existsSync(chromium)) throw new Error(`No browser at ${chromium}; set CHROMIUM to one.`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: product ?? preview,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What the worker keeps would hide what a test makes up; the offline test allows it.
    serviceWorkers: 'block',
    // What is half faded in has half its contrast.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
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
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
  ],
  // With BASE_URL the product serves the application and the story is told to it; without, the pages alone are looked at,
  // with answers made up here.
  ...(product
    ? {}
    : {
        testMatch: ['pages.spec.ts', 'roles.spec.ts'],
        webServer: {
          command: 'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 4173 --strictPort',
          url: preview,
          reuseExistingServer: false,
        },
      }),
});
