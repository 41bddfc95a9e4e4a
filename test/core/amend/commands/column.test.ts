import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCount, withColumn, withoutColumn } from '../../../../core/act/columns.ts';
import { type Layout, type Provision, provision, walk } from '../../../../core/act/tree.ts';
import { insertColumn, omitColumn } from '../../../../core/amend/commands/column.ts';
import { insertRow } from '../../../../core/amend/commands/insert-row.ts';
import { writeClause } from '../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../core/amend/instructions/write/prove.ts';
import { row, tableAct } from '../../../support/acts/table-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

const TITLE = 'Ferries (Charges) Act 2031';
const tableIn = (drafting: Drafting): Provision => {
  const found = [...walk(drafting.text)].find(
    ({ kind, children }) => kind === 'table' && children[0]?.children[0]?.content === 'Passenger or goods',
  );
  if (!found) throw new RangeError('There is no table of charges');
  return found;
};
const grid = (table: Provision) =>
  table.children.map(({ children }) =>
    children.map(({ content, layout }) => content + (layout?.across ? ` ×${layout.across}` : '')).join('|'),
  );
const right = (anchor: string) => ({ anchor, side: 'after' }) as const;
const left = (anchor: string) => ({ anchor, side: 'before' }) as const;

describe('a column of a table', () => {
  it('is put in beside the caret, in every row, by a substitute for the table that the clause says', () => {
    const drafting = new Drafting(tableAct());
    const done = drafting.take(insertColumn(drafting.as('A-001'), right('s2-child-1')));
    expect(drafting.said).toBe(
      'Inserted a column in the table in section 2(2). The wording replaces the whole table',
    );
    expect(grid(tableIn(drafting))).toEqual([
      'Passenger or goods||Charge|Provision',
      'an adult||£5|section 3(1)',
      'a child under 12||£2|section 3(2)',
      'a gull|||section 3(2)\nsection 4',
      'a piano||no charge in winter ×2',
    ]);
    expect(done.ok && done.value.focus?.pid).toBe(tableIn(drafting).children[2]?.children[1]?.pid);
    const [amendment] = drafting.amendments;
    const selection = amendment ? [{ id: amendment.id, edits: amendment.edits }] : [];
    const { instructions, inexpressible } = writeInstructions(tableAct(), selection, { title: TITLE });
    expect(inexpressible).toEqual([]);
    const clause = writeClause(instructions, 'uk', { actTitle: TITLE });
    expect(faultsOf(tableAct(), selection, clause, TITLE)).toEqual([]);
    expect(clauseText(clause)).toContain('for the table substitute—');
  });

  it('keeps what is drafted in the table, and goes into one that is put in already', () => {
    const drafting = new Drafting(tableAct());
    drafting.take(insertRow(drafting.as('A-001'), right('s2-gull-1')));
    drafting.take(insertColumn(drafting.as('A-001'), left('s2-adult-2')));
    const made = tableIn(drafting).children[1]?.children[1]?.pid ?? '';
    drafting.take(insertColumn(drafting.as('A-001'), left(made)));
    expect(grid(tableIn(drafting))[1]).toBe('an adult|||£5|section 3(1)');
    drafting.take(omitColumn(drafting.as('A-001'), made));
    expect(grid(tableIn(drafting))[1]).toBe('an adult||£5|section 3(1)');
    expect(tableIn(drafting).children).toHaveLength(6);
    expect(drafting.amendments[0]?.edits).toHaveLength(2);
  });

  it('stands beside the cell that is pointed to, where a row above or a cell is repealed', () => {
    const [head, gone, kept] = [
      row('h', ['Who', 'Fare', 'Since']),
      row('g', ['. . .', '. . .', '. . .']),
      row('k', ['a child', '. . .', '2019']),
    ];
    const emptied = kept.children.map((cell, at) => (at === 1 ? { ...cell, repealed: true } : cell));
    const act = provision({
      ...{ pid: 'act', kind: 'act' },
      children: [
        provision({
          ...{ pid: 't', kind: 'table' },
          children: [head, { ...gone, repealed: true }, { ...kept, children: emptied }],
        }),
      ],
    });
    const drafting = new Drafting(act);
    drafting.take(insertColumn(drafting.as('A-001'), left('k-3')));
    const made = [...walk(drafting.text)].find(({ kind, pid }) => kind === 'table' && pid !== 't');
    expect(made && grid(made)).toEqual(['Who|Fare||Since', 'a child|||2019']);
  });

  it('is left out, and a cell that reaches over it is narrower', () => {
    const drafting = new Drafting(tableAct());
    drafting.take(omitColumn(drafting.as('A-001'), 's2-adult-3'));
    expect(grid(tableIn(drafting))).toEqual([
      ...['Passenger or goods|Charge', 'an adult|£5', 'a child under 12|£2', 'a gull|'],
      'a piano|no charge in winter',
    ]);
  });

  it('can be put in nowhere else, and the last one is not left out', () => {
    const drafting = new Drafting(tableAct());
    drafting.take(insertColumn(drafting.as('A-001'), right('s2-1')));
    expect(drafting.said).toBe('A column can only be put in or left out in a table');
    const narrow = new Drafting(
      provision({
        ...{ pid: 'act', kind: 'act' },
        children: [provision({ pid: 't', kind: 'table', children: [row('r', ['one']), row('q', ['two'])] })],
      }),
    );
    narrow.take(omitColumn(narrow.as('A-001'), 'r-1'));
    expect(narrow.said).toContain('Omit the row or the table instead');
    expect([...drafting.amendments, ...narrow.amendments]).toEqual([]);
  });
});

