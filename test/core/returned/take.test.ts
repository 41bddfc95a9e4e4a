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

  /** Works on files of random drafts, and takes all of each where nothing of it waits for a person. */
  function workedOn(deeds: ReturnType<typeof deedsOf>, numRuns: number) {
    const counts = { whole: 0, listed: 0, divided: 0, joined: 0 };
    fc.assert(
      fc.property(drafts(base), deeds, ({ amendments }, done) => {
        const { chosen } = chooseCompatible(base, amendments);
        const read = readReturned(docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits)))));
        if (!read.ok) throw new Error(read.error.message);
        const document = worked(read.value, done);
        const found = findReturned(document, { base, amendments: chosen, profile: 'lawyer' });
        if (found.unplaced.length > 0) {
          counts.listed += 1;
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
          counts.listed += 1;
          return;
        }
        counts.whole += 1;
        const after = asAmendedOf(redline(base, all));
        // A line that was split off has no number in the file: the item says which Keeling gives it.
        const numbers = new Map<string, string>(
          found.items.flatMap(({ deed, after: words }) =>
            deed.do === 'divide' ? [[`${deed.number}\t${words}`, words] as const] : [],
          ),
        );
        const lines = plainLines(linesOf(redline(after, [])), 'original');
        expect(lines.map((line) => numbers.get(line) ?? line)).toEqual(
          // Enter at the end of a line makes an empty one, which says nothing.
          acceptedText(document).filter((line) => line !== ''),
        );
        for (const { deed } of found.items) {
          counts.divided += deed.do === 'divide' ? 1 : 0;
          counts.joined += deed.do === 'join' ? 1 : 0;
        }
      }),
      { numRuns },
    );
    return counts;
  }

  it('worked on, makes of the draft what the file reads with everything accepted', () => {
    const { whole, listed } = workedOn(deedsOf(8), amount(25, 2000));
    expect(whole).toBeGreaterThan(listed);
  });

  it('with lines split and run together, divides and joins what is clear, and lists the rest', () => {
    const counts = workedOn(deedsOf(3, fc.constantFrom(0, 13, 13, 14)), amount(25, 1000));
    const { whole, divided, joined } = counts;
    expect(Math.min(whole, divided, joined), JSON.stringify(counts)).toBeGreaterThan(0);
  });
});
