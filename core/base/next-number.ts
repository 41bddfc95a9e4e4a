/** The highest number that a thing of a review may have. Nobody counts so far: only what is made to do harm has one near it. */
export const HIGHEST_NUMBER = 999_999_999;

/**
 * The next numbers for things that count up: after the highest of those that are or were given. Where that leaves no room,
 * because somebody was made a present of the highest of all, the lowest that are free: a review is never out of numbers.
 */
export function nextNumbers(numbersGiven: Iterable<number>, count = 1): readonly number[] {
  const usedNumbers = new Set(numbersGiven);
  let last = 0;
  for (const number of usedNumbers) last = Math.max(last, number);
  if (last + count <= HIGHEST_NUMBER) return Array.from({ length: count }, (_, at) => last + at + 1);
  const free: number[] = [];
  for (let number = 1; free.length < count; number += 1) if (!usedNumbers.has(number)) free.push(number);
  return free;
}
