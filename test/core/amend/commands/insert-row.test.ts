import { describe, expect, it } from 'vitest';
import { provision } from '../../../../core/act/tree.ts';
import { insertRow, rowAt } from '../../../../core/amend/commands/insert-row.ts';
import { omit } from '../../../../core/amend/commands/omit.ts';
import { restore } from '../../../../core/amend/commands/restore.ts';
import { row, tableAct } from '../../../support/acts/table-act.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

const below = (anchor: string) => ({ anchor, side: 'after' }) as const;
const above = (anchor: string) => ({ anchor, side: 'before' }) as const;
const cellsOf = (drafting: Drafting, at: number) =>
  drafting.at('s2-table').children[at]?.children.map(({ content, layout }) => [content, layout?.across ?? 1]);

describe('a row of a table', () => {
  it('is put in below or above the one that the caret is in, with its columns', () => {
    const drafting = new Drafting(tableAct());
    const done = drafting.take(insertRow(drafting.as('A-001'), below('s2-none-2')));
    expect(done.ok && done.value.focus).toMatchObject({ field: 'content', offset: 0 });
    expect(cellsOf(drafting, 5)).toEqual([
      ['', 1],
      ['', 2],
    ]);
    drafting.take(insertRow(drafting.as('A-001'), above('s2-child-1')));
    expect(cellsOf(drafting, 2)).toHaveLength(3);
    expect(drafting.said).toBe('Inserted a row above');
    expect(drafting.original).toEqual(tableAct());
  });

  it('goes in beside one that another amendment put in, as that one’s', () => {
    const drafting = new Drafting(tableAct());
    drafting.take(insertRow(drafting.as('A-001'), below('s2-child-2')));
    const [made] = drafting.amendments[0]?.edits ?? [];
    const pid = made?.type === 'insert' ? made.provision.pid : '';
    drafting.take(insertRow(drafting.as('A-002'), below(pid)));
    expect(drafting.at('s2-table').children).toHaveLength(7);
  });

  it('never stands above the heading of its table, nor outside one', () => {
    const drafting = new Drafting(tableAct());
    drafting.take(insertRow(drafting.as('A-001'), above('s2-head-2')));
    expect(drafting.said).toBe('A row cannot stand above the heading of its table');
    drafting.take(insertRow(drafting.as('A-001'), below('s2-1')));
    expect(drafting.said).toBe('A row can only be put in a table');
    expect(drafting.amendments).toEqual([]);
  });

  it('is left out whole, and comes back', () => {
    const drafting = new Drafting(tableAct());
    expect(rowAt(tableAct(), 's2-gull-3')?.pid).toBe('s2-gull');
    expect(rowAt(tableAct(), 's2-2')).toBeNull();
    drafting.take(omit(drafting.as('A-001'), 's2-gull'));
    expect(drafting.said).toBe('Omitted the entry for “a gull” in the table in section 2(2)');
    expect(drafting.at('s2-table').children).toHaveLength(4);
    drafting.take(restore(drafting.as('A-001'), 's2-gull'));
    expect(drafting.text).toEqual(tableAct());
  });

  it('goes and comes back with those that one of its cells reaches over', () => {
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
    const drafting = new Drafting(held);
    const rows = () => drafting.at('table').children.map(({ pid }) => pid);
    drafting.take(omit(drafting.as('A-001'), 'r2'));
    expect(rows()).toEqual(['r3']);
    drafting.take(restore(drafting.as('A-001'), 'r1'));
    expect(drafting.text).toEqual(held);

    drafting.take(insertRow(drafting.as('A-001'), below('r1')));
    expect(drafting.said).toMatch(/no row can be put between them/);
    expect(rows()).toEqual(['r1', 'r2', 'r3']);
    drafting.take(insertRow(drafting.as('A-001'), below('r2')));
    expect(drafting.at('table').children.map(({ children }) => children.length)).toEqual([2, 1, 2, 2]);
  });
});
