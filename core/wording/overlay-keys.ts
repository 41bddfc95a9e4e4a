import { ordinal } from '../base/english.ts';

/** What the items of an overlay are known by, which is stored and never spelt otherwise; and how people are told of one. */

const UNPLACED = 'Item';

/** The key of an instruction: the `nth` of those at one place of its text, which has no name where words stand by themselves. */
export const keyOfInstruction = (cite: string, nth: number): string => `${cite || UNPLACED} ${nth}`;

/** What an item is called within a sentence: `section 1(2)`, `the second instruction of (a)`, `item 2`, `their A-001`. */
export function nameOfKey(key: string): string {
  const [, cite = '', nth = ''] = /^(.*) (\d+)$/.exec(key) ?? [];
  if (cite === '') return `their ${key}`;
  if (cite === UNPLACED) return `item ${nth}`;
  return nth === '1' ? cite : `the ${ordinal(Number(nth))} instruction of ${cite}`;
}
