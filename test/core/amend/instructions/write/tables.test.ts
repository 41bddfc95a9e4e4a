import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, provision } from '../../../../../core/act/tree.ts';
import { checkEdits } from '../../../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../../core/amend/edits/edit.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { checkEditedWording } from '../../../../../core/amend/instructions/write/edited.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import { actAt } from '../../../../support/acts/act.ts';
import { row, tableAct } from '../../../../support/acts/table-act.ts';
import { drafts } from '../../../../support/drafts/drafts.ts';
import { must } from '../../../../support/reviews/review.ts';

const TITLE = 'Ferries (Charges) Act 2031';
const base = tableAct();
const rank = 'V';
const text = (pid: string, from: number, to: number, insert: string): Edit => ({
  ...{ type: 'text', pid, field: 'content', from, to, insert, rank },
});
const putIn = (parent: string, before: string | null, provision: Provision): Edit => ({
  ...{ type: 'insert', parent, after: before, rank, provision },
});

function clauseOf(edits: readonly Edit[]): Provision {
  expect(checkEdits(base, edits)).toMatchObject({ ok: true });
  const written = writeInstructions(base, [{ id: 'A-001', edits }], { title: TITLE });
  expect(written.inexpressible).toEqual([]);
  return writeClause(written.instructions, 'uk', { actTitle: TITLE });
}

/** The clause of some edits as it is printed, having been read and carried out, as the tree it is and as its plain text. */
function printed(...edits: readonly Edit[]): string {
  const clause = clauseOf(edits);
  const selection = [{ id: 'A-001', edits }];
  expect(faultsOf(base, selection, clause, TITLE)).toEqual([]);
  const words = clauseText(clause);
  expect(must(checkEditedWording(base, selection, words, TITLE))).toEqual({ isSame: true });
  return words.replaceAll('\t', '|');
}

/** Whether an edit is of a table, its entries or its cells. */
const isInTable = (edit: Edit): boolean =>
  edit.type === 'insert'
    ? edit.provision.kind === 'row'
    : ['table', 'row', 'cell'].includes(indexTree(base).byPid.get(edit.pid)?.kind ?? '');

