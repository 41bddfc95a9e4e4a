import { defineConfig } from 'vitest/config';

const slow = ['test/**/*.slow.test.{ts,tsx}', 'test/browser/**/*.test.{ts,tsx}', 'test/bench/**/*.test.ts'];

const setupFiles = ['test/support/seed-properties.ts'];

/** `unit` is what `npm run check` runs at every change; `slow` drives browsers, other programs, and kills. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slow,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'slow',
          setupFiles,
          include: slow,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A shared machine may take longer over a window than any wait; said in the report where it happened.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
