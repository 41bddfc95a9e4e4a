import { readdirSync, readlinkSync } from 'node:fs';
import { afterAll, expect, vi } from 'vitest';

/** What a test file can change for those that run after it in the same process. */
const surroundings = () => ({ folder: process.cwd(), exitCode: process.exitCode, ...process.env });

const before = surroundings();

const FILES = '/proc/self/fd';

/** The path of an open file; '' where it was closed in the meantime. */
function pathOf(fd: string): string {
  try {
    return readlinkSync(`${FILES}/${fd}`);
  } catch {
    return '';
  }
}

/**
 * The reviews that this process has open, on Linux. Windows lets nobody delete or replace a file that is open, so a session
 * that nobody closes is a fault of the test or of the code.
 */
const openReviews = (): readonly string[] =>
  process.platform === 'linux'
    ? readdirSync(FILES)
        .map(pathOf)
        .filter((path) => /\.keeling\b/.test(path))
    : [];

const openBefore = new Set(openReviews());

/** Runs after everything else of a file, whose failure it is when something is not as it was. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(surroundings()).toEqual(before);
  expect(openReviews().filter((path) => !openBefore.has(path))).toEqual([]);
});
