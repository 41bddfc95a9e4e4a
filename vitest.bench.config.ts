import { defineConfig } from 'vitest/config';

/** `npm run bench`: measures and prints; asserts nothing of time, and is no part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/bench/report.ts'],
    include: ['test/bench/**/*.bench.ts'],
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