/** A table laid out on a grid: each place has the cell that takes it. */
type Grid = readonly (readonly number[])[];

/** Tables whose cells reach over columns and rows and leave no place of the grid empty or taken twice. */
const grids: fc.Arbitrary<Grid> = fc
  .record({
    wide: fc.integer({ min: 1, max: 4 }),
    high: fc.integer({ min: 1, max: 4 }),
    spans: fc.array(fc.record({ across: fc.nat(2), down: fc.nat(2) }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ wide, high, spans }) => {
    const taken = Array.from({ length: high }, () => Array.from({ length: wide }, () => -1));
    let next = 0;
    for (let y = 0; y < high; y += 1)
      for (let x = 0; x < wide; x += 1) {
        if (taken[y]?.[x] !== -1) continue;
        const { across, down } = spans[next] ?? { across: 0, down: 0 };
        let [right, below] = [x, y];
        while (right < x + across && taken[y]?.[right + 1] === -1) right += 1;
        while (below < Math.min(high - 1, y + down)) below += 1;
        for (let line = y; line <= below; line += 1)
          for (let at = x; at <= right; at += 1) {
            const cells = taken[line];
            if (cells) cells[at] = next;
          }
        next += 1;
      }
    return taken;
  });

function tableOf(cells: Grid): Provision {
  const rows = cells.map((line, y) =>
    [...new Set(line)]
      .filter((cell) => !cells[y - 1]?.includes(cell))
      .map((cell): [string, Layout] => {
        const across = line.filter((one) => one === cell).length;
        const down = cells.filter((other) => other.includes(cell)).length;
        return [`c${cell}`, { ...(across > 1 ? { across } : {}), ...(down > 1 ? { down } : {}) }];
      }),
  );
  return provision({
    ...{ pid: 't', kind: 'table' },
    children: rows.map((cellsOf, y) =>
      row(
        `r${y}`,
        cellsOf.map(([name]) => name),
        undefined,
        cellsOf.map(([, layout]) => layout),
      ),
    ),
  });
}

/** The grid of a table, worked out by laying each cell over the places that it takes, as a browser does. */
function laidOut(table: Provision): readonly (readonly (string | undefined)[])[] {
  const places: (string | undefined)[][] = table.children.map(() => []);
  for (const [y, { children }] of table.children.entries()) {
    let x = 0;
    for (const { content, layout } of children) {
      while (places[y]?.[x] !== undefined) x += 1;
      for (let line = y; line < y + (layout?.down ?? 1); line += 1)
        for (let at = x; at < x + (layout?.across ?? 1); at += 1) {
          const cells = places[line];
          if (cells) cells[at] = content;
        }
    }
  }
  return places;
}

describe('the columns of any table, whatever its cells reach over', () => {
  it('are as they were on both sides of a new one, which leaves no place empty', () => {
    fc.assert(
      fc.property(grids, fc.nat(4), (cells, nth) => {
        const table = tableOf(cells);
        const was = laidOut(table);
        const after = Math.min(nth, was[0]?.length ?? 0);
        let made = 0;
        const wider = withColumn(table, after, () => {
          made += 1;
          return `new${made}`;
        });
        expect(columnCount(wider)).toBe(columnCount(table) + 1);
        const now = laidOut(wider);
        expect(now.map((line) => line.toSpliced(after, 1))).toEqual(was);
        // Each new place is empty, or taken by the cell that stands on both its sides.
        for (const [y, line] of now.entries()) {
          const held = was[y]?.[after - 1] === was[y]?.[after] ? was[y]?.[after] : undefined;
          expect(line[after]).toBe(held ?? '');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are as they were without one that is left out', () => {
    fc.assert(
      fc.property(grids, fc.nat(3), (cells, nth) => {
        const table = tableOf(cells);
        const was = laidOut(table);
        const at = Math.min(nth, (was[0]?.length ?? 1) - 1);
        const narrower = withoutColumn(table, at + 1);
        const left = tableOf(cells.map((line) => line.toSpliced(at, 1))).children;
        if (narrower === null) expect(left.some(({ children }) => children.length === 0)).toBe(true);
        else expect(laidOut(narrower)).toEqual(was.map((line) => line.toSpliced(at, 1)));
      }),
      { numRuns: 300 },
    );
  });
});
