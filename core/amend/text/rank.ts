/** In code-unit order, so that plain `<` sorts ranks. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANK = /^[0-9A-Za-z]+$/;

const digit = (rank: string, at: number) => DIGITS.indexOf(rank.charAt(at));

/** Ranks are read as fractions (`V` is 0.V); `high` null stands for 1, `low` empty for 0. */
function rankWithin(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0;
    while ((low.charAt(shared) || '0') === high.charAt(shared)) shared++;
    if (shared > 0) return high.slice(0, shared) + rankWithin(low.slice(shared), high.slice(shared));
  }
  const floor = low ? digit(low, 0) : 0;
  const ceiling = high === null ? DIGITS.length : digit(high, 0);
  if (ceiling - floor > 1) {
    // One step up, not half way: most insertions are made after the last, and halving would soon lengthen them.
    const step = high === null && low ? floor + 1 : Math.round((floor + ceiling) / 2);
    return DIGITS.charAt(step);
  }
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(floor) + rankWithin(low.slice(1), null);
}

/**
 * A rank that sorts strictly between two others; null stands for the end of the gap. There is always one, because
 * a rank never ends in the lowest digit.
 * @throws RangeError when `before` is not below `after`, or one of them is no rank.
 */
export function rankBetween(before: string | null, after: string | null): string {
  for (const rank of [before, after]) {
    if (rank !== null && (!RANK.test(rank) || rank.endsWith('0'))) throw new RangeError(`${rank} is no rank`);
  }
  if (before !== null && after !== null && before >= after) {
    throw new RangeError(`There is no rank between ${before} and ${after}`);
  }
  return rankWithin(before ?? '', after);
}

/**
 * The rank of an amendment's insertion in a gap that holds no other. Amendments differ in it, so that two that were
 * drafted out of each other's sight still leave room between them; they then stand in the order of their numbers.
 */
export function firstRank(amendment: string): string {
  const own = amendment.replace(/[^0-9A-Za-z]/g, '').replace(/^A/, '');
  return `V${own}${own.endsWith('0') ? '1' : ''}`;
}
