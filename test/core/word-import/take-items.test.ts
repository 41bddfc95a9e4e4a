import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible, clashesOf } from '../../../core/amend/edits/clash.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendment, packOf } from '../../support/papers/pack.ts';
import { amount } from '../../support/run/amount.ts';
import { acceptedText, handEdits, worked } from '../../support/word/word-hand.ts';

const base = realAct();

/** The beginning of a quotation, and its end with what may follow it on its last line. */
const OPEN = /^“/u;
const CLOSE = /(?:”[^“”]{0,60})+$/u;

describe('a Word file that comes back', () => {
  it('unchanged, says that nothing was changed', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        const { chosen } = chooseCompatible(base, amendments);
        const read = readReturned(docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits)))));
        if (!read.ok) throw new Error(read.error.message);
        const found = findReturnedChanges(read.value, {
          base,
          amendments: chosen,
          profile: 'lawyer',
          exportedAt: null,
          changeAuthors: null,
        });
        expect([found.items, found.unplaced]).toEqual([[], []]);
        expect(found.draftWordChanges.filter(({ state }) => state !== 'standing')).toEqual([]);
        expect(found.knownShare).toBe(1);
      }),
      { numRuns: amount(1, 300) },
    );
  });

  /** Whether a file came back with what a test is about. */
  type Wanted = (items: readonly WordItem[]) => boolean;

  /**
   * Works on files of random drafts until so many, each with what is wanted, came back with nothing that waits for a
   * person, and takes all of each. Tells how many were passed over.
   */
  function workedOn(edits: ReturnType<typeof handEdits>, numRuns: number, isWanted: Wanted = () => true) {
    let passedOver = 0;
    const pass = () => {
      passedOver += 1;
      fc.pre(false);
    };
    fc.assert(
      fc.property(drafts(base), edits, ({ amendments }, done) => {
        const { chosen } = chooseCompatible(base, amendments);
        const file = readReturned(docxOf(packOf(chosen.map(({ id, edits }) => amendment(id, edits)))));
        if (!file.ok) throw new Error(file.error.message);
        const document = worked(file.value, done);
        const found = findReturnedChanges(document, {
          base,
          amendments: chosen,
          profile: 'lawyer',
          exportedAt: null,
          changeAuthors: null,
        });
        if (found.unplaced.length > 0 || !isWanted(found.items)) pass();
        let pids = 0;
        const taken = importItems(
          { base, sentAmendments: chosen, now: chosen, newPid: () => `taken-${++pids}` },
          found.items.map((item) => ({
            item,
            targetId: `A-1${item.maker.kind === 'tracked' ? item.maker.by.author.length : '00'}`,
          })),
        );
        if (!taken.ok) throw new Error(JSON.stringify(taken.error));
        // What leaves out words that another amendment changes is an alternative to it: both can't be made.
        const all = withChanges(chosen, taken.value);
        if (clashesOf(base, all).length > 0) pass();
        const after = asAmendedOf(redline(base, all));
        // A line that was split off has no number in the file: the item says which Keeling gives it.
        const numbers = new Map<string, string>(
          found.items.flatMap(({ operation, after: words }) =>
            operation.do === 'divide' ? [[`${operation.number}\t${words}`, words] as const] : [],
          ),
        );
        const lines = plainLines(linesOf(redline(after, [])), 'original');
        const split = new Set(numbers.values());
        const accepted = acceptedText(document)
          // Enter at the end of a line makes an empty one, which says nothing; between two spaces, one that begins with one.
          .filter((line) => line !== '')
          .map((line) => (split.has(line.trim()) ? line.trim() : line));
        // Keeling sets a quotation's marks at its first and last line, whichever they are now; in a file they stay where they
        // were. What is between them is as it was typed.
        const setOff = (list: readonly string[]) =>
          list.filter((line) => OPEN.test(line) || CLOSE.test(line)).join();
        const isMoved = setOff(lines) !== setOff(accepted);
        const bare = (line: string) => (isMoved ? line.replace(CLOSE, '').replace(OPEN, '') : line);
        expect(lines.map((line) => bare(numbers.get(line) ?? line))).toEqual(accepted.map(bare));
      }),
      { numRuns },
    );
    return passedOver;
  }

  const has =
    (what: WordItem['operation']['do']): Wanted =>
    (items) =>
      items.some(({ operation }) => operation.do === what);

  it('worked on, makes of the draft what the file reads with everything accepted', () => {
    const whole = amount(3, 1200);
    const passedOver = workedOn(handEdits(8), whole);
    // Most come back whole: six in ten, and with so few of them as here chance has a say.
    expect(passedOver).toBeLessThan(whole + 8 * Math.sqrt(whole));
  });

  it('with lines split, divides what is clear, and lists the rest', () => {
    workedOn(handEdits(3, fc.constantFrom(0, 13, 13, 14)), amount(1, 350), has('divide'));
  });

  it('with lines run together, joins what is clear, and lists the rest', () => {
    workedOn(handEdits(3, fc.constantFrom(0, 13, 14, 14)), amount(1, 100), has('join'));
  });
});
