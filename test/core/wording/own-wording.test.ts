import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { WORDING_STYLES } from '../../../core/amend/edits/wording-style.ts';
import { plainText } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { ownWording } from '../../../core/wording/own-wording.ts';
import { propose } from '../../../core/wording/propose.ts';
import { actAt } from '../../support/acts/act.ts';
import { drafted, omit, replace } from '../../support/drafts/check-drafts.ts';
import { likelyDrafts } from '../../support/drafts/likely-drafts.ts';
import { must } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const RUNS = caseCount(30, 300);
const act = actAt('current');
const spaceless = (text: string): string => text.replace(/\s+/g, '');

it('begins at the margin, and sets in what is under it', () => {
  const selection = [
    drafted(act, 'A-001', replace('section 2A(4)', '51 weeks', '2 years'), omit('section 6')),
  ];
  expect(ownWording(act, selection, { style: 'uk' }).text.split('\n')).toEqual([
    '(1) The Protection from Harassment Act 1997 is amended as follows.',
    '(2) In section 2A(4) (offence of stalking), for “51 weeks” substitute “2 years”.',
    '(3) Omit section 6 (limitation).',
  ]);
});

it('gives, where it is proved, the same text when it is applied as it was copied', () => {
  let proved = 0;
  fc.assert(
    fc.property(likelyDrafts(act.root, 3), fc.constantFrom(...WORDING_STYLES), (amendments, style) => {
      const { chosen } = chooseCompatible(act.root, amendments);
      const own = ownWording(act, chosen, { style });
      if (!own.proved) return;
      proved++;
      let made = 0;
      const { items, edits } = must(
        propose(own.text, {
          instrument: act,
          amendments: [],
          am: 'A-001',
          newPid: () => `new-${++made}`,
          mayRevise: () => false,
        }),
      );
      expect(items.filter(({ status }) => status !== 'applied')).toEqual([]);
      const now = asAmendedOf(redline(act.root, [{ id: 'A-001', edits }]));
      const draft = asAmendedOf(redline(act.root, chosen));
      expect(spaceless(plainText(now))).toBe(spaceless(plainText(draft)));
    }),
    { numRuns: RUNS },
  );
  expect(proved).toBeGreaterThan(RUNS / 2);
});