describe('the clause for a table', () => {
  it('names the table, the entry and the column of words that change', () => {
    expect(printed(text('s2-child-2', 1, 2, '3'))).toBe(
      'In the table in section 2(2) of the Ferries (Charges) Act 2031 (charges), in the entry for “a child under 12”, in column 2, for “£2” substitute “£3”.',
    );
    expect(printed(text('sch-2a-3', 0, 19, 'every day'))).toContain(
      'entry 2A in the table in the Schedule to the Ferries (Charges) Act 2031 (routes), in column 3, for “Saturday and Sunday” substitute “every day”',
    );
    expect(printed(text('s2-head-2', 0, 6, 'Fare'))).toContain(
      'in the heading of column 2, for “Charge” substitute “Fare”',
    );
  });

  it.each(['section', 'subsection', 'paragraph', 'subparagraph'] as const)(
    'puts a table into a %s',
    (kind) => {
      const { root, title } = actAt('current');
      const holder = [...indexTree(root).byPid.values()].find((one) => one.kind === kind)?.pid ?? '';
      const table = provision({ pid: 'new', kind: 'table', children: [row('new-1', ['a gull', '£2'])] });
      const selection = [{ id: 'A-001', edits: [putIn(holder, null, table)] }];
      const { instructions, inexpressible } = writeInstructions(root, selection, { title });
      expect(inexpressible).toEqual([]);
      const clause = writeClause(instructions, 'uk', { actTitle: title });
      expect(clauseText(clause)).toContain('“a gull\t£2”');
      expect(faultsOf(root, selection, clause, title)).toEqual([]);
    },
  );

  it('says of a table without an entry that it can’t be set out, and sets out nothing in its place', () => {
    const edits = [putIn('s2-2', null, provision({ pid: 'new', kind: 'table' }))];
    expect(writeInstructions(base, [{ id: 'A-001', edits }], { title: TITLE })).toMatchObject({
      instructions: [],
      inexpressible: [{ reason: expect.stringMatching(/^A table without an entry can’t be set out/) }],
    });
  });

  it('puts words in a cell that has none, and leaves out all that one has', () => {
    expect(printed(text('s2-gull-2', 0, 0, '£1'))).toContain(
      'in the entry for “a gull”, in column 2, at the end insert “£1”',
    );
    expect(printed(text('s2-adult-2', 0, 2, ''))).toContain(
      'in the entry for “an adult”, in column 2, omit “£5”',
    );
  });

  it('sets out the entries that are put in as a table', () => {
    const clause = clauseOf([putIn('s2-table', 's2-child', row('new', ['a dog', '£1', 'section 3(2)']))]);
    expect(clause.children[0]?.children[0]?.kind).toBe('table');
    expect(printed(putIn('s2-table', 's2-child', row('new', ['a dog', '£1', 'section 3(2)'])))).toBe(
      'In the table in section 2(2) of the Ferries (Charges) Act 2031 (charges), after the entry for “a child under 12” insert—\n            “a dog|£1|section 3(2)”.',
    );
    expect(printed(putIn('s2-table', 's2-none', row('new', ['a dog', '', ''])))).toContain(
      'after the entry for “a piano” insert',
    );
  });

  it('leaves entries out and puts others in their place', () => {
    expect(printed({ type: 'omit', pid: 's2-gull' })).toContain(', omit the entry for “a gull”');
    expect(printed({ type: 'omit', pid: 'sch-1' }, { type: 'omit', pid: 'sch-2' })).toContain(
      'omit entries 1 and 2',
    );
    const pair = 'pair';
    const put = { ...putIn('s2-table', 's2-gull', row('new', ['a dog', '£1', ''])), pair } as Edit;
    expect(printed({ type: 'omit', pid: 's2-gull', pair }, put)).toContain(
      'for the entry for “a gull” substitute—',
    );
  });

  it('leaves a whole table out, puts another in its place, or something after it', () => {
    const fares = provision({
      ...{ pid: 'fares', kind: 'table' },
      children: [row('head', ['Who', 'Fare'], { part: 'head' }), row('all', ['anybody', '£1'])],
    });
    const put = putIn('s2-2', 's2-table', fares);
    const pair = 'fares';
    expect(printed({ type: 'omit', pid: 's2-table' })).toBe(
      'In section 2(2) of the Ferries (Charges) Act 2031 (charges), omit the table.',
    );
    expect(printed({ type: 'omit', pid: 's2-table', pair }, { ...put, pair } as Edit)).toBe(
      'In section 2(2) of the Ferries (Charges) Act 2031 (charges), for the table substitute—\n            “Who|Fare\n            anybody|£1”.',
    );
    expect(printed(put)).toBe(
      'In section 2(2) of the Ferries (Charges) Act 2031 (charges), after the table insert—\n            “Who|Fare\n            anybody|£1”.',
    );
  });

  it('changes the title of a table, which is not that of the provision it is in', () => {
    const title = { type: 'text', pid: 'sch-table', field: 'heading', from: 0, to: 6, insert: 'Days', rank };
    expect(printed(title as Edit)).toBe(
      'In the table in the Schedule to the Ferries (Charges) Act 2031 (routes), for the heading substitute “Days”.',
    );
  });

  it('names a table in a Part of a Schedule by the Part', () => {
    const part = (num: string) =>
      provision({
        ...{ pid: `part-${num}`, kind: 'part', num: `Part ${num}`, heading: 'Routes' },
        children: [
          provision({
            ...{ pid: `table-${num}`, kind: 'table' },
            children: [row(`entry-${num}`, ['Ardlow', 'Monday']), row(`other-${num}`, ['Benmore', 'Monday'])],
          }),
        ],
      });
    const act = provision({
      ...{ pid: 'act', kind: 'act' },
      children: [
        provision({
          pid: 's1',
          kind: 'section',
          num: '1',
          heading: 'Ferries',
          content: 'There are ferries.',
        }),
        provision({
          ...{ pid: 'sch', kind: 'schedule', num: 'Schedule 1', heading: 'Routes' },
          children: [part('1'), part('2')],
        }),
      ],
    });
    const edits = [
      text('entry-2-2', 0, 6, 'Friday'),
      putIn('table-1', 'other-1', row('new', ['Carrick', 'May'])),
    ];
    const { instructions, inexpressible } = writeInstructions(act, [{ id: 'A-001', edits }], {
      title: TITLE,
    });
    expect(inexpressible).toEqual([]);
    const clause = writeClause(instructions, 'uk', { actTitle: TITLE });
    expect(faultsOf(act, [{ id: 'A-001', edits }], clause, TITLE)).toEqual([]);
    const words = clauseText(clause);
    expect(words).toContain('In Part 1, in the table, after the entry for “Benmore” insert—');
    expect(words).toContain('In Part 2, in the table, in the entry for “Ardlow”, in column 2, for “Monday”');
  });

  it('is, for any draft whose changes it can say, what makes the text as amended', () => {
    let said = 0;
    fc.assert(
      fc.property(drafts(base, 4), ({ amendments }) => {
        const own = amendments.map(({ id, edits }) => ({ id, edits: edits.filter(isInTable) }));
        const { chosen } = chooseCompatible(
          base,
          own.filter(({ edits }) => edits.length > 0 && checkEdits(base, edits).ok),
        );
        const written = writeInstructions(base, chosen, { title: TITLE });
        if (written.inexpressible.length > 0 || written.instructions.length === 0) return;
        said += 1;
        const clause = writeClause(written.instructions, 'uk', { actTitle: TITLE });
        expect(faultsOf(base, chosen, clause, TITLE)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(20);
  });
});
