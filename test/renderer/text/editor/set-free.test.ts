import fc from 'fast-check';
import { expect, it } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { ownChanges } from '../../../../core/amend/typing/own-changes.ts';
import { UNCLAIMED } from '../../../../renderer/state/review/unclaimed.ts';
import { liveText } from '../../../../renderer/text/editor/blocks.ts';
import { EditorModel } from '../../../../renderer/text/editor/model.ts';
import { smallAct } from '../../../support/acts/small-act.ts';
import { amount } from '../../../support/run/amount.ts';

const root = smallAct();
const line = [...walk(root)].find(({ content }) => content.length > 10);
const place = { pid: line?.pid ?? '', field: 'content' } as const;
const anyone = { mayRevise: () => true, asksFirst: () => false, outOfScope: () => null };

/** Letters that are all alike: what is typed can be told from what was there by nothing that it says. */
const alike = fc.string({ unit: fc.constantFrom('q', 'q', ' '), minLength: 1, maxLength: 8 });
const chance = fc.double({ min: 0, max: 0.999, noNaN: true });

it('keeps the caret behind the letter just typed where the amendment that it was typed in is settled elsewhere', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(chance, alike), { minLength: 1, maxLength: 3 }),
      chance,
      alike,
      fc.boolean(),
      fc.boolean(),
      (saved, where, word, isWithdrawn, isTyping) => {
        const model = new EditorModel(root, 's1');
        const block = () => {
          const found = model.blocks.find(({ pid, field }) => pid === place.pid && field === place.field);
          if (!found) throw new RangeError('The line is gone');
          return found;
        };
        const type = (at: number, insert: string): void => {
          const splice = { at, remove: 0, insert };
          const typed = model.type(block().key, 'A-001', splice, 'before', anyone);
          if (!('changes' in typed)) throw new RangeError(JSON.stringify(typed));
        };
        const edits = (): readonly Edit[] => model.edits.get('A-001') ?? [];
        model.receive([{ id: 'A-001', edits: [] }], 'A-001');
        for (const [at, words] of saved) type(Math.floor(at * (liveText(block()).length + 1)), words);
        const before = edits();
        let offset = Math.floor(where * (liveText(block()).length + 1));
        // One letter after the other, as a person types.
        for (const letter of word) {
          type(offset, letter);
          offset += 1;
        }
        const { own } = ownChanges(root, before, edits(), UNCLAIMED);
        const others = isWithdrawn ? [] : [{ id: 'A-001', edits: before }];
        const caret = { key: block().key, ...place, offset, side: 'before' } as const;
        const follow = model.receive([...others, { id: UNCLAIMED, edits: own }], UNCLAIMED);
        const after = follow?.(caret, isTyping) ?? caret;
        type(after.offset, 'X');
        // What is typed next stands behind the word, of which nothing is anywhere else.
        expect(liveText(block())).toContain(`${word}X`);
        const old = isWithdrawn ? (line?.content ?? '') : withWords(line?.content ?? '', before);
        expect(liveText(block()).replace(`${word}X`, '')).toBe(old);
      },
    ),
    { numRuns: amount(300, 20_000) },
  );
});

/** A text with what some edits put in, and nothing struck. */
function withWords(text: string, edits: readonly Edit[]): string {
  const model = new EditorModel(root, 's1');
  model.receive([{ id: 'A-001', edits }]);
  const found = model.blocks.find(({ pid, field }) => pid === place.pid && field === place.field);
  return found ? liveText(found) : text;
}
