import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../core/act/tree.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { harboursAct } from '../../support/acts/harbours-act.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { reshapedDrafts } from '../../support/drafts/reshaped-drafts.ts';
import { amendment, currentAct, packOf } from '../../support/papers/pack.ts';
import { amount, caseCount } from '../../support/run/amount.ts';

const ACTS: readonly (readonly [string, () => Provision])[] = [
  ['the real Act', realAct],
  ['an Act of Parts and Schedules', harboursAct],
];

describe('a Word file of a draft in which much is moved', () => {
  it.each(ACTS)(
    'comes back as it left with no change, in %s',
    { timeout: amount(60_000, 900_000) },
    (_, make) => {
      const base = make();
      fc.assert(
        fc.property(reshapedDrafts(base), (chosen) => {
          const instrument = { ...currentAct(), root: base };
          const made = chosen.map(({ id, edits }) => amendment(id, edits, { author: `Author of ${id}` }));
          const read = readReturned(docxOf(packOf(made, { instrument }), [], 'lawyer'));
          if (!read.ok) throw new Error(read.error.message);
          const found = findReturnedChanges(read.value, {
            base,
            amendments: chosen,
            profile: 'lawyer',
            exportedAt: null,
            changeAuthors: null,
          });
          expect([found.items, found.unplaced]).toEqual([[], []]);
          expect(
            [...found.draftWordChanges, ...found.draftLineChanges].filter(
              ({ state }) => state !== 'standing',
            ),
          ).toEqual([]);
          expect(found.knownShare).toBe(1);
        }),
        { numRuns: caseCount(5, 300) },
      );
    },
  );
});
