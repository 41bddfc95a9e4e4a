import { describe, expect, it } from 'vitest';
import { provision as p } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { effectWords, namedExtracts } from '../../../core/pack/paper/extracts.ts';
import { touchedNodes } from '../../../core/pack/paper/touched.ts';

const section = (num: string) =>
  p({ pid: `s${num}`, kind: 'section', num, heading: `Section ${num}`, content: 'There are to be ferries.' });
const act = p({
  pid: 'act',
  kind: 'act',
  children: [
    p({ pid: 'part1', kind: 'part', num: 'Part 1', heading: 'One', children: [section('1'), section('2')] }),
    p({ pid: 'part2', kind: 'part', num: 'Part 2', heading: 'Two', children: [section('3')] }),
  ],
});
const rank = 'm';
const omit = (pid: string): Edit => ({ type: 'omit', pid });
const into = (parent: string, after: string, provision: ReturnType<typeof p>): Edit => ({
  type: 'insert',
  parent,
  after,
  rank,
  provision,
});
const newPart = p({ pid: 'new', kind: 'part', num: 'Part 1A', heading: 'New', children: [section('2A')] });

/** What a draft of these edits would do, and the names of its extracts. */
function said(edits: readonly Edit[]) {
  const nodes = touchedNodes(redline(act, [{ id: 'A-001', edits }]), 'A-001');
  const names = namedExtracts(act, nodes).map((block) => (block.kind === 'law' ? block.name : ''));
  return { does: effectWords(act, nodes, 'of the Act'), names };
}

describe('what a draft would do to the provisions of an Act', () => {
  it.each<[string, readonly Edit[], string, readonly string[]]>([
    ['a section goes', [omit('s1')], 'omit section 1 of the Act', ['section 1, which would be omitted']],
    ['a Part goes', [omit('part2')], 'omit Part 2 of the Act', ['Part 2, which would be omitted']],
    [
      'a Part is new',
      [into('act', 'part1', newPart)],
      'insert a new Part 1A into the Act',
      ['Part 1A, as it would read'],
    ],
    [
      'a section takes the place of another',
      [
        { type: 'omit', pid: 's1', pair: 'x' },
        { ...into('part1', 's1', { ...section('1'), pid: 'n1' }), pair: 'x' } as Edit,
      ],
      'replace section 1 of the Act',
      ['section 1, which would be replaced', 'section 1, as it would read'],
    ],
    [
      'a section in a Part is changed',
      [{ type: 'text', pid: 's3', field: 'content', from: 0, to: 5, insert: 'Here', rank }],
      'amend section 3 of the Act',
      ['section 3, as it would read'],
    ],
  ])('%s', (_, edits, does, names) => {
    expect(said(edits)).toEqual({ does, names });
  });
});
