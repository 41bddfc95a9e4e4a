import { afterAll, expect, vi } from 'vitest';

/** What a test file can change for those that run after it in the same process. */
const surroundings = () => ({ folder: process.cwd(), exitCode: process.exitCode, ...process.env });

const before = surroundings();

/** Runs after everything else of a file, whose failure it is when something is not as it was. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(surroundings()).toEqual(before);
});
