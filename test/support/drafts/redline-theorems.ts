import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { type Line, linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, originalOf, redline } from '../../../core/amend/redline/redline.ts';
import { normalise } from '../../../core/amend/typing/algebra.ts';
import { type Draft, drafts } from './drafts.ts';
import { amendedNaively } from './naive.ts';

/** What is true of every redline: tried on some drafts at every change, and on more than 10,000 in a run of all tests. */

export type MakeRedline = typeof redline;

/** Design theorems 1 to 3 of one draft; false names no theorem, so a failing case is read from its counterexample. */
export function theoremsHold(base: Provision, draft: Draft, make: MakeRedline = redline): boolean {
  const selection = chooseCompatible(base, draft.shuffled).chosen;
  const marked = make(base, selection);
  const inAnotherOrder = make(
    base,
    [...selection].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  return (
    isDeepStrictEqual(originalOf(marked), base) &&
    isDeepStrictEqual(asAmendedOf(marked), amendedNaively(base, selection)) &&
    isDeepStrictEqual(marked, inAnotherOrder)
  );
}

export function expectTheorems(base: Provision, numRuns: number): void {
  fc.assert(
    fc.property(drafts(base), (draft) => {
      expect(theoremsHold(base, draft)).toBe(true);
    }),
    { numRuns },
  );
}

/** That the canonical form of an amendment reads the same with any of the others, and is its own canonical form. */
export function expectCanonical(base: Provision, numRuns: number): void {
  const selections = drafts(base).map(({ shuffled }) => chooseCompatible(base, shuffled).chosen);
  fc.assert(
    fc.property(selections, fc.nat(), (selection, mask) => {
      const others = selection.slice(1);
      const [mine] = selection;
      if (!mine) return;
      const settled = { id: mine.id, edits: normalise(base, mine, others) };
      expect(normalise(base, settled, others)).toEqual(settled.edits);
      const some = others.filter((_, at) => (mask >> at) & 1);
      const read = (edits: typeof mine) => asAmendedOf(redline(base, [edits, ...some]));
      expect(read(settled)).toEqual(read(mine));
    }),
    { numRuns },
  );
}

const printedLines = (text: Provision) => plainLines(linesOf(redline(text, [])), 'original');

/** That the lines of a draft are in one reading those of the base text, and in the other those of the amended text. */
export function linesHold(
  base: Provision,
  { amendments }: Draft,
  change: (lines: readonly Line[]) => readonly Line[] = (lines) => lines,
): void {
  const marked = redline(base, chooseCompatible(base, amendments).chosen);
  const lines = change(linesOf(marked));
  expect(plainLines(lines, 'original')).toEqual(printedLines(base));
  expect(plainLines(lines, 'as-amended')).toEqual(printedLines(asAmendedOf(marked)));
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
}

export function expectLines(base: Provision, numRuns: number): void {
  fc.assert(
    fc.property(drafts(base), (draft) => linesHold(base, draft)),
    { numRuns },
  );
}
