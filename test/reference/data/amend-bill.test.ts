import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../core/act/tree.ts';
import { ownWords } from '../../../core/amend/instructions/read/own-words.ts';
import { changesTold, compared, pairIn } from '../../support/acts/bill-pair.ts';
import { expectGolden, expectSound } from '../../support/reviews/golden.ts';
import { referencePath } from '../support.ts';

/** Other people’s words are kept no longer than is needed to know which they are. */
const MOST = 60;

describe.each([
  {
    name: 'employment-rights-act-1996',
    found: 0.95,
    applied: 0.94,
    // The table names Parts by arabic numbers and one sub-paragraph as a paragraph, unlike the Act's own file; and has a
    // clause that only tells of what a Schedule does.
    missing: [
      's. 14(2): substitution pt_8__chp_4__hdg Replace',
      's. 19(a): deletion sec_108 Replace',
      'para. 5(10) of schedule 2: deletion sched_1__para_56__para_8 Replace',
    ],
    // The Act's file doesn't have the text that these amend.
    reasons: [
      'there is no subsection (6A) in section 80A',
      'there is no subsection (6C) in section 80B',
      'there is no subsection (6A) in section 80A',
      'there is no subsection (6C) in section 80B',
      'there is no subsection (1A) in section 80D',
      'there is no subsection (3) in section 80D',
    ],
  },
  {
    name: 'agricultural-holdings-scotland-act-2003',
    found: 0.86,
    applied: 1,
    // The table takes two amendments of the Land Reform (Scotland) Act 2016 for ones of this Act, and section 52 for 15.
    missing: [
      's. 10(5): insertion sec_27__subsec_2__para_e After',
      's. 10(6): deletion sec_99 Replace',
      's. 13(4)(a): deletion sec_15__subsec_2__para_c Replace',
      's. 13(4)(b): substitution sec_15__subsec_4 Replace',
    ],
    reasons: [],
  },
])('$name with its Bill', ({ name, found, applied, missing, reasons }) => {
  const pair = pairIn(referencePath('akn', name));

  it('has the effects of the reference table', () => {
    const result = compared(pair);
    const share = result.found.length / pair.table.length;
    const made = pair.effects.filter(({ status }) => status === 'applied').length / pair.effects.length;
    console.info(
      `${name}: ${result.found.length} of ${pair.table.length} rows found (${(share * 100).toFixed(1)} %), ` +
        `${(made * 100).toFixed(1)} % of ${pair.effects.length} amendments applied; not in the table: ${result.extra.join(' | ')}`,
    );
    expect(result.missing).toEqual(missing);
    expect(share).toBeGreaterThanOrEqual(found);
    expect(made).toBeGreaterThanOrEqual(applied);
  });

  it('says why for each that is not applied', () => {
    const not = pair.effects.filter(({ status }) => status === 'not applied');
    expect(not.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('makes the changes that a person has read', () => {
    expectGolden(join(import.meta.dirname, 'golden', `${name}.txt`), changesTold(pair, MOST));
  });

  it('leaves no provision unsaid that names the Act', () => {
    const { act, bill, items, account } = pair;
    const said = new Set(account.map(({ source }) => source.pid));
    // What opens a list, or is above one, is said by what the list comes to.
    const isSaid = (node: Provision): boolean =>
      said.has(node.pid) || node.children.some((child) => child.kind !== 'quotation' && isSaid(child));
    const naming = (node: Provision, beside: readonly Provision[]): readonly string[] => {
      const words = ownWords(node);
      const own = words.includes(act.title) && !isSaid(node) && !beside.some(isSaid) ? [words] : [];
      const below = node.children.filter(({ kind }) => kind !== 'quotation');
      return [...own, ...below.flatMap((child, at) => naming(child, below.slice(at + 1)))];
    };
    expect(naming(bill.root, [])).toEqual([]);
    console.info(`${name}: ${items.length} items in ${account.length} stretches`);
  });

  it('gives edits that can be stored, and takes nothing of the base away', () => expectSound(pair));
});
