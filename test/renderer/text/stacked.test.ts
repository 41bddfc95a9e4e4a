import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackedTops } from '../../../renderer/text/comments/comment-cards.tsx';

const wanted = fc
  .array(fc.record({ top: fc.nat(2000), height: fc.integer({ min: 1, max: 300 }) }), { minLength: 1 })
  .map((all) => all.toSorted((a, b) => a.top - b.top));

describe('comments in a column', () => {
  it('never lie over each other, nor above their lines, and are moved no further than they must be', () => {
    fc.assert(
      fc.property(wanted, (cards) => {
        const tops = stackedTops(cards, 8);
        for (const [at, { top }] of cards.entries()) {
          const before = cards[at - 1];
          const end = before ? (tops[at - 1] ?? 0) + before.height + 8 : 0;
          expect(tops[at]).toBeGreaterThanOrEqual(top);
          expect(tops[at]).toBeGreaterThanOrEqual(end);
          expect(tops[at] === top || tops[at] === end).toBe(true);
        }
      }),
    );
  });
});
