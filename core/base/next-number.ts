/** The highest number that an item of a review may have. Only a hostile file has a number near it. */
export const HIGHEST_NUMBER = 999_999_999;

/**
 * The next `count` numbers for new items: those after the highest number that is or was used. If a hostile file used up the
 * highest numbers, the lowest free ones are returned instead, so that a review never runs out of numbers.
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
