import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexTree, walk } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { asAmendedOf, originalOf, redline } from '../../../../core/amend/redline/redline.ts';
import { spliceBetween } from '../../../../core/amend/typing/typing.ts';
import { plainFields } from '../../../../renderer/text/editor/plain-fields.ts';
import { type FieldPlace, typeInField } from '../../../../renderer/text/editor/type-in-field.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();
const sections = [...walk(act)].filter(({ kind }) => kind === 'section').map(({ pid }) => pid);

test('every field of a section says what it comes to, and what is typed in one is what it then says', () => {
  let typed = 0;
  fc.assert(
    fc.property(drafts(act), fc.nat(), fc.nat(), fc.nat(), fc.nat(9), (draft, nth, which, at, remove) => {
      const drafted = chooseCompatible(act, draft.amendments).chosen;
      const pid = sections[nth % sections.length] ?? '';
      const amended = indexTree(asAmendedOf(redline(act, drafted))).byPid;
      // The words of what is divided are those of its first part.
      const parts = new Map(
        drafted.flatMap(({ edits }) =>
          edits.flatMap((edit) => (edit.type === 'divide' ? [[edit.pid, edit.newPid] as const] : [])),
        ),
      );
      const wordsAt = (of: typeof amended, { pid, field }: FieldPlace) =>
        of.get(field === 'heading' ? pid : (parts.get(pid) ?? pid))?.[field];
      const fields = plainFields(act, drafted, pid);
      for (const field of fields) {
        if (field.locked === null) expect(wordsAt(amended, field)).toBe(field.text);
      }
      const free = fields.filter(({ locked }) => locked === null);
      const field = free[which % free.length];
      if (!field) return;
      const from = at % (field.text.length + 1);
      const text = `${field.text.slice(0, from)}zebra${field.text.slice(from + remove)}`;
      const edits = new Map(drafted.map((one) => [one.id, one.edits]));
      const { changes } = typeInField(
        act,
        edits,
        field,
        'A-009',
        spliceBetween(field.text, text, null),
        'before',
      );
      for (const { am, after } of changes) edits.set(am, after);
      const drawn = redline(
        act,
        [...edits].map(([id, own]) => ({ id, edits: own })),
      );
      expect(originalOf(drawn)).toEqual(act);
      expect(wordsAt(indexTree(asAmendedOf(drawn)).byPid, field)).toBe(text);
      typed += 1;
    }),
    { numRuns: amount(60, 2_000) },
  );
  expect(typed).toBeGreaterThan(20);
});
