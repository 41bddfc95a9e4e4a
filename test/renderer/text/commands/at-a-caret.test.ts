import { describe, expect, it } from 'vitest';
import { provision } from '../../../../core/act/tree.ts';
import { divide } from '../../../../core/amend/commands/divide.ts';
import { insertParagraph } from '../../../../core/amend/commands/insert.ts';
import { spliceField } from '../../../../core/amend/commands/revise.ts';
import { withChanges } from '../../../../core/amend/structure/renumber.ts';
import { emptiedAt } from '../../../../renderer/text/commands/emptied-at.ts';
import { nextInsertCommand } from '../../../../renderer/text/commands/next-insert-command.ts';
import { Drafting } from '../../../support/drafts/drafting.ts';

/** An Act with a section and a paragraph of a Schedule that are not divided. */
const act = () =>
  provision({
    pid: 'act',
    kind: 'act',
    children: [
      provision({ pid: 's1', kind: 'section', num: '1', heading: 'Notices', content: 'One.' }),
      provision({
        pid: 's2',
        kind: 'section',
        num: '2',
        intro: 'In this Act—',
        children: [provision({ pid: 'd1', kind: 'definition', content: '“notice” means a letter.' })],
      }),
      provision({
        pid: 'sch',
        kind: 'schedule',
        num: 'Schedule',
        children: [
          provision({ pid: 'p1', kind: 'scheduleParagraph', num: '1', content: 'Two.' }),
          provision({
            pid: 'p2',
            kind: 'scheduleParagraph',
            num: '2',
            intro: 'If—',
            wrapUp: 'so.',
            children: [
              provision({ pid: 'p2-a', kind: 'paragraph', num: '(a)', content: 'three' }),
              provision({ pid: 'p2-b', kind: 'paragraph', num: '(b)', content: 'four' }),
            ],
          }),
        ],
      }),
    ],
  });

const drafted = () => new Drafting(act());
const dividedAt = (pid: string) => {
  const drafting = drafted();
  drafting.take(divide(drafting.as('A-001'), pid));
  expect(drafting.said).toMatch(/becomes/);
  return drafting;
};
const withoutWords = (drafting: Drafting, pid: string, length: number) => {
  const splice = { at: 0, remove: length, insert: '' };
  const changes = spliceField(drafting.as('A-001'), pid, 'content', [splice]);
  drafting.amendments = withChanges(drafting.amendments, changes ?? new Map());
  return drafting;
};

describe('what comes next at the end of words of the law', () => {
  it('is another of the kind', () => {
    const session = drafted().as('A-001');
    expect(nextInsertCommand(session, { pid: 's1', field: 'content' })).toEqual(['insert-after', 's1']);
    expect(nextInsertCommand(session, { pid: 'p2-a', field: 'content' })).toEqual(['insert-after', 'p2-a']);
    expect(nextInsertCommand(session, { pid: 'p2', field: 'wrapUp' })).toEqual(['insert-after', 'p2']);
    expect(nextInsertCommand(session, { pid: 'p2', field: 'intro' })).toEqual(['insert-before', 'p2-a']);
    expect(nextInsertCommand(session, { pid: 's1', field: 'heading' })).toBeNull();
    expect(nextInsertCommand(session, { pid: 'd1', field: 'content' })).toEqual(['insert-definition', 'd1']);
  });

  it('is the next part where they were divided', () => {
    expect(nextInsertCommand(dividedAt('s1').as('A-001'), { pid: 's1', field: 'content' })).toEqual([
      'insert-after',
      'n1',
    ]);
    const inSchedule = dividedAt('p2').as('A-001');
    expect(nextInsertCommand(inSchedule, { pid: 'p2', field: 'intro' })).toEqual(['insert-before', 'p2-a']);
    expect(nextInsertCommand(inSchedule, { pid: 'p2', field: 'heading' })).toBeNull();
  });

  it('is another section where the division is not shown', () => {
    const session = { ...dividedAt('s1').as('A-002'), shownIds: ['A-002'] };
    expect(nextInsertCommand(session, { pid: 's1', field: 'content' })).toEqual(['insert-after', 's1']);
  });
});

describe('a provision whose words are all deleted', () => {
  const at = { pid: 'p1', field: 'content' } as const;

  it('is one for as long as it has none, and holds no other', () => {
    const drafting = drafted();
    expect(emptiedAt(drafting.as('A-001'), at)).toBeNull();
    withoutWords(drafting, 'p1', 4);
    expect(emptiedAt(drafting.as('A-001'), at)).toBe('p1');
    drafting.take(insertParagraph(drafting.as('A-001'), { anchor: 'p1', side: 'after' }, { content: 'x' }));
    expect(drafting.said).toMatch(/^Inserted paragraph 1\(a\)/);
    expect(emptiedAt(drafting.as('A-001'), at)).toBeNull();
  });

  it('is the part that has the words of one that is divided', () => {
    const drafting = withoutWords(dividedAt('p1'), 'p1', 4);
    expect(emptiedAt(drafting.as('A-001'), at)).toBe('n1');
  });
});
