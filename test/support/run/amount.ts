/** How many times the length that a release is held to: 0 in an ordinary run, 1 with KEELING_LONG=1, more for a night. */
const LONG = Number(process.env.KEELING_LONG ?? 0);

/**
 * How much of something without an end is tried: random drafts, kills, keys. As much as fits into an ordinary run of
 * all tests, or what a release is held to (`npm run test:long`, see docs/developers.md).
 */
export const amount = (inTests: number, atLength: number): number => (LONG > 0 ? atLength * LONG : inTests);

/** Whether this is `npm test`, which has every kind of test, and less of each than `npm run test:full`. */
const IS_ORDINARY = process.env.KEELING_ORDINARY === '1';

/**
 * How many cases of a property are tried, where nothing is asserted of how many there were of a kind: an ordinary run,
 * which draws others each time, tries a third of what a full one does.
 */
export const caseCount = (inFull: number, atLength: number): number =>
  amount(IS_ORDINARY ? Math.ceil(inFull / 3) : inFull, atLength);
