import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { budget } from './build/budget.ts';
import { serviceWorker } from './build/service-worker.ts';

const product = process.env.TAIZHANG_URL ?? 'http://127.0.0.1:8080';

/** What is loaded on demand and yet needed where there is no server to ask. */
const offline = [
  'src/app/shell.tsx',
  'src/app/offline-page.tsx',
  'src/app/unsent-list.tsx',
  'src/shared/i18n/en-US/index.ts',
];

export default defineConfig({
  plugins: [react(), budget(), serviceWorker(offline)],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What the first page needs comes in few pieces: a phone asks for six at a time, and each asking takes a while.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'] },
            { name: 'program', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': product, '/q': product } },
  preview: { proxy: { '/api': product, '/q': product } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One worker reuses the parsed component library for every file; isolation would load it again each time.
    maxWorkers: 1,
    isolate: false,
    env: { TZ: 'UTC', DEBUG_PRINT_LIMIT: '0' },
  },
});
