import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clashesOf } from '../../../core/amend/edits/clash.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { compare } from '../../../core/compare/compare.ts';
import { describeDifferences } from '../../../core/compare/describe-differences.ts';
import { changesBetween } from '../../../core/wording/changes-between.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amount } from '../../support/run/amount.ts';

const base = realAct();
const textOf = (amendments: readonly Drafted[]) => asAmendedOf(redline(base, amendments));

it('tells what the whole texts, compared, tell, from the parts that changed', () => {
  fc.assert(
    fc.property(drafts(base), fc.double({ min: 0, max: 1, noNaN: true }), ({ amendments }, share) => {
      const all: Drafted[] = [];
      for (const one of amendments) if (clashesOf(base, [...all, one]).length === 0) all.push(one);
      const some = all.slice(0, Math.floor(all.length * share));
      const whole = describeDifferences(compare(textOf(some), textOf(all)));
      const told = changesBetween({ base, amendments: some }, { base, amendments: all });
      expect(told).toEqual(whole.map(({ place, before, after, words }) => ({ place, before, after, words })));
    }),
    { numRuns: amount(60, 2000) },
  );
});
