/** The digits of ranks, in code-unit order, so that `<` compares ranks. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANK = /^[0-9A-Za-z]+$/;

const digit = (rank: string, at: number) => DIGITS.indexOf(rank.charAt(at));

/** A rank between two others, read as fractions in base 62: `V` is 0.V. An empty `low` is 0, and null for `high` is 1. */
function rankWithin(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0;
    while ((low.charAt(shared) || '0') === high.charAt(shared)) shared++;
    if (shared > 0) return high.slice(0, shared) + rankWithin(low.slice(shared), high.slice(shared));
  }
  const floor = low ? digit(low, 0) : 0;
  const ceiling = high === null ? DIGITS.length : digit(high, 0);
  if (ceiling - floor > 1) {
    // After the last rank, one step up and not half way: most insertions go there, and halving would lengthen ranks.
    const step = high === null && low ? floor + 1 : Math.round((floor + ceiling) / 2);
    return DIGITS.charAt(step);
  }
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(floor) + rankWithin(low.slice(1), null);
}

/**
 * A rank that sorts strictly between two others. Null is the start or the end of the gap. Such a rank always exists,
 * because no rank ends in the lowest digit.
 * @throws RangeError when `before` is not below `after`, or one of them is no rank
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
 * The rank of an amendment's insertion in an empty gap: `V017` for A-017. Each amendment has a different one. Two
 * amendments that are drafted separately then stand in the order of their numbers, with room between them.
 */
export function firstRank(amendment: string): string {
  const number = amendment.replace(/[^0-9A-Za-z]/g, '').replace(/^A/, '');
  return `V${number}${number.endsWith('0') ? '1' : ''}`;
}
