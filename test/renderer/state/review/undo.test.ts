import { describe, expect, test } from 'vitest';
import type { Edit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import { withChangeApplied, withChangeMerged } from '../../../../core/amend/typing/undo-edits.ts';
import { type Caret, type Step, UndoStack } from '../../../../renderer/state/review/undo.ts';
import { smallAct } from '../../../support/acts/small-act.ts';

const edit = (from: number, insert = 'x'): TextEdit => ({
  type: 'text',
  pid: 'p',
  field: 'content',
  from,
  to: from,
  insert,
  rank: 'V',
});
const caret = (offset: number): Caret => ({
  key: 'p/content',
  pid: 'p',
  field: 'content',
  offset,
  side: 'before',
});
const span = (offset: number) => ({ anchor: caret(offset), focus: caret(offset) });

const typed = (n: number, at: number, more: Partial<Step> = {}): Step => ({
  kind: 'insert',
  changes: [{ am: 'A-001', before: n ? [edit(0, 'x'.repeat(n))] : [], after: [edit(0, 'x'.repeat(n + 1))] }],
  before: span(n),
  after: span(n + 1),
  at,
  ...more,
});

const count = (...steps: readonly Step[]) => {
  const stack = new UndoStack();
  for (const step of steps) stack.record(step);
  let n = 0;
  for (let step = stack.nextTyped('undo'); step; step = stack.nextTyped('undo')) {
    stack.turn('undo', step);
    n++;
  }
  return n;
};

describe('typing is one step', () => {
  test('while it goes on', () => expect(count(typed(0, 0), typed(1, 500), typed(2, 900))).toBe(1));
  test('until a pause', () => expect(count(typed(0, 0), typed(1, 1500))).toBe(2));
  test('until another kind', () =>
    expect(count(typed(0, 0), typed(1, 100, { kind: 'delete-back' }))).toBe(2));
  test('until the caret is moved', () =>
    expect(count(typed(0, 0), typed(1, 100, { before: span(7) }))).toBe(2));
  test('but a paste never goes on, nor is gone on from', () => {
    expect(count(typed(0, 0), typed(1, 100, { kind: 'other' }), typed(2, 200))).toBe(3);
  });
  test('until another hand comes between', () => {
    const between = typed(1, 100, {
      changes: [{ am: 'A-001', before: [edit(5)], after: [edit(5), edit(6)] }],
    });
    expect(count(typed(0, 0), between)).toBe(2);
  });
  test('until it is another amendment’s', () => {
    const other = typed(1, 100, { changes: [{ am: 'A-002', before: [], after: [edit(1)] }] });
    expect(count(typed(0, 0), other)).toBe(2);
  });
  test('from a letter in the place of words on, whatever came before it', () => {
    const over = typed(1, 100, { kind: 'type-over' });
    expect(count(typed(0, 0), over, typed(2, 200), typed(3, 300))).toBe(2);
    expect(count(over, typed(2, 200, { kind: 'type-over' }))).toBe(2);
  });
  test('and gives the whole of it back', () => {
    const stack = new UndoStack();
    for (const n of [0, 1, 2]) stack.record(typed(n, n * 100));
    expect(stack.nextTyped('undo')?.changes).toEqual([{ am: 'A-001', before: [], after: [edit(0, 'xxx')] }]);
    expect(stack.nextTyped('undo')?.before).toEqual(span(0));
  });
});

describe('the stack', () => {
  test('forgets what was undone once something else is done', () => {
    const stack = new UndoStack();
    stack.record(typed(0, 0));
    const step = stack.nextTyped('undo');
    if (step) stack.turn('undo', step);
    expect(stack.canRedo).toBe(true);
    stack.record(typed(0, 5000));
    expect(stack.canRedo).toBe(false);
  });

  test('gives what was typed without an amendment to the one that takes it', () => {
    const stack = new UndoStack();
    stack.record(typed(0, 0, { changes: [{ am: 'new', before: [], after: [edit(0)] }] }));
    stack.rename('new', 'A-007', [edit(9)], (one: Edit) => ({ ...one, rank: 'V7' }) as Edit);
    const after = [edit(9), { ...edit(0), rank: 'V7' }];
    expect(stack.nextTyped('undo')?.changes).toEqual([{ am: 'A-007', before: [edit(9)], after }]);
  });
});

describe('a change taken back', () => {
  const [a, b, c] = [edit(1), edit(2), edit(3)];
  test('is exact where nobody came between', () =>
    expect(withChangeApplied([a, b], [a, b], [b])).toEqual([b]));
  test('keeps what another hand did since', () =>
    expect(withChangeApplied([a, c], [a], [b])).toEqual([c, b]));
  test('can’t be, where its own words are gone', () => expect(withChangeApplied([c], [a], [b])).toBeNull());
  test('knows edits by their value', () => {
    expect(withChangeApplied(structuredClone([a, c]), [a], [])).toEqual([c]);
    // The store gives keys an order of its own.
    const stored = Object.fromEntries(Object.entries(a).toReversed()) as unknown as Edit;
    expect(withChangeApplied([stored, c], [a], [])).toEqual([c]);
    expect(withChangeApplied([{ ...stored, ...{ insert: 'other' } } as Edit, c], [a], [])).toBeNull();
  });
  test('puts nothing back beside what another hand typed in its place since that could not stand there', () => {
    const base = smallAct();
    const at = (insert: string): Edit => ({ ...edit(3, insert), pid: 's1-2' });
    // Both in one place and of one rank, they would be refused.
    expect(withChangeApplied([at('theirs ')], [], [at('mine ')])).toEqual([at('theirs '), at('mine ')]);
    expect(withChangeMerged(base, [at('theirs ')], [], [at('mine ')])?.edits).toEqual([at('theirs mine ')]);
    expect(withChangeMerged(base, [at('mine and theirs ')], [at('mine ')], [])?.edits).toEqual([
      at('and theirs '),
    ]);
  });
});
