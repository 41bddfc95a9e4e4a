import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexTree, type Provision, provision } from '../../../../core/act/tree.ts';
import type { Edit, InsertEdit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted, originalOf, redline } from '../../../../core/amend/redline/redline.ts';
import { UNCLAIMED } from '../../../../renderer/state/review/unclaimed.ts';
import { type Change, UndoStack } from '../../../../renderer/state/review/undo.ts';
import { liveText } from '../../../../renderer/text/editor/blocks.ts';
import { EditorModel } from '../../../../renderer/text/editor/model.ts';
import { undoOrRedoStep } from '../../../../renderer/text/editor/undo-redo-step.ts';
import { another, smallAct } from '../../../support/acts/small-act.ts';
import { amount } from '../../../support/run/amount.ts';

const root = smallAct();
const inserted: InsertEdit = {
  type: 'insert',
  parent: 's1-1',
  after: 's1-1-a',
  rank: 'V',
  provision: {
    pid: 'x',
    kind: 'paragraph',
    num: '(aa)',
    heading: '',
    intro: '',
    content: 'new,',
    wrapUp: '',
    children: [],
  },
};
const start = (): readonly Drafted[] => [
  { id: 'A-001', edits: [] },
  another(),
  { id: 'A-003', edits: [inserted] },
];

function opened(selection = start()): EditorModel {
  const model = new EditorModel(root, 's1');
  model.receive(selection);
  return model;
}

const anyone = { mayRevise: () => true, asksFirst: () => false, outOfScope: () => null };

function sound(model: EditorModel): void {
  const anew = new EditorModel(root, 's1');
  anew.receive(model.selection());
  expect(model.blocks).toEqual(anew.blocks);
  const drawn = redline(root, model.selection());
  expect(originalOf(drawn)).toEqual(root);
  const amended = indexTree(asAmendedOf(drawn)).byPid;
  for (const block of model.blocks) {
    if (block.locked === null) expect(amended.get(block.pid)?.[block.field]).toBe(liveText(block));
  }
}

/** One thing that happens: typing somewhere by someone, undo, redo, or the review told of it. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      block: fc.nat(),
      at: fc.nat(),
      remove: fc.nat({ max: 6 }),
      insert: fc.constantFrom('', 'a', 'the ', 'x', '😀'),
      me: fc.constantFrom('A-001', 'A-002', UNCLAIMED),
      side: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('come-back' as const), isCopied: fc.boolean() }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** The draft holds what was typed, and comes back: as the very lists, or as equal ones of another hand's. */
function comeBack(model: EditorModel, isCopied: boolean): void {
  const held = [...model.edits].map(([id, edits]) => ({ id, edits }));
  expect(model.receive(isCopied ? structuredClone(held) : held) !== null).toBe(isCopied);
}

const wholeAt = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);

const record = (stack: UndoStack, changes: readonly Change[], at: number) =>
  stack.record({ kind: 'other', changes, before: null, after: null, at });

function play(happenings: readonly Happening[]) {
  const model = opened();
  const stack = new UndoStack();
  for (const [clock, one] of happenings.entries()) {
    if (one.do === 'come-back') comeBack(model, one.isCopied);
    else if (one.do !== 'type') undoOrRedoStep(model, stack, one.do, anyone);
    else {
      const free = model.blocks.filter((block) => block.locked === null);
      const block = free[one.block % free.length];
      if (!block) continue;
      const text = liveText(block);
      const at = wholeAt(text, one.at % (text.length + 1));
      const remove = Math.max(0, wholeAt(text, Math.min(at + one.remove, text.length)) - at);
      if (remove === 0 && one.insert === '') continue;
      const typed = model.type(block.key, one.me, { at, remove, insert: one.insert }, one.side, anyone);
      if (!('changes' in typed)) throw new RangeError(JSON.stringify(typed));
      // What puts back the letter it takes away is no change, and no step.
      if (typed.changes.length > 0) record(stack, typed.changes, clock);
    }
    sound(model);
  }
  return { model, stack };
}

describe('the model under anything that may happen', () => {
  test('is sound, undoes to the start, and redoes to the end', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const { model, stack } = play(happenings);
        const end = new Map(model.edits);
        let steps = 0;
        for (; stack.canUndo; steps++) undoOrRedoStep(model, stack, 'undo', anyone);
        const first = new Map(model.edits);
        first.delete(UNCLAIMED);
        expect(first).toEqual(new Map(start().map(({ id, edits }) => [id, edits])));
        expect(model.edits.get(UNCLAIMED) ?? []).toEqual([]);
        for (let n = 0; n < steps; n++) undoOrRedoStep(model, stack, 'redo', anyone);
        for (const [id, edits] of end) expect(model.edits.get(id)).toEqual(edits);
      }),
      { numRuns: amount(60, 2_000) },
    );
  });
});

