import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { makeItems, type ReadOverlay, readOverlay } from '../../../core/wording/overlay-items.ts';
import { tryItems } from '../../../core/wording/try-items.ts';
import { amendAct } from '../../../data/papers/amended-act/amend-act.ts';
import { instrumentIn } from '../../support/acts/bill-pair.ts';
import { must } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/amending');
const PAIRS = ['ferries', 'lighthouse', 'peat'].map((name) => {
  const [act, bill] = ['act.xml', 'bill.xml'].map((file) => instrumentIn(join(FOLDER, name, file)));
  if (!act || !bill) throw new RangeError(`Nothing in ${name}`);
  return { name, act, bill };
});

/** All the words of a text, whatever its provisions are identified by. */
const wordsOf = (...given: Parameters<typeof redline>) =>
  [...walk(asAmendedOf(redline(...given)))].map(
    ({ kind, num, heading, intro, content, wrapUp }) =>
      `${kind} ${num} ${heading} ${intro} ${content} ${wrapUp}`,
  );

describe.each(PAIRS)('the Bill of $name, item by item', ({ act, bill }) => {
  let next = 0;
  const read = must(readOverlay({ tree: bill.root, isBill: true }, { name: 'A Bill', title: act.title }));
  const input = (amendments: readonly Drafted[]) => ({
    instrument: act,
    amendments,
    newPid: () => `new-${++next}`,
    mayRevise: () => true,
    own: new Set(amendments.map(({ id }) => id)),
    decided: new Map(),
  });
  const make = (of: ReadOverlay, amendments: readonly Drafted[], key: string, am: string) =>
    makeItems(input(amendments), of, {
      keys: new Set([key]),
      asAlternative: false,
      numbers: { reused: new Map(), fresh: [am] },
    })[0];

  it('has one key for each item', () => {
    const keys = read.items.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is tried without a trace: each item comes to what it would by itself', () => {
    const tried = tryItems(input([]), read);
    const step = Math.ceil(tried.length / caseCount(4, 200));
    for (const [at, { key, proposal }] of tried.entries()) {
      if (at % step > 0) continue;
      const alone = make(read, [], key, 'A-001')?.proposal;
      expect(alone).toEqual(proposal);
    }
  });

  it('comes to the same text as the whole Bill at once, whenever each is applied', () => {
    let amendments: readonly Drafted[] = [];
    for (const [at, { key }] of read.items.entries()) {
      const made = make(read, amendments, key, `A-${at + 1}`);
      const held = new Map(amendments.map((one) => [one.id, one.edits]));
      for (const [id, edits] of made?.changes ?? []) held.set(id, edits);
      amendments = [...held].map(([id, edits]) => ({ id, edits }));
    }
    const whole = must(amendAct(act, bill));
    expect(amendments.length).toBeGreaterThan(0);
    expect(wordsOf(act.root, amendments)).toEqual(wordsOf(act.root, whole.drafted));
  });
});
