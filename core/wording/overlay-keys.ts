import { ordinal } from '../base/english.ts';

/** The keys of the items of an overlay, which are stored and must never change, and the names that people see. */

const UNPLACED = 'Item';

/** The key of the `nth` instruction, from 1, at one place of its text. `cite` is '' for text without numbered provisions. */
export const keyOfInstruction = (cite: string, nth: number): string => `${cite || UNPLACED} ${nth}`;

/** The name of an item within a sentence: `section 1(2)`, `the second instruction of (a)`, `item 2`, `their A-001`. */
export function nameOfKey(key: string): string {
  const [, cite = '', nth = ''] = /^(.*) (\d+)$/.exec(key) ?? [];
  if (cite === '') return `their ${key}`;
  if (cite === UNPLACED) return `item ${nth}`;
  return nth === '1' ? cite : `the ${ordinal(Number(nth))} instruction of ${cite}`;
}
