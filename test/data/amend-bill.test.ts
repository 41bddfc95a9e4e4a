import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../core/act/tree.ts';
import { checkEdits } from '../../core/amend/check.ts';
import { type AppliedText, applyAll } from '../../core/amend/instructions/apply/apply-all.ts';
import { type EffectRow, effectsOf } from '../../core/amend/instructions/effects.ts';
import { readInstructions } from '../../core/amend/instructions/read/instructions.ts';
import { asAmendedOf, originalOf, redline } from '../../core/amend/redline.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { changesMade } from '../support/changes-made.ts';
import { referencePath } from '../support/reference.ts';

interface Pair {
  readonly act: Provision;
  readonly text: AppliedText;
  readonly effects: readonly EffectRow[];
  readonly expected: readonly (readonly string[])[];
}

function instrumentIn(path: string) {
  const read = readAkn(readFileSync(path));
  if (!read.ok) throw new Error(read.error.message);
  return read.value.instrument;
}

/** The cells of a table without line breaks in its cells. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => cell.replace(/^"|"$/g, ''))
    .slice(0, 6);

const pairs = new Map<string, Pair | null>();

function pairOf(name: string): Pair | null {
  const known = pairs.get(name);
  if (known !== undefined) return known;
  const folder = referencePath('akn', name);
  if (!folder) return null;
  const act = instrumentIn(join(folder, 'act.xml'));
  const bill = instrumentIn(join(folder, 'bill.xml'));
  const items = readInstructions(bill.root, { act: { title: act.title, shortNames: [] }, cites: 'clause' });
  let count = 0;
  const text = applyAll(
    {
      base: act.root,
      amendments: [],
      newPid: () => `new-${count++}`,
      titles: [act.title],
      amending: bill.root,
      mayOvertake: () => true,
    },
    items,
    (applied) => `A-${`${applied + 1}`.padStart(3, '0')}`,
  );
  const table = readFileSync(join(folder, 'table_of_amendments.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  const pair = { act: act.root, text, effects: effectsOf(text), expected: table.map(cellsOf) };
  pairs.set(name, pair);
  return pair;
}

const cells = (row: EffectRow) => [
  row.source_eid,
  row.type_of_amendment,
  row.affected_provision,
  row.location,
];

/** Rows of the reference table that are found with source, effect, place and position, and those that are not. */
function compared({ effects, expected }: Pair) {
  const left = effects.map((row) => ({ row, key: cells(row).join(' ') }));
  const missing: string[] = [];
  const found: EffectRow[] = [];
  for (const [source = '', eid = '', type = '', affected = '', location = ''] of expected) {
    const key = [eid, type, affected, location].join(' ');
    const at = left.findIndex((one) => one.key === key);
    const [hit] = at < 0 ? [] : left.splice(at, 1);
    if (hit) found.push(hit.row);
    else missing.push(`${source}: ${type} ${affected} ${location}`);
  }
  return { found, missing, extra: left.map(({ row }) => `${row.source}: ${cells(row).slice(1).join(' ')}`) };
}

const GOLDEN = join(import.meta.dirname, 'golden');

/** Every change that was made, as it was read once by a person beside the instruction that makes it. */
function golden(name: string, { act, text, effects }: Pair): void {
  const made = changesMade(act, text.desk.amendments);
  const printed = text.outcomes.map(({ am, item, applied }, at) => {
    const row = effects[at];
    const head = `${row?.source} | ${item.source.text.replace(/\s+/g, ' ')} | ${row?.status}`;
    const lines = am !== null && applied?.status === 'applied' ? (made.get(am) ?? []) : [];
    return [
      head,
      ...(row?.reason ? [`    # ${row.reason}`] : []),
      ...lines.map((line) => `    ${line}`),
    ].join('\n');
  });
  const now = `${printed.join('\n')}\n`;
  const path = join(GOLDEN, `${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, now);
  expect(now).toBe(readFileSync(path, 'utf8'));
}

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
  it('has the effects of the reference table', ({ skip }) => {
    const pair = pairOf(name);
    if (!pair) return skip();
    const result = compared(pair);
    const share = result.found.length / pair.expected.length;
    const made = pair.effects.filter(({ status }) => status === 'applied').length / pair.effects.length;
    console.info(
      `${name}: ${result.found.length} of ${pair.expected.length} rows found (${(share * 100).toFixed(1)} %), ` +
        `${(made * 100).toFixed(1)} % of ${pair.effects.length} amendments applied; not in the table: ${result.extra.join(' | ')}`,
    );
    expect(result.missing).toEqual(missing);
    expect(share).toBeGreaterThanOrEqual(found);
    expect(made).toBeGreaterThanOrEqual(applied);
  });

  it('says why for each that is not applied', ({ skip }) => {
    const pair = pairOf(name);
    if (!pair) return skip();
    const not = pair.effects.filter(({ status }) => status === 'not applied');
    expect(not.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('makes the changes that a person has read', ({ skip }) => {
    const pair = pairOf(name);
    if (!pair) return skip();
    golden(name, pair);
  });

  it('gives edits that can be stored, and takes nothing of the base away', ({ skip }) => {
    const pair = pairOf(name);
    if (!pair) return skip();
    const { amendments } = pair.text.desk;
    for (const { edits } of amendments) expect(checkEdits(pair.act, edits).ok).toBe(true);
    const marked = redline(pair.act, amendments);
    expect(originalOf(marked)).toEqual(pair.act);
    expect(asAmendedOf(marked)).not.toEqual(pair.act);
  });
});
