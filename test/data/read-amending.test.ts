import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInstructions } from '../../core/amend/instructions/read/instructions.ts';
import { ownWords } from '../../core/amend/instructions/read/own-words.ts';
import { instrumentIn } from '../support/acts/bill-pair.ts';
import { asPastedText, coverage, provisions } from '../support/drafts/amending-coverage.ts';

/** Made-up Bills: what of them is not read, and what holds an amending verb and amends nothing. */
const BILLS: readonly (readonly [name: string, unread: readonly string[], passed: readonly string[]])[] = [
  [
    'ferries',
    [
      'clause 5(14): A quotation has no closing mark: for “section 1 substitute “section 1 or 2”.',
      'clause 10: What is repealed or amended is set out elsewhere, in a Schedule: The provisions listed in Schedule 2 are repealed to the extent specified there.',
      'Schedule 2 paragraph 1: These words could not be read as an instruction: The following are repealed.',
    ],
    ['(2) A passenger who uses a locker must insert a coin in it.'],
  ],
  ['peat', [], []],
  [
    'lighthouse',
    [
      'clause 2(6): Words that are named stand in no quotation marks: after lighthouse there shall be inserted “ at any time ”.',
    ],
    [],
  ],
];

const billOf = (name: string) =>
  instrumentIn(join(import.meta.dirname, '../fixtures/amending', name, 'bill.xml')).root;

describe.each(BILLS)('the amending provisions of the Bill of %s', (name, unread, passed) => {
  const root = billOf(name);
  const items = readInstructions(root, { cites: 'clause' });

  it('are read, or told of', () => {
    const found = coverage(root, items);
    expect(found.unread).toEqual(unread);
    expect(found.passed).toEqual(passed);
    expect(found.withVerb).toBe(found.read + found.unread.length + found.passed.length);
  });

  it('cite words that stand in the provision they name', () => {
    const byPid = new Map([...provisions(root)].map((node) => [node.pid, node]));
    expect(items.length).toBeGreaterThan(10);
    for (const { source } of items) {
      const node = byPid.get(source.pid);
      expect(node && ownWords(node).slice(source.from, source.to)).toBe(source.text);
    }
  });

  it('are read of pasted text as of the file', () => {
    const { items: count, same, sameWithin, different } = asPastedText(root);
    expect({ same, sameWithin, different }).toEqual({ same: count, sameWithin: count, different: [] });
  });
});

it('cites a provision of a Bill as its readers do', () => {
  const items = readInstructions(billOf('ferries'), { cites: 'clause' });
  const citeOf = (eid: string) => items.find(({ source }) => source.eid === eid)?.source.cite;
  expect(citeOf('sec_1__subsec_2__para_a__subpara_ii')).toBe('clause 1(2)(a)(ii)');
  expect(citeOf('sched_1__para_2__subpara_2__para_a')).toBe('Schedule 1 paragraph 2(2)(a)');
});
