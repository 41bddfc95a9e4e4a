import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../core/amend/edits/edit.ts';
import { blame, type MadeRevision } from '../../../core/history/blame.ts';
import { amendment } from '../../support/papers/pack.ts';

const edit = (from: number, to: number, insert: string, rank = 'V'): TextEdit => ({
  type: 'text',
  pid: 's1',
  field: 'content',
  from,
  to,
  insert,
  rank,
});
const made = (seq: number, who: string, edits: readonly TextEdit[], carried?: true): MadeRevision => ({
  amendment: amendment('A-001', edits),
  mark: { seq, revision: seq, who, at: `2026-01-0${seq}T00:00:00.000Z`, because: '' },
  ...(carried && { carried }),
});
const toldOf = (...all: readonly MadeRevision[]) => {
  const { inserted, struck } = blame(all, 's1', 'content');
  return {
    inserted: inserted.map(({ gap, text, by }) => [gap, text, by.who]),
    struck: struck.map(({ from, to, by }) => [from, to, by.who]),
  };
};

describe('who wrote words that were carried to another text', () => {
  const first = made(1, 'Ann', [edit(5, 9, 'new '), edit(12, 12, 'more ', 'W')]);
  const then = [edit(25, 29, 'new '), edit(40, 40, 'more ', 'W')];

  it('is who wrote them, wherever they stand by then', () => {
    expect(toldOf(first, made(2, 'Bo', then, true))).toEqual({
      inserted: [
        [29, 'new ', 'Ann'],
        [40, 'more ', 'Ann'],
      ],
      struck: [[25, 29, 'Ann']],
    });
  });

  it('is whoever went on from there for what was changed since', () => {
    const later = made(3, 'Cy', [edit(25, 29, 'new and '), edit(40, 40, 'more ', 'W')]);
    expect(toldOf(first, made(2, 'Bo', then, true), later)).toEqual({
      inserted: [
        [29, 'new ', 'Ann'],
        [29, 'and ', 'Cy'],
        [40, 'more ', 'Ann'],
      ],
      struck: [[25, 29, 'Ann']],
    });
  });

  it('is each of two who struck as much as the other', () => {
    const ann = made(1, 'Ann', [edit(5, 9, '')]);
    const bo = made(2, 'Bo', [edit(5, 9, ''), edit(20, 24, '')]);
    const moved = made(3, 'Cy', [edit(15, 19, ''), edit(30, 34, '')], true);
    expect(toldOf(ann, bo, moved).struck).toEqual([
      [15, 19, 'Ann'],
      [30, 34, 'Bo'],
    ]);
  });

  it('is who revised them where nothing was carried', () => {
    expect(toldOf(first, made(2, 'Bo', then)).struck).toEqual([[25, 29, 'Bo']]);
  });
});
