import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../../core/act/tree.ts';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import { ownChanges } from '../../../../core/amend/typing/own-changes.ts';
import { amendedText, applyTyping, type FieldState } from '../../../../core/amend/typing/typing.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { amount } from '../../../support/run/amount.ts';

const act = smallAct();
const pid = 's1-1-b';
const base = indexTree(act).byPid.get(pid)?.content ?? '';
const state = (edits: Readonly<Record<string, readonly TextEdit[]>>): FieldState => ({
  pid,
  field: 'content',
  base,
  edits: new Map(Object.entries(edits)),
});

type Stroke = { readonly at: number; readonly remove: number; readonly insert: string };
const strokes = (letters: string) =>
  fc.array(
    fc.record({
      at: fc.nat(40),
      remove: fc.nat(3),
      insert: fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 }),
    }),
    { maxLength: 5 },
  );

/** Types strokes into one amendment. */
function typedBy(
  edits: readonly TextEdit[],
  list: readonly Stroke[],
  mayRemove: boolean,
): readonly TextEdit[] {
  let now = edits;
  for (const { at, remove, insert } of list) {
    const { length } = amendedText(state({ a: now }));
    const from = Math.min(at, length);
    const splice = { at: from, remove: mayRemove ? Math.min(remove, length - from) : 0, insert };
    now = applyTyping(state({ a: now }), 'a', splice).changes.get('a') ?? now;
  }
  return now;
}

describe('what was typed over an amendment', () => {
  it('is in another once, with none of the first’s words, and reads beside it as it was typed', () => {
    let inside = 0;
    fc.assert(
      fc.property(strokes('αβγ'), strokes('xyz'), (saved, own) => {
        const first = typedBy([], saved, true);
        const typed = typedBy(first, own, false);
        const { own: edits, bound, isBehind } = ownChanges(act, first, typed, 'b');
        expect(bound).toEqual([]);
        const letters = (text: string, of: RegExp) => (text.match(of) ?? []).join('');
        const words = edits.map((edit) => (edit.type === 'text' ? edit.insert : '')).join('');
        expect(letters(words, /[αβγ]/gu)).toBe('');
        const put = own.map(({ insert }) => insert).join('');
        expect([...words].sort()).toEqual([...put].sort());
        const together = amendedText(state({ a: first, b: edits as TextEdit[] }));
        const reads = amendedText(state({ a: typed }));
        if (isBehind) inside += 1;
        // Words that were typed within the first's own words stand behind those, which is said.
        expect(isBehind).toBe(together !== reads);
        expect(letters(together, /[^xyz]/gu)).toBe(letters(reads, /[^xyz]/gu));
      }),
      { numRuns: amount(300, 20_000) },
    );
    expect(inside).toBeGreaterThan(0);
  });

  it('takes out what was taken out of the Act, and leaves the first’s words in it', () => {
    const first = typedBy([], [{ at: 4, remove: 0, insert: 'αβγ ' }], true);
    const typed = typedBy(first, [{ at: 6, remove: 6, insert: 'x' }], true);
    const { own } = ownChanges(act, first, typed, 'b');
    expect(amendedText(state({ a: first, b: own as TextEdit[] }))).toBe('the αβγ xthe notice is due.');
  });
});