/** Schedule paragraphs that share a line with their first part, quotations with marks of their own, and a section put in. */
const printed = (): Provision => {
  const p = provision;
  const quotation = (pid: string, quote: Provision['quote']) => ({ pid, kind: 'quotation' as const, quote });
  return p({
    pid: 'act',
    kind: 'act',
    heading: 'An Act',
    children: [
      p({
        pid: 'unit',
        kind: 'schedule',
        num: 'Schedule',
        heading: 'Changes',
        children: [
          p({
            pid: '1',
            kind: 'scheduleParagraph',
            num: '1',
            children: [
              p({ pid: '1-1', kind: 'scheduleSubparagraph', num: '(1)', content: 'ab' }),
              p({ pid: '1-2', kind: 'scheduleSubparagraph', num: '(2)', content: 'a' }),
            ],
          }),
          p({
            pid: '2',
            kind: 'scheduleParagraph',
            num: '2',
            intro: 'for',
            children: [
              p({
                ...quotation('q', { start: '“', end: '”' }),
                wrapUp: '.',
                children: [
                  p({ pid: 'q-a', kind: 'paragraph', num: '', content: 'ab' }),
                  p({ pid: 'q-b', kind: 'paragraph', num: '', content: 'a' }),
                ],
              }),
            ],
          }),
        ],
      }),
    ],
  });
};

const stroke = fc.record({
  block: fc.nat(),
  at: fc.nat({ max: 4 }),
  remove: fc.nat({ max: 3 }),
  insert: fc.constantFrom('', '', 'a', 'b '),
  me: fc.constantFrom('A-001', 'A-002'),
  side: fc.constantFrom('before' as const, 'after' as const),
});

test('what is typed in one line draws it, and every other that hangs on it, as if all were drawn anew', () => {
  const base = printed();
  const put: InsertEdit = {
    ...inserted,
    parent: '2',
    after: 'q',
    provision: provision({ pid: 'x', kind: 'quotation', content: 'a', quote: { start: '“', end: '”' } }),
  };
  let alone = 0;
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
      const model = new EditorModel(base, 'unit');
      model.receive([
        { id: 'A-001', edits: [] },
        { id: 'A-002', edits: [put] },
      ]);
      for (const { block: nth, at: most, remove, insert, me, side } of strokes) {
        const before = model.blocks;
        const free = before.filter(({ locked }) => locked === null);
        const block = free[nth % free.length];
        if (!block) continue;
        const at = Math.min(most, liveText(block).length);
        const splice = { at, remove: Math.min(remove, liveText(block).length - at), insert };
        model.type(block.key, me, splice, side, anyone);
        const anew = new EditorModel(base, 'unit');
        anew.receive(model.selection());
        expect(model.blocks).toEqual(anew.blocks);
        for (const { key } of anew.blocks) expect(model.block(key)).toEqual(anew.block(key));
        if (model.blocks.filter((now) => !before.includes(now)).length === 1) alone += 1;
      }
    }),
    { numRuns: 120 },
  );
  expect(alone).toBeGreaterThan(100);
});

const typed = (model: EditorModel, insert: string, me = 'A-001') =>
  model.type('s1-1-b/content', me, { at: 4, remove: 0, insert }, 'before', anyone);

test('a section that is moved is typed in where it now stands', () => {
  const moved: Edit = { type: 'move', pid: 's1', parent: 'act', after: 's2', rank: 'V', num: '' };
  const model = opened([{ id: 'A-001', edits: [moved] }]);
  expect(model.blocks.map(({ locked }) => locked)).toEqual(model.blocks.map(() => null));
  typed(model, 'x');
  sound(model);
  expect(model.edits.get('A-001')).toMatchObject([{ type: 'move' }, { insert: 'x' }]);
});

describe('what comes in', () => {
  const note = (insert: string): TextEdit => ({
    type: 'text',
    pid: 's1-2',
    field: 'content',
    from: 0,
    to: 0,
    insert,
    rank: 'V9',
  });

  test('what was typed here is no news when it comes back, and what another did is', () => {
    const model = opened();
    typed(model, 'x');
    const mine = model.edits.get('A-001') ?? [];
    const held = (edits: readonly Edit[]) => [{ id: 'A-001', edits }, ...start().slice(1)];
    const [, ...others] = [...model.edits].map(([id, edits]) => ({ id, edits }));
    expect(model.receive([{ id: 'A-001', edits: mine }, ...others])).toBeNull();
    expect(model.receive(held([note('n'), ...mine]))).not.toBeNull();
    expect(model.edits.get('A-001')).toMatchObject([{ insert: 'n' }, { insert: 'x' }]);
    sound(model);
  });

  test('an amendment that is gone takes its words with it', () => {
    const model = opened();
    typed(model, 'x', 'A-009');
    model.receive(start());
    expect(model.edits.has('A-009')).toBe(false);
    sound(model);
  });

  test('what is in no amendment yet stays where another hand strikes it, and that is set aside', () => {
    const model = opened();
    model.type('s1-1-b/content', UNCLAIMED, { at: 4, remove: 4, insert: 'x' }, 'before', anyone);
    const mine = model.edits.get(UNCLAIMED) ?? [];
    const theirs: TextEdit = { ...note(''), pid: 's1-1-b', from: 0, to: 8 };
    model.receive([{ id: 'A-001', edits: [theirs] }, ...start().slice(1), { id: UNCLAIMED, edits: mine }]);
    expect(model.edits.get(UNCLAIMED)).toEqual(mine);
    expect(model.edits.has('A-001')).toBe(false);
    sound(model);
  });

  test('nothing is changed where typing was refused', () => {
    const model = opened();
    const before = new Map(model.edits);
    const inside = { at: 3, remove: 0, insert: 'z' };
    expect(
      model.type('s1-2/content', 'A-001', inside, 'before', { ...anyone, mayRevise: (id) => id !== 'A-002' }),
    ).toEqual({
      refused: expect.stringContaining('A-002'),
    });
    expect(model.type('gone/content', 'A-001', inside, 'before', anyone)).toHaveProperty('refused');
    expect(model.edits).toEqual(before);
  });
});
