import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { clashesOf } from '../../../core/amend/edits/clash.ts';
import type { DivideEdit, Edit, MoveEdit } from '../../../core/amend/edits/edit.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import {
  asAmendedOf,
  type Drafted,
  originalOf,
  type RedlineNode,
  redline,
} from '../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../support/acts/sample-act.ts';

const text = (pid: string, from: number, to: number, insert: string, field: 'content' | 'num' = 'content') =>
  ({ type: 'text', pid, field, from, to, insert, rank: 'V' }) as const;
const move = (pid: string, parent: string, after: string | null, num = ''): MoveEdit => ({
  type: 'move',
  pid,
  parent,
  after,
  rank: 'V',
  num,
});
const divide = (pid: string, newPid = 'part', num = '(1)'): DivideEdit => ({
  type: 'divide',
  pid,
  num,
  newPid,
});
const by = (...drafts: readonly (readonly Edit[])[]): readonly Drafted[] =>
  drafts.map((edits, at) => ({ id: `A-00${at + 1}`, edits }));

const amended = (selection: readonly Drafted[]): Provision => {
  const marked = redline(sampleAct, selection);
  expect(originalOf(marked)).toEqual(sampleAct);
  return asAmendedOf(marked);
};
const childrenOf = (tree: Provision, pid: string) =>
  indexTree(tree)
    .byPid.get(pid)
    ?.children.map((child) => child.pid);

function* nodesOf(node: RedlineNode): Generator<RedlineNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}
const ends = (selection: readonly Drafted[], pid: string) =>
  [...nodesOf(redline(sampleAct, selection))]
    .filter((node) => node.provision.pid === pid)
    .map(({ changeStatus, fields }) => ({ changeStatus, num: fields.num, content: fields.content }));

describe('a move', () => {
  it('has two ends, of which the text has one', () => {
    const selection = by([move('s1-2-a', 's1-2', 's1-2-b', '(c)')]);
    expect(ends(selection, 's1-2-a')).toEqual([
      {
        changeStatus: { state: 'deleted', am: 'A-001', moved: 'from', of: 's1-2-a' },
        num: [{ kind: 'deleted', text: '(a)', am: 'A-001', moved: true }],
        content: [{ kind: 'deleted', text: '😀😀😀', am: 'A-001', moved: true }],
      },
      {
        changeStatus: { state: 'inserted', am: 'A-001', moved: 'to', of: 's1-2-a' },
        num: [{ kind: 'inserted', text: '(c)', am: 'A-001', moved: true }],
        content: [{ kind: 'inserted', text: '😀😀😀', am: 'A-001', moved: true }],
      },
    ]);
    const tree = amended(selection);
    expect(childrenOf(tree, 's1-2')).toEqual(['s1-2-b', 's1-2-a']);
    expect(indexTree(tree).byPid.get('s1-2-a')?.num).toBe('(c)');
  });

  it('takes every change inside it along, whoever makes it', () => {
    const selection = by(
      [move('s1-2', 's1', null), text('s1-2-a', 0, 2, '')],
      [text('s1-2-b', 0, 0, 'very ')],
      [
        {
          type: 'insert',
          parent: 's1-2',
          after: 's1-2-a',
          rank: 'V',
          provision: provision({ pid: 'n', kind: 'paragraph' }),
        },
      ],
    );
    const tree = amended(selection);
    expect(childrenOf(tree, 's1')).toEqual(['s1-2', 's1-1', 's1-3']);
    expect(childrenOf(tree, 's1-2')).toEqual(['s1-2-a', 'n', 's1-2-b']);
    const { byPid } = indexTree(tree);
    expect([byPid.get('s1-2-a')?.content, byPid.get('s1-2-b')?.content]).toEqual([
      '😀😀',
      'very “a”, “a” or “a”.',
    ]);
    expect(ends(selection, 's1-2-b').at(0)?.content).toEqual([
      { kind: 'inserted', text: 'very ', am: 'A-002' },
      { kind: 'inserted', text: '“a”, “a” or “a”.', am: 'A-001', moved: true },
    ]);
  });

  it('leaves behind what another moves or leaves out, struck by that other', () => {
    const selection = by(
      [move('s1-2', 's1', null)],
      [move('s1-2-a', 's2', null)],
      [{ type: 'omit', pid: 's1-2-b' }],
    );
    const tree = amended(selection);
    expect([childrenOf(tree, 's1-2'), childrenOf(tree, 's2')]).toEqual([[], ['s1-2-a', 's2-q']]);
    const [left] = ends(selection, 's1-2-b');
    expect(left?.changeStatus).toEqual({ state: 'deleted', am: 'A-003' });
    expect(ends(selection, 's1-2-b')).toHaveLength(1);
  });

  it('has lines of its own at each end', () => {
    const lines = linesOf(redline(sampleAct, by([move('s1-2-a', 's1-2', 's1-2-b')])));
    const own = lines.filter(({ pid }) => pid === 's1-2-a');
    expect(own.map(({ key, changeStatus }) => [key, changeStatus.state])).toEqual([
      ['s1-2-a/content/from', 'deleted'],
      ['s1-2-a/content', 'inserted'],
    ]);
  });

  it.each<[string, RegExp, readonly Edit[]]>([
    ['nothing', /no provision nowhere/, [move('nowhere', 's1', null)]],
    ['the whole text', /whole text/, [move('root', 's1', null)]],
    ['to nowhere', /no provision nowhere/, [move('s1-1', 'nowhere', null)]],
    ['into itself', /into itself/, [move('s1-2', 's1-2', null)]],
    ['into what is in it', /into itself/, [move('s1-2', 's1-2-a', null)]],
    ['to after itself', /already there/, [move('s1-1', 's1', 's1-1')]],
    ['to after what is elsewhere', /not directly under/, [move('s1-1', 's1', 's1-2-a')]],
    ['under what can’t hold it', /cannot stand directly under/, [move('s2', 's1', null)]],
    ['words that are not held', /not available/, [move('s1-3', 's1', null)]],
    ['into words that are not held', /not available/, [move('s1-2-a', 's1-3', null)]],
    ['a quotation, with a number', /has no number/, [move('s2-q', 's1-1', null, '1')]],
    ['twice', /moves this twice/, [move('s1-2', 's1', null), move('s1-2', 's2', null)]],
    ['into what it also moves', /also moves/, [move('s1-2-a', 's1-1', null), move('s1-1', 's2', null)]],
    ['under two numbers', /number twice/, [move('s1-1', 's2', null, '(9)'), text('s1-1', 1, 2, '8', 'num')]],
    ['and leaves it out', /omits this/, [move('s1-1', 's2', null), { type: 'omit', pid: 's1-1' }]],
    ['and leaves out what holds it', /omits this/, [move('s1-1', 's2', null), { type: 'omit', pid: 's1' }]],
    ['into what it leaves out', /omits this/, [move('s1-1', 's2', null), { type: 'omit', pid: 's2' }]],
  ])('is refused of %s', (_, message, edits) => {
    expect(checkEdits(sampleAct, edits)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(message) },
    });
  });

  it.each<[string, Edit, Edit]>([
    ['another move of it', move('s1-2', 's1', null), move('s1-2', 's2', null)],
    ['its omission', move('s1-2', 's1', null), { type: 'omit', pid: 's1-2' }],
    ['the omission of what holds it', move('s1-2', 's2', null), { type: 'omit', pid: 's1' }],
    ['the omission of what it is put in', move('s1-2', 's2', null), { type: 'omit', pid: 's2' }],
    ['a move of what it is put in', move('s1-2-a', 's1-1', null), move('s1-1', 's2', null)],
    ['a move into it', move('s1-2', 's2', null), move('sch-1', 's1-2', null)],
    ['a change of the number it changes', move('s1-2', 's2', null, '(1)'), text('s1-2', 1, 2, '9', 'num')],
  ])('is an alternative to %s', (_, a, b) => {
    expect(clashesOf(sampleAct, by([a], [b]))).toHaveLength(1);
    expect(clashesOf(sampleAct, by([b], [a]))).toHaveLength(1);
    expect(() => redline(sampleAct, by([a], [b]))).toThrow(RangeError);
  });
});

