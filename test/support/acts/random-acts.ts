import fc from 'fast-check';
import type { Edit } from '../../../core/amend/edits/edit.ts';

/** What a person does, drawn at random: which kind of act, and four numbers to choose by. */
export type RandomAct = readonly [kind: number, a: number, b: number, c: number];
const number = fc.nat({ max: 999 });
/** The last of the kinds of act. */
const LAST_KIND = 28;
export const doings = (least: number, most: number): fc.Arbitrary<readonly RandomAct[]> =>
  fc.array(fc.tuple(fc.nat({ max: LAST_KIND }), number, number, number), {
    minLength: least,
    maxLength: most,
  });

/** A time, so many minutes into the work. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

/** A change of a few words, chosen by two numbers. */
export const edit = (a: number, b: number): Edit => ({
  type: 'text',
  pid: `p${a % 4}`,
  field: 'content',
  from: 0,
  to: b % 3,
  insert: `words ${b}`,
  rank: 'V',
});

/** One of a list, chosen by a number; none of an empty one. */
export const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % Math.max(1, list.length)];
