import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import { copiedEdits } from '../../../../core/amend/edits/copied-edits.ts';
import { type Edit, newPidsOf } from '../../../../core/amend/edits/edit.ts';
import { linesOf, plainLines } from '../../../../core/amend/redline/lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const base = realAct();
const numbered = () => {
  let count = 0;
  return () => `copy-${++count}`;
};
const textOf = (edits: readonly Edit[]) =>
  plainLines(linesOf(redline(base, [{ id: 'A-001', edits }])), 'as-amended');

describe('edits copied into another amendment', () => {
  it('do the same, and bring nothing in that the first brought in', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        for (const { edits } of amendments) {
          const copy = copiedEdits(edits, numbered());
          expect(checkEdits(base, copy).ok).toBe(true);
          expect(textOf(copy)).toEqual(textOf(edits));
          const first = new Set(edits.flatMap(newPidsOf));
          expect(copy.flatMap(newPidsOf).filter((pid) => first.has(pid))).toEqual([]);
          expect(copiedEdits(edits, numbered())).toEqual(copy);
        }
      }),
      { numRuns: caseCount(150, 5000) },
    );
  });
});