describe('a division', () => {
  it('makes the existing text a part, with what is changed in it', () => {
    const selection = by([divide('sch-1')], [text('sch-1', 0, 7, 'All')]);
    const tree = amended(selection);
    const part = indexTree(tree).byPid.get('part');
    expect(part).toMatchObject({ kind: 'scheduleSubparagraph', num: '(1)', content: 'All. ' });
    expect(indexTree(tree).byPid.get('sch-1')).toMatchObject({ num: '1', content: '' });
    const marked = [...nodesOf(redline(sampleAct, selection))].find(({ division }) => division);
    expect(marked).toMatchObject({
      changeStatus: { state: 'kept' },
      division: { am: 'A-001', of: 'sch-1' },
      fields: {
        num: [{ kind: 'inserted', text: '(1)', am: 'A-001' }],
        content: [
          { kind: 'deleted' },
          { kind: 'inserted', text: 'All', am: 'A-002' },
          { kind: 'kept', text: '. ' },
        ],
      },
    });
  });

  it('takes the children of what it divides, and lets more parts follow', () => {
    const next = provision({ pid: 'n', kind: 'subsection', num: '(2)', content: 'More.' });
    const tree = amended(
      by([divide('s2'), { type: 'insert', parent: 's2', after: 'part', rank: 'V', provision: next }]),
    );
    expect([childrenOf(tree, 's2'), childrenOf(tree, 'part')]).toEqual([['part', 'n'], ['s2-q']]);
  });

  it.each<[string, RegExp, readonly Edit[]]>([
    ['nothing', /no provision nowhere/, [divide('nowhere')]],
    ['a subsection', /not divided into numbered parts/, [divide('s1-1')]],
    ['what is divided', /already divided/, [divide('s1')]],
    ['one thing twice', /divides it again/, [divide('s2'), divide('s2', 'other')]],
    ['under a taken identity', /identity s1 /, [divide('s2', 's1')]],
    [
      'and of putting a part beside its words',
      /puts parts beside/,
      [
        divide('s2'),
        {
          type: 'insert',
          parent: 's2',
          after: null,
          rank: 'V',
          provision: provision({ pid: 'n', kind: 'subsection' }),
        },
      ],
    ],
    [
      'and of putting something else after the part',
      /cannot stand beside the part/,
      [
        divide('s2'),
        {
          type: 'insert',
          parent: 's2',
          after: 'part',
          rank: 'V',
          provision: provision({ pid: 'n', kind: 'paragraph' }),
        },
      ],
    ],
  ])('is refused of %s', (_, message, edits) => {
    expect(checkEdits(sampleAct, edits)).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(message) },
    });
  });

  it('is an alternative to another of the same provision, and to parts put beside its words', () => {
    const beside: Edit = {
      type: 'insert',
      parent: 's2',
      after: 's2-q',
      rank: 'V',
      provision: provision({ pid: 'n', kind: 'subsection' }),
    };
    for (const other of [divide('s2', 'other'), beside]) {
      expect(clashesOf(sampleAct, by([divide('s2')], [other]))).toHaveLength(1);
      expect(() => redline(sampleAct, by([divide('s2')], [other]))).toThrow(RangeError);
    }
  });
});
