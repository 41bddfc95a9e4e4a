import { describe, expect, test } from 'vitest';
import { indexTree, provision, walk } from '../../../../core/act/tree.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { loadAct } from '../../../../data/corpus/acts.ts';
import { blocksOf, liveRunsOf, liveText } from '../../../../renderer/text/editor/blocks.ts';
import { changeStops, nextStop } from '../../../../renderer/text/editor/change-stops.ts';
import { another, smallAct } from '../../../support/acts/small-act.ts';

const root = smallAct();
const section = indexTree(root).byPid.get('s1') ?? root;
const blocks = (...edits: readonly Edit[]) => blocksOf(redline(section, [{ id: 'A-001', edits }]));
const find = (key: string, ...edits: readonly Edit[]) => blocks(...edits).find((block) => block.key === key);

describe('the open section’s blocks', () => {
  test('are its printed lines, numbers apart', () => {
    expect(blocks().map(({ key, label, level }) => `${level} ${label} ${key}`)).toEqual([
      '0 1 s1/heading',
      '1 (1) s1-1/intro',
      '2 (a) s1-1-a/content',
      '2 (b) s1-1-b/content',
      '1  s1-1/wrapUp',
      '1 (2) s1-2/content',
    ]);
  });

  test('of every section of the 1997 Act hold its words, each once', () => {
    const act = loadAct('ukpga/1997/40', 'current');
    if (!act.ok) throw new RangeError(act.error.message);
    for (const one of walk(act.value.root)) {
      if (one.kind !== 'section') continue;
      const found = blocksOf(redline(one, []));
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      const words = [...walk(one)].flatMap((node) => [node.heading, node.intro, node.content, node.wrapUp]);
      expect(found.map(liveText).join('').length).toBe(words.join('').length);
    }
  });

  test('carry struck words before those they stand before, and at the end', () => {
    const am = 'A-001';
    expect(
      liveRunsOf([
        { kind: 'deleted', text: 'a', am },
        { kind: 'inserted', text: 'b', am },
        { kind: 'kept', text: 'c' },
        { kind: 'deleted', text: 'd', am },
      ]),
    ).toEqual({
      liveRuns: [
        { text: 'b', am, struckBefore: [{ text: 'a', am }] },
        { text: 'c', am: null, struckBefore: [] },
      ],
      struckAtEnd: [{ text: 'd', am }],
    });
  });

  test('can still be typed in when all their words are struck, and not when the provision is left out', () => {
    const all = {
      type: 'text',
      pid: 's1-1',
      field: 'wrapUp',
      from: 0,
      to: 29,
      insert: '',
      rank: 'V',
    } as const;
    expect(find('s1-1/wrapUp', all)).toMatchObject({ locked: null, liveRuns: [] });
    const gone = find('s1-2/content', { type: 'omit', pid: 's1-2' });
    expect(gone).toMatchObject({ label: '(2)', locked: expect.stringContaining('A-001') });
  });

  test('show the number as it would read, and know what it was', () => {
    const num = { type: 'text', pid: 's1-2', field: 'num', from: 1, to: 2, insert: '3', rank: 'V' } as const;
    expect(find('s1-2/content', num)).toMatchObject({ label: '(3)', labelWas: '(2)' });
  });

  test('have a place for the words of an inserted provision that has none yet', () => {
    const put = provision({ pid: 'x', kind: 'subsection', num: '(3)' });
    const edit = { type: 'insert', parent: 's1', after: 's1-2', rank: 'V', provision: put } as const;
    expect(find('x/content', edit)).toMatchObject({ label: '(3)', liveRuns: [], locked: null });
  });
});

describe('stepping through changes', () => {
  const stops = changeStops(blocksOf(redline(section, [another()])));

  test('finds each, and says what it does', () => {
    expect(stops.map(({ block, offset, description: said }) => `${block.key} ${offset} ${said}`)).toEqual([
      's1-1-a/content 11 A-002: deleted “is”; inserted “has been”',
      's1-2/content 2 A-002: inserted “bb”',
    ]);
  });

  test('goes on from where the caret is, and ends', () => {
    expect(nextStop(stops, -1, 0, 1)).toBe(stops[0]);
    expect(nextStop(stops, 2, 11, 1)).toBe(stops[1]);
    expect(nextStop(stops, 5, 2, 1)).toBeUndefined();
    expect(nextStop(stops, 5, 2, -1)).toBe(stops[0]);
  });
});
