import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import type { AcceptedFile, AcceptedParagraph } from '../../../core/word-import/certificate/accepted-text.ts';
import { certify } from '../../../core/word-import/certificate/certificate.ts';
import { draftLines } from '../../../core/word-import/certificate/draft-lines.ts';
import { knownItem } from '../../../core/word-import/certificate/known-differences.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { importSignedItems } from '../../../core/word-import/take-items.ts';
import type { WordDocument } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { enactment } from '../../../data/formats/enactment.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { currentAct, packOf } from '../../support/papers/pack.ts';
import { must } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { signaturesOf } from '../../support/word/certified-file.ts';
import { type Reshaping, reshapedInWord } from '../../support/word/word-mover.ts';

const base = realAct();
const sent = must(readReturned(docxOf(packOf([]), [], 'lawyer')));

/** A document as it reads with everything accepted. */
function accepted({ paragraphs }: WordDocument): AcceptedFile {
  const made: AcceptedParagraph[] = [];
  let runs: AcceptedParagraph['runs'] = [];
  for (const { runs: given, mark, isInTable, isInAct } of paragraphs) {
    const stand = given.flatMap(({ text, inserted, deleted }) => (deleted ? [] : [{ text, by: inserted }]));
    runs = [...runs, ...stand];
    if (mark.deleted && runs.length > 0) continue;
    made.push({ runs, struck: [], inTable: isInTable, inAct: isInAct === true });
    runs = [];
  }
  return { paragraphs: made, comments: [] };
}

/** A move of two subsections, one of which is compared with itself as it was: another number, and other words. */
const AMONG_EACH_OTHER: Reshaping = {
  what: 'move',
  which: 27,
  where: 7,
  isMarked: false,
  isNumbered: true,
  isEdited: true,
  isPair: true,
  isUntracked: false,
};

const NOBODY = { author: 'Nobody', date: '2026-11-01T09:00:00Z' };
const AUTHORS = ['Dana Counsel', 'Eli Drafter'] as const;
const intoOf = ({ maker }: WordItem): string => (maker.kind === 'tracked' ? maker.by.author : 'nobody');

const reshapings = (what: Reshaping['what']): fc.Arbitrary<Reshaping> =>
  fc.record({
    what: fc.constant(what),
    which: fc.nat(500),
    where: fc.nat(500),
    isMarked: fc.boolean(),
    isNumbered: fc.boolean(),
    isEdited: fc.boolean(),
    isPair: fc.boolean(),
    isUntracked: fc.constant(false),
  });

it.each(['move', 'join', 'renumber'] as const)(
  'a certificate has nothing to say of a %s that was taken, and says of one that was left that it was',
  (what) => {
    let done = 0;
    fc.assert(
      fc.property(reshapings(what), (given) => {
        const reshaped = reshapedInWord(sent, base, given);
        fc.pre(reshaped !== null);
        const { document } = reshaped;
        const found = findReturnedChanges(document, {
          base,
          amendments: [],
          profile: 'lawyer',
          exportedAt: '2026-11-30T12:00:00Z',
          changeAuthors: null,
        });
        fc.pre(found.unplaced.length === 0);
        done += 1;
        let pids = 0;
        const taken = must(
          importSignedItems(
            { base, sentAmendments: [], now: [], newPid: () => `taken-${++pids}` },
            found.items.map((item) => ({ item, targetId: intoOf(item) })),
          ),
        );
        const certificateWith = (items: 'all' | 'none') => {
          const marked = redline(base, items === 'all' ? withChanges([], taken.edits) : []);
          return certify({
            file: accepted(document),
            enactment: enactment(currentAct()),
            draft: draftLines(linesOf(marked), signaturesOf(base, [], NOBODY, taken).runsOf),
            amendments: [],
            base,
            text: asAmendedOf(marked),
            knownDifferences:
              items === 'all'
                ? []
                : found.items.map((item) => knownItem(item, { kind: 'left', words: 'Left out.' })),
            newAmendments: new Set(items === 'all' ? AUTHORS : []),
            nameOf: (name) => name,
            ownSignatures: { hands: [], isNamed: true },
            comments: [],
            commentsLeft: [],
          });
        };
        expect(certificateWith('all').differences).toEqual([]);
        const left = certificateWith('none').differences;
        expect(left.length).toBeGreaterThan(0);
        expect(left.filter(({ why }) => why.some(({ kind }) => kind !== 'left'))).toEqual([]);
      }),
      {
        numRuns: amount(12, 300),
        endOnFailure: true,
        examples: what === 'move' ? [[AMONG_EACH_OTHER]] : [],
      },
    );
    expect(done).toBeGreaterThan(0);
  },
);
