import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../core/act/citation.ts';
import { identifiersOf } from '../../../core/act/identifiers/identifiers.ts';
import { emptyRow, placedCells } from '../../../core/act/table.ts';
import { indexTree, type Layout, type Provision, provision, walk } from '../../../core/act/tree.ts';
import { provisionSchema } from '../../../core/act/tree-schema.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { linesOf, plainLines, plainText } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { row, tableAct } from '../../support/acts/table-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';
import { expectTheorems, linesHold } from '../../support/drafts/redline-theorems.ts';

const base = tableAct();
const reason = (edit: Edit): string => {
  const checked = checkEdits(base, [edit]);
  return checked.ok ? '' : checked.error.message;
};
const rank = 'V';

describe('a table in an Act', () => {
  it('is held as data that a file of a review may hold', () => {
    expect(provisionSchema.parse(base)).toEqual(base);
  });

  it('is printed a row to a line, with the cells apart, and the empty ones there', () => {
    expect(plainText(base).split('\n')).toContain('a child under 12\t£2\tsection 3(2)');
    expect(plainText(base)).toContain('a gull\t\tsection 3(2)\nsection 4');
    expect(plainText(base)).toContain('a piano\tno charge in winter');
    expect(plainText(base)).toContain(
      'Table 1\tRoutes\nThe days are those of the year.\n\tRoute\tDays\n1\tArdlow',
    );
  });

  it('is cited by its place, its entries by what they are about, and a cell by its column', () => {
    const named = (pid: string) => cite(base, pid);
    expect(named('s2-table')).toBe('the table in section 2(2)');
    expect(named('s2-child')).toBe('the entry for “a child under 12” in the table in section 2(2)');
    expect(named('s2-child-2')).toBe(
      'column 2 of the entry for “a child under 12” in the table in section 2(2)',
    );
    expect(named('s2-head')).toBe('the heading row in the table in section 2(2)');
    expect(named('sch-2a')).toBe('entry 2A in the table in the Schedule');
    for (const { pid } of walk(base)) expect(parseCitation(base, cite(base, pid)), pid).toBe(pid);
  });

  it('has identifiers of its own in both styles, each once', () => {
    expect(identifiersOf(base, 'lawmaker').get('s2-child-2')).toBe(
      'sec_2__subsec_2__tbl__oc_1__row__oc_2__col_2',
    );
    for (const style of ['lawmaker', 'legislation'] as const) {
      const ids = [...identifiersOf(base, style).values()];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('counts columns over cells that reach across and down', () => {
    const cell = (across: number, down: number) => ({ across, down });
    const rows = [
      [cell(1, 2), cell(2, 1), cell(1, 1)],
      [cell(1, 1), cell(1, 2), cell(1, 1)],
      [cell(2, 1), cell(1, 1)],
    ];
    const columns = placedCells(rows, (one) => one).map((placed) => placed.map(({ column }) => column));
    expect(columns).toEqual([
      [1, 2, 4],
      [2, 3, 4],
      [1, 4],
    ]);
  });
});

describe('amending a table', () => {
  it('changes a cell as it does any words, in an empty one too', () => {
    const text = (pid: string, from: number, to: number, insert: string): Edit => ({
      ...{ type: 'text', pid, field: 'content', from, to, insert, rank },
    });
    const edits = [
      text('s2-child-2', 1, 2, '3'),
      text('s2-gull-2', 0, 0, '£1'),
      text('s2-adult-3', 0, 12, ''),
    ];
    expect(checkEdits(base, edits).ok).toBe(true);
    const lines = linesOf(redline(base, [{ id: 'A-001', edits }]));
    const amended = plainLines(lines, 'as-amended');
    expect(amended).toContain('a child under 12\t£3\tsection 3(2)');
    expect(amended).toContain('a gull\t£1\tsection 3(2)\nsection 4');
    expect(amended).toContain('an adult\t£5\t');
    expect(plainLines(lines, 'original').join('\n')).toBe(plainText(base));
  });

  it('puts a row in, and leaves one out', () => {
    const edits: readonly Edit[] = [
      { type: 'omit', pid: 's2-gull' },
      {
        ...{ type: 'insert', parent: 's2-table', after: 's2-child', rank },
        provision: row('new', ['a dog', '£1', '']),
      },
    ];
    expect(checkEdits(base, edits).ok).toBe(true);
    const lines = linesOf(redline(base, [{ id: 'A-001', edits }]));
    expect(plainLines(lines, 'as-amended')).toContain('a dog\t£1\t');
    expect(plainLines(lines, 'as-amended').join('\n')).not.toContain('gull\t');
    const put = lines.filter(({ cell }) => cell?.row === 'new');
    expect(put.map(({ cell, changeStatus }) => [cell?.column, changeStatus.state])).toEqual([
      [1, 'inserted'],
      [2, 'inserted'],
      [3, 'inserted'],
    ]);
  });

  it('refuses what would take rows apart that a cell reaches over', () => {
    const held = provision({
      ...{ pid: 'act', kind: 'act' },
      children: [
        provision({
          ...{ pid: 'table', kind: 'table' },
          children: [
            row('r1', ['Ardlow', 'Monday'], undefined, [{ down: 2 }, {}]),
            row('r2', ['Tuesday']),
            row('r3', ['Benmore', 'Friday']),
          ],
        }),
      ],
    });
    const fault = (...edits: readonly Edit[]) => {
      const checked = checkEdits(held, edits);
      return checked.ok ? null : checked.error.message;
    };
    const put = (
      after: string | null,
      cells: readonly string[],
      own?: readonly Layout[],
      at = rank,
    ): Edit => ({
      ...{ type: 'insert', parent: 'table', after, rank: at },
      provision: row(`new-${at}`, cells, undefined, own),
    });
    const omit = (pid: string): Edit => ({ type: 'omit', pid });
    const move = (pid: string, after: string | null): Edit => ({
      ...{ type: 'move', pid, parent: 'table', after, rank, num: '' },
    });
    expect(fault(omit('r1'))).toMatch(/Omit all of them together/);
    expect(fault(omit('r2'))).toMatch(/Omit all of them together/);
    expect(fault(move('r2', 'r3'))).toMatch(/reaches over several rows/);
    expect(fault(put('r1', ['Carrick', 'Sunday']))).toMatch(/no row can be put between them/);
    expect(fault(move('r3', 'r1'))).toMatch(/no row can be put between them/);
    expect(fault(put('r2', ['Carrick', 'Sunday'], [{ down: 2 }, {}]))).toMatch(/reaches over more rows/);

    expect(fault(omit('r1'), omit('r2'))).toBeNull();
    expect(fault(omit('r1'), omit('r2'), put('r1', ['Carrick', 'Sunday']))).toBeNull();
    expect(fault(omit('r3'))).toBeNull();
    expect(fault(put(null, ['Carrick', 'Sunday']))).toBeNull();
    expect(fault(put('r2', ['Carrick', 'Sunday']))).toBeNull();
    expect(
      fault(put('r2', ['Carrick', 'Sunday'], [{ down: 2 }, {}]), put('r2', ['May'], [], 'W')),
    ).toBeNull();
    expect(fault(omit('table'))).toBeNull();
  });

  it('refuses what would set cells under another column, or words where nobody looks for them', () => {
    const cell = provision({ pid: 'new', kind: 'cell' });
    expect(reason({ type: 'omit', pid: 's2-adult-2' })).toBe('A cell stands or goes with its row');
    expect(reason({ type: 'insert', parent: 's2-adult', after: null, rank, provision: cell })).toBe(
      'A cell stands or goes with its row',
    );
    const bare = provision({ pid: 'new', kind: 'row' });
    const put = { type: 'insert', parent: 's2-table', after: null, rank } as const;
    expect(reason({ ...put, provision: bare })).toBe('A row has at least one cell');
    expect(reason({ ...put, provision: { ...row('new', ['x']), content: 'y' } })).toBe(
      'The words of a row are those of its cells',
    );
    const words = { type: 'text', from: 0, to: 0, insert: 'x', rank } as const;
    expect(reason({ ...words, pid: 's2-adult', field: 'intro' })).toBe(
      'The words of a row are those of its cells',
    );
    expect(reason({ ...words, pid: 's2-table', field: 'wrapUp' })).toBe(
      'The words of a table are those of its cells',
    );
    expect(reason({ ...words, pid: 's2-adult-1', field: 'intro' })).toBe('A cell has its words as one text');
  });

  it('makes an empty row like another, whose cells take as many columns but reach no further down', () => {
    let made = 0;
    const like = row('x', ['a', 'b'], undefined, [{ down: 3 }, { across: 2, header: true }]);
    const blank = emptyRow(like, () => `n${++made}`);
    expect(blank.children.map(({ content, layout }) => [content, layout])).toEqual([
      ['', undefined],
      ['', { across: 2 }],
    ]);
    expect(new Set([...walk(blank)].map(({ pid }) => pid)).size).toBe(3);
  });
});

describe('the redline of random drafts of tables', () => {
  it('keeps its theorems', () => {
    expectTheorems(base, 300);
  });

  it('prints lines that are in one reading the base text, and in the other the amended text', () => {
    fc.assert(
      fc.property(drafts(base), (draft) => linesHold(base, draft)),
      { numRuns: 300 },
    );
  });

  it('prints every cell of every row once in each text that the row is in', () => {
    fc.assert(
      fc.property(drafts(base), ({ amendments }) => {
        const marked = redline(base, chooseCompatible(base, amendments).chosen);
        const cells = (text: Provision) => [...walk(text)].filter(({ kind }) => kind === 'cell').length;
        const lines = linesOf(marked).filter(({ cell }) => cell);
        const inText = (leave: string) =>
          lines.filter(({ changeStatus }) => changeStatus.state !== leave).length;
        expect(inText('inserted')).toBe(cells(base));
        expect(inText('deleted')).toBe(cells(asAmendedOf(marked)));
        expect(indexTree(base).byPid.size).toBeGreaterThan(40);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a table that was held as a block', () => {
  const block = provision({
    pid: 'old',
    kind: 'block',
    content: 'Bag\tRate\nlarge\t£5',
    opaque: { what: 'table', format: 'akn', markup: '<tblock class="table"/>' },
  });
  const old = provision({
    pid: 'act',
    kind: 'act',
    children: [provision({ pid: 's', kind: 'section', num: '1', intro: 'Thus—', children: [block] })],
  });

  it('is data of a review as it was, reads the same, and can’t be changed', () => {
    expect(provisionSchema.parse(old)).toEqual(old);
    expect(plainText(old)).toBe('1\t\nThus—\nBag\tRate\nlarge\t£5');
    const edit = { type: 'text', pid: 'old', field: 'content', from: 0, to: 3, insert: 'Box', rank } as const;
    const checked = checkEdits(old, [edit]);
    expect(checked.ok ? '' : checked.error.message).toBe(
      'This text is shown as printed, so you cannot edit it',
    );
  });
});
