import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { makeReviewItems, type ReadReview, tryReview } from '../../../core/wording/overlay-review.ts';
import { currentAct } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

const root = currentAct();
const instrument = { root, title: 'Protection from Harassment Act 1997' };
const field = [...walk(root)].find(({ content }) => content.length > 200);

/** Some words of one provision, put in the place of others. */
interface Put {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const drafted = (id: string, { from, to, insert }: Put, rank = 'V') => ({
  id,
  edits: [
    { type: 'text' as const, pid: field?.pid ?? '', field: 'content' as const, from, to, insert, rank },
  ],
});

const numbered = (at: number): string => `A-${String(at + 1).padStart(3, '0')}`;

const reviewOf = (puts: readonly Put[]): ReadReview => ({
  of: 'review',
  aside: [],
  items: puts.map((put, at) => {
    const { id, edits } = drafted(numbered(at), put, 'W');
    const theirs = { id, edits, title: 'Theirs', purpose: '', reason: '', author: 'Bea', words: [], why: '' };
    return { key: id, words: 'Theirs', inserted: [], theirs };
  }),
});

const overlap = (a: Put, b: Put): boolean => Math.max(a.from, b.from) < Math.min(a.to, b.to);
const same = (a: Put, b: Put): boolean => a.from === b.from && a.to === b.to && a.insert === b.insert;

interface Known {
  readonly id: string;
  readonly put: Put;
}

/** What one comes to beside some that are shown, found by holding it against each of them. */
function expected(put: Put, shown: readonly Known[]) {
  const like = shown.find((one) => same(one.put, put));
  if (like) return { status: 'already-made', reason: `${like.id} makes the same change`, alternatives: [] };
  const alternatives = shown.filter((one) => overlap(one.put, put)).map(({ id }) => id);
  return { status: alternatives.length > 0 ? 'overlaps' : 'applied', reason: '', alternatives };
}

const put = fc
  .record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 9 }), insert: fc.constantFrom('x', 'y') })
  .map(({ from, length, insert }) => ({ from, to: from + length, insert }));
const puts = fc.array(put, { maxLength: 12 });

/** Those that can be shown together: each that is no alternative to one before it. */
const compatible = (all: readonly Put[]): readonly Known[] =>
  all
    .filter((one, at) => all.slice(0, at).every((before) => !overlap(before, one)))
    .map((one, at) => ({ id: numbered(at), put: one }));

describe('the amendments of another review', () => {
  it('are each held against all that the text shows, and not against one another', () => {
    fc.assert(
      fc.property(puts, puts, (mine, theirs) => {
        const shown = compatible(mine);
        const amendments = shown.map(({ id, put }) => drafted(id, put));
        const proposals = tryReview({ instrument, amendments }, reviewOf(theirs)).map((one) => one.proposal);
        expect(proposals).toMatchObject(theirs.map((one) => expected(one, shown)));
      }),
      { numRuns: amount(200, 5000) },
    );
  });

  it('are each made beside those that were made before, under numbers of which none is passed over', () => {
    fc.assert(
      fc.property(puts, puts, fc.boolean(), (mine, theirs, asAlternative) => {
        const own = compatible(mine);
        const amendments = own.map(({ id, put }) => drafted(id, put));
        const read = reviewOf(theirs);
        const made = makeReviewItems({ instrument, amendments, newPid: () => 'new' }, read, {
          keys: new Set(read.items.map(({ key }) => key)),
          asAlternative,
          numbers: { reused: new Map(), fresh: theirs.map((_, at) => numbered(own.length + at)) },
        });
        const shown = [...own];
        let number = own.length;
        for (const [at, one] of theirs.entries()) {
          const should = expected(one, shown);
          const isMade =
            should.status === 'applied' || (should.status === 'overlaps' && asAlternative === true);
          expect(made[at]).toMatchObject({ proposal: should });
          expect([...(made[at]?.changes.keys() ?? [])]).toEqual(isMade ? [numbered(number)] : []);
          if (should.status === 'applied') shown.push({ id: numbered(number), put: one });
          if (isMade) number += 1;
        }
      }),
      { numRuns: amount(200, 5000) },
    );
  });

  it('are held against a draft of a thousand in the time that it takes to read both', () => {
    const many = (insert: string) =>
      Array.from({ length: 1000 }, (_, at) => ({ from: at % 100, to: at % 100, insert: `${insert}${at}` }));
    const amendments = many('mine').map((one, at) => drafted(numbered(at), one, `V${at}`));
    const before = performance.now();
    const proposals = tryReview({ instrument, amendments }, reviewOf(many('theirs')));
    expect(proposals.every((one) => one.proposal.status === 'applied')).toBe(true);
    // Each against each, it takes a minute.
    expect(performance.now() - before).toBeLessThan(8000);
  });
});
