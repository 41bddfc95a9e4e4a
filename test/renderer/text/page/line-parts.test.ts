import { describe, expect, it } from 'vitest';
import type { EditorialNote } from '../../../../core/act/instrument.ts';
import { provision } from '../../../../core/act/tree.ts';
import type { LineSegment } from '../../../../core/amend/redline/lines.ts';
import type { Run } from '../../../../core/amend/redline/redline.ts';
import { indexNotes, partsOf, stretchesOf } from '../../../../renderer/text/page/line-parts.ts';

const root = provision({
  pid: 'act',
  kind: 'act',
  status: 'verified',
  children: [
    provision({
      pid: 's',
      kind: 'section',
      content: 'one two three',
      spans: [{ field: 'content', from: 4, to: 7, status: 'unverified' }],
    }),
  ],
});
const note = (given: Partial<EditorialNote>): EditorialNote => ({
  id: 'n',
  mark: 'F1',
  type: 'F',
  pid: 's',
  effect: 'inserted',
  ...given,
});
const piece = (...runs: readonly Run[]): LineSegment => ({ pid: 's', field: 'content', runs });
const kept = (text: string): Run => ({ kind: 'kept', text });
const parts = (given: LineSegment, ...notes: readonly EditorialNote[]) =>
  partsOf(root, given, indexNotes(notes)).map(({ text, kind, status, notes: marks }) =>
    [text, kind, status, ...marks.map(({ mark }) => mark)].join('|'),
  );

describe('the parts of a line', () => {
  it('cuts where the status changes', () => {
    expect(parts(piece(kept('one two three')))).toEqual([
      'one |kept|verified',
      'two|kept|unverified',
      ' three|kept|verified',
    ]);
  });

  it('keeps its place in the base text through insertions and deletions', () => {
    const runs: Run[] = [
      kept('on'),
      { kind: 'deleted', text: 'e tw', am: 'A-001' },
      { kind: 'inserted', text: 'XXXX', am: 'A-001' },
      kept('o three'),
    ];
    expect(parts(piece(...runs))).toEqual([
      'on|kept|verified',
      'e |deleted|verified',
      'tw|deleted|unverified',
      'XXXX|inserted|',
      'o|kept|unverified',
      ' three|kept|verified',
    ]);
  });

  it('puts a note’s mark after the words it is on', () => {
    expect(parts(piece(kept('one two three')), note({ field: 'content', from: 0, to: 3 }))).toEqual([
      'one|kept|verified|F1',
      ' |kept|verified',
      'two|kept|unverified',
      ' three|kept|verified',
    ]);
    expect(parts(piece(kept('one two three')), note({ field: 'content' })).at(-1)).toBe(
      ' three|kept|verified|F1',
    );
  });

  it('loses no letter, whatever the cuts', () => {
    const runs: Run[] = [kept('one t'), { kind: 'deleted', text: 'wo th', am: 'A-001' }, kept('ree')];
    const text = partsOf(root, piece(...runs), indexNotes([note({ field: 'content', from: 0, to: 6 })]))
      .map((part) => part.text)
      .join('');
    expect(text).toBe('one two three');
  });

  it('draws a provision that isn’t in the base text without a status', () => {
    expect(
      partsOf(
        root,
        { pid: 'new', field: 'content', runs: [{ kind: 'inserted', text: 'x', am: 'A-001' }] },
        new Map(),
      ),
    ).toMatchObject([{ text: 'x', status: null }]);
  });

  it('makes neighbouring parts of one amendment one change', () => {
    const runs: Run[] = [
      kept('one '),
      { kind: 'deleted', text: 'two', am: 'A-001' },
      { kind: 'inserted', text: '2', am: 'A-001' },
      { kind: 'inserted', text: '!', am: 'A-002' },
      kept(' three'),
    ];
    const stretches = stretchesOf(partsOf(root, piece(...runs), new Map()));
    expect(stretches.map(({ am, parts: inner }) => [am, inner.length])).toEqual([
      [null, 1],
      ['A-001', 2],
      ['A-002', 1],
      [null, 1],
    ]);
  });
});
