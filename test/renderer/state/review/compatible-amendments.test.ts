import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import { compatible } from '../../../../renderer/state/review/compatible-amendments.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { drafts } from '../../../support/drafts/drafts.ts';

const base = smallAct();
const { byPid } = indexTree(base);

/** The same amendments, with every edit of words from the `nth` of each that many letters wider. */
const widened = (amendments: readonly Drafted[], nth: number, by: number): readonly Drafted[] =>
  amendments.map(({ id, edits }, at) => ({
    id,
    edits:
      at % 3 === nth
        ? edits.map((edit) => {
            if (edit.type !== 'text') return edit;
            const length = byPid.get(edit.pid)?.[edit.field].length ?? 0;
            return { ...edit, from: Math.max(0, edit.from - by), to: Math.min(length, edit.to + by) };
          })
        : edits,
  }));

/** The same, with one more edit in each amendment at the place of another's. */
const spread = (amendments: readonly Drafted[]): readonly Drafted[] =>
  amendments.map(({ id, edits }, at) => {
    const [first] = amendments[(at + 1) % amendments.length]?.edits ?? [];
    return { id, edits: first?.type === 'text' ? [...edits, { ...first, insert: 'x' }] : edits };
  });

describe('what can be shown together', () => {
  it('is as if found anew, whatever was typed since it was found last', () => {
    let none = 0;
    let some = 0;
    fc.assert(
      fc.property(drafts(base), fc.nat(2), fc.integer({ min: 1, max: 8 }), ({ amendments }, nth, by) => {
        const { chosen } = chooseCompatible(base, amendments);
        const typed = widened(chosen, nth, by);
        for (const step of [
          chosen,
          typed,
          chosen,
          widened(typed, (nth + 1) % 3, 40),
          chosen,
          spread(chosen),
        ]) {
          const anew = chooseCompatible(base, step);
          const { ids, alternatives } = compatible(base, step);
          expect([...ids]).toEqual(anew.chosen.map(({ id }) => id));
          expect(alternatives).toEqual(anew.leftOut);
          if (anew.leftOut.length > 0) some += 1;
          else none += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(none, some)).toBeGreaterThan(50);
  });
});
