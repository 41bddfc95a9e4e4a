import { describe, expect, it } from 'vitest';
import { redline } from '../../../core/amend/redline/redline.ts';
import { blame, type MadeRevision } from '../../../core/history/blame.ts';
import { changedIn, nodesOf, wroteIn } from '../../../renderer/history/words-by-author.ts';
import { act, typed } from '../../core/review/repeated-words.ts';

const root = act();

/** What one amendment came to be, revision by revision, each another person's. */
function revised(...drafts: readonly ReturnType<typeof typed>[]): readonly MadeRevision[] {
  return drafts.map((draft, at) => ({
    amendment: {
      id: 'A-001',
      revision: at + 1,
      title: '',
      purpose: '',
      reason: '',
      state: 'draft',
      author: 'Ann',
      createdAt: '',
      changedAt: '',
      changedBy: '',
      edits: draft[0]?.edits ?? [],
    },
    mark: { seq: at + 1, revision: at + 1, who: ['Ann', 'Bo'][at] ?? '', at: '', because: '' },
  }));
}

describe('who wrote what in a provision', () => {
  it('is told in reading order, struck words and put in ones, each with who did it', () => {
    const one = typed(root, [], 'A-001', 9, 4, 'shall');
    const two = typed(root, one, 'A-001', 14, 4, ' never');
    const made = revised(one, two);
    const nodes = [...nodesOf(redline(root, two), 's1')];
    expect(changedIn(nodes)).toEqual([{ am: 'A-001', field: 'content' }]);
    const wrote = wroteIn(root, nodes, ({ field }) => blame(made, 's1', field));
    expect(wrote.map(({ kind, text, by }) => [kind, text, by.who])).toEqual([
      ['deleted', 'must', 'Ann'],
      ['deleted', ' not', 'Bo'],
      ['inserted', 'shall', 'Ann'],
      ['inserted', ' never', 'Bo'],
    ]);
  });

  it('is told of a provision that is left out as a whole', () => {
    const edits = [{ type: 'omit', pid: 's1' }] as const;
    const [made] = revised([{ id: 'A-001', edits: [...edits] }]);
    const nodes = [...nodesOf(redline(root, [{ id: 'A-001', edits }]), 's1')];
    const wrote = wroteIn(root, nodes, ({ field }) => blame(made ? [made] : [], 's1', field));
    expect(wrote.map(({ kind, by }) => `${kind} ${by.who}`)).toEqual(['deleted Ann', 'deleted Ann']);
  });

  it('is told once, as moved, of what an amendment only moves', () => {
    const edits = [{ type: 'move', pid: 's1', parent: root.pid, after: null, rank: 'V', num: '' }] as const;
    const made = revised([{ id: 'A-001', edits: [...edits] }]);
    const nodes = [...nodesOf(redline(root, [{ id: 'A-001', edits }]), 's1')];
    expect(nodes).toHaveLength(2);
    const wrote = wroteIn(root, nodes, ({ field }) => blame(made, 's1', field));
    expect(new Set(wrote.map(({ kind }) => kind))).toEqual(new Set(['moved']));
    const words = nodes
      .slice(0, 1)
      .flatMap(({ fields }) =>
        [fields.heading, fields.intro, fields.content, fields.wrapUp].flat().map(({ text }) => text),
      );
    expect(wrote.map(({ text }) => text).join('')).toBe(words.join(''));
  });
});
