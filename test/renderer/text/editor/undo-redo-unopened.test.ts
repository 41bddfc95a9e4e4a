import { describe, expect, test } from 'vitest';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import { UNCLAIMED, withUnclaimed } from '../../../../renderer/state/review/unclaimed.ts';
import { UndoStack } from '../../../../renderer/state/review/undo.ts';
import { undoOrRedoUnopened } from '../../../../renderer/text/editor/undo-redo-unopened.ts';
import { another, smallAct } from '../../../support/acts/small-act.ts';

const root = smallAct();
const edit: TextEdit = {
  type: 'text',
  pid: 's2-1',
  field: 'content',
  from: 0,
  to: 0,
  insert: 'x',
  rank: 'V',
};

function fixedBefore(): UndoStack {
  const stack = new UndoStack();
  const changes = [{ am: 'A-001', before: [], after: [edit] }];
  stack.record({ kind: 'other', changes, before: null, after: null, at: 0 });
  return stack;
}
const draft = (edits: Drafted['edits']): readonly Drafted[] => [{ id: 'A-001', edits }, another()];

const anyone = { mayRevise: () => true, outOfScope: () => null };

describe('with no section open', () => {
  test('what was done is undone, and redone', () => {
    const stack = fixedBefore();
    const undone = undoOrRedoUnopened(root, draft([edit]), stack, 'undo', anyone);
    expect(undone).toMatchObject({
      message: 'Undone: a change of words.',
      changes: [{ am: 'A-001', before: [edit], after: [] }],
      where: 'In section 2(1).',
    });
    const redone = undoOrRedoUnopened(root, draft([]), stack, 'redo', anyone);
    expect(redone).toMatchObject({
      message: 'Redone: a change of words.',
      changes: [{ am: 'A-001', after: [edit] }],
    });
  });

  test('nothing is undone twice, or where nothing was done', () => {
    const stack = fixedBefore();
    undoOrRedoUnopened(root, draft([edit]), stack, 'undo', anyone);
    expect(undoOrRedoUnopened(root, draft([]), stack, 'undo', anyone)).toEqual({
      message: 'There is nothing to undo.',
      changes: [],
      where: '',
    });
  });

  test('words for which no amendment could be started are undone, and redone, where they are kept', () => {
    const stack = new UndoStack();
    const changes = [{ am: UNCLAIMED, before: [], after: [edit] }];
    stack.record({ kind: 'other', changes, before: null, after: null, at: 0 });
    const kept = withUnclaimed(draft([]), [edit]);
    expect(undoOrRedoUnopened(root, kept, stack, 'undo', anyone)).toMatchObject({
      message: 'Undone: a change of words.',
      changes: [{ am: UNCLAIMED, after: [] }],
    });
    expect(undoOrRedoUnopened(root, draft([]), stack, 'redo', anyone)).toMatchObject({
      message: 'Redone: a change of words.',
      changes: [{ am: UNCLAIMED, after: [edit] }],
    });
  });

  test('what isn’t shown is not undone unseen', () => {
    const { message: said, changes } = undoOrRedoUnopened(root, [another()], fixedBefore(), 'undo', anyone);
    expect(said).toMatch(/show A-001/);
    expect(changes).toEqual([]);
  });
});

test('leaves a step alone that would change what is agreed, and says what to do', () => {
  const stack = fixedBefore();
  const settled = undoOrRedoUnopened(root, draft([edit]), stack, 'undo', {
    ...anyone,
    mayRevise: (id) => id !== 'A-001',
  });
  expect(settled).toMatchObject({ changes: [], where: '' });
  expect(settled.message).toMatch(/A-001 is agreed or withdrawn.*Reopen A-001 first/);
  expect(undoOrRedoUnopened(root, draft([edit]), stack, 'undo', anyone).message).toBe(
    'Undone: a change of words.',
  );
});
