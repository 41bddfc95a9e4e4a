import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { changesTold, compared, othersTold, pairIn } from '../../support/acts/bill-pair.ts';
import { expectGolden, expectSound } from '../../support/reviews/golden.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/amending');

/**
 * Made-up Acts, each with a made-up Bill, whose tables of amendments were written by hand. What a table doesn’t have
 * are instructions about provisions that the Act doesn’t have, and words that can’t be read.
 */
describe.each([
  {
    name: 'ferries',
    extra: [
      's. 5(2): deletion sec_3__subsec_9 Replace',
      's. 5(5): insertion sec_12 After',
      's. 5(8): substitution sec_6__subsec_2 Replace',
      's. 5(10): deletion sec_8__subsec_2__para_a Replace',
      's. 5(11): deletion sec_10__subsec_1__def_barge Replace',
      's. 5(12): deletion sec_3__subsec_3__para_b__subpara_iii Replace',
      's. 5(13): deletion sched_3__para_1 Replace',
      's. 5(14):   ',
      's. 5(16): deletion sched__para_1 Replace',
      's. 5(21): deletion sec_8 Replace',
    ],
  },
  {
    name: 'peat',
    extra: [
      's. 5(3): deletion sec_12__subsec_1 Replace',
      's. 5(4): deletion sched_1__para_7 Replace',
      's. 5(7): insertion sec_8__subsec_4 After',
      's. 5(8): substitution sec_6__subsec_1 Replace',
      's. 5(15): insertion sched_1__para_4 After',
      's. 5(16): deletion  Replace',
    ],
  },
  { name: 'lighthouse', extra: ['s. 2(6):   ', 'para. 4 of the schedule: deletion section-2-3 Replace'] },
])('the Act of $name with its Bill', ({ name, extra }) => {
  const folder = join(FIXTURES, name);
  const pair = pairIn(folder);

  it('has the effects of the table of amendments', () => {
    const result = compared(pair);
    expect(result.missing).toEqual([]);
    expect(result.extra).toEqual(extra);
    for (const { row, whole } of result.found)
      expect([row.source, row.whole_provision]).toEqual([row.source, whole]);
  });

  it('makes the changes that a person has read, and says why for each that is not made', () => {
    expectGolden(join(folder, 'changes.txt'), changesTold(pair) + othersTold(pair));
  });

  it('reads as amended as a person has read it', () => {
    const amended = asAmendedOf(redline(pair.act.root, pair.text.session.amendments));
    expectGolden(join(folder, 'as-amended.txt'), `${plainText(amended).replaceAll('\t', ' ')}\n`);
  });

  it('gives edits that can be stored, and takes nothing of the base away', () => expectSound(pair));
});
