import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible, clashesOf } from '../../../core/amend/clash.ts';
import { linesOf, plainLines } from '../../../core/amend/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline.ts';
import { withChanges } from '../../../core/amend/renumber.ts';
import { findReturned } from '../../../core/returned/find.ts';
import { takeItems } from '../../../core/returned/take.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { amount } from '../../support/amount.ts';
import { drafts, realAct } from '../../support/drafts.ts';
import { amendment, packOf } from '../../support/pack.ts';
import { acceptedText, deedsOf, worked } from '../../support/word-hand.ts';

const base = realAct();

describe('a Word file that comes back', () => {
  it('unchanged, says that nothing was changed', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        const { chosen } = chooseCompatible(base, amendments);
        const read = readReturned(docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits)))));
        if (!read.ok) throw new Error(read.error.message);
        const found = findReturned(read.value, { base, amendments: chosen, profile: 'lawyer' });
        expect([found.items, found.unplaced]).toEqual([[], []]);
        expect(found.own.filter(({ state }) => state !== 'standing')).toEqual([]);
        expect(found.known).toBe(1);
      }),
      { numRuns: amount(6, 300) },
    );
  });

  it('worked on, makes of the draft what the file reads with everything accepted', () => {
    let [whole, listed] = [0, 0];
    fc.assert(
      fc.property(drafts(base), deedsOf(8), ({ amendments }, deeds) => {
        const { chosen } = chooseCompatible(base, amendments);
        const read = readReturned(docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits)))));
        if (!read.ok) throw new Error(read.error.message);
        const document = worked(read.value, deeds);
        const found = findReturned(document, { base, amendments: chosen, profile: 'lawyer' });
        if (found.unplaced.length > 0) {
          listed += 1;
          return;
        }
        let pids = 0;
        const taken = takeItems(
          { base, sent: chosen, now: chosen, newPid: () => `taken-${++pids}` },
          found.items.map((item) => ({
            item,
            into: `A-1${item.maker.how === 'tracked' ? item.maker.by.author.length : '00'}`,
          })),
        );
        if (!taken.ok) throw new Error(JSON.stringify(taken.error));
        // What leaves out words that another amendment changes is an alternative to it: both can't be made.
        const all = withChanges(chosen, taken.value);
        if (clashesOf(base, all).length > 0) {
          listed += 1;
          return;
        }
        whole += 1;
        const after = asAmendedOf(redline(base, all));
        expect(plainLines(linesOf(redline(after, [])), 'original')).toEqual(acceptedText(document));
      }),
      { numRuns: amount(25, 2000) },
    );
    expect(whole).toBeGreaterThan(listed);
  });
});
