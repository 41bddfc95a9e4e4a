import fc from 'fast-check';
import { afterEach } from 'vitest';

const FIXED = 1997_0040;

/**
 * Properties draw new cases at every run, so that they keep looking; a run that must not change by itself (CI), or one
 * that is to be had again (KEELING_SEED), draws the same ones. One seed is drawn for all of a file: what a file draws
 * beside its properties (`fc.sample`) comes of it, too.
 */
const seed = Number(
  process.env.KEELING_SEED ?? (process.env.CI ? FIXED : Math.floor(Math.random() * 2 ** 31)),
);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`To draw the same cases again: KEELING_SEED=${seed}`);
});
