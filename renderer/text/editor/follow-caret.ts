import { type Field, indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Edit, TextEdit } from '../../../core/amend/edits/edit.ts';
import { fieldKey } from '../../../core/amend/edits/letters.ts';
import type { Owned } from '../../../core/amend/edits/segments.ts';
import { type ChangedField, carryInWords, carryPlace } from '../../../core/amend/typing/carry-place.ts';
import { knownMapping, type LetterCounts } from '../../../core/amend/typing/known-letters.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Caret, Edits } from '../../state/review/undo.ts';

/**
 * Returns the place of a caret after others have changed the text: with the words that it was in or behind.
 * @param isTyping whether the person typed the letter before the caret and has not moved it since
 */
export type Follow = (caret: Caret, isTyping: boolean) => Caret;

const textEditsOf = (edits: Edits, pid: Pid, field: Field): readonly Owned<TextEdit>[] =>
  [...edits].flatMap(([am, all]) =>
    all.flatMap((edit) =>
      edit.type === 'text' && edit.pid === pid && edit.field === field ? [{ am, edit }] : [],
    ),
  );

/** The text of a field of an inserted provision, and the edits that insert it. */
interface InsertedField {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The text of a field that an amendment inserts; null where none does. */
function insertedField(allEdits: Edits, pid: Pid, field: Field): InsertedField | null {
  for (const edits of allEdits.values())
    for (const edit of edits) {
      const provision = edit.type === 'insert' && indexTree(edit.provision).byPid.get(pid);
      if (provision) return { text: provision[field], edits };
    }
  return null;
}

/** The amendment that took over the unclaimed edits; null where none did. */
function claimantOf(unclaimed: readonly Edit[], before: Edits, after: Edits): string | null {
  const unranked = (edit: Edit) => ({ ...edit, rank: '' });
  const holds = (edits: readonly Edit[]): boolean =>
    unclaimed.every((own) => edits.some((edit) => sameValue(unranked(edit), unranked(own))));
  const claimant = [...after].find(([am, edits]) => edits !== before.get(am) && holds(edits));
  return unclaimed.length > 0 && claimant ? claimant[0] : null;
}

/**
 * Returns a function that moves carets from one state of the draft to the next.
 * @param activeId the amendment that was typed into
 */
export function followFrom(base: Provision, before: Edits, after: Edits, activeId: string): Follow {
  const unclaimed = [before.get(UNCLAIMED) ?? [], after.get(UNCLAIMED) ?? []] as const;
  const claimant = unclaimed[1].length === 0 ? claimantOf(unclaimed[0], before, after) : null;
  // Edits of an amendment that was settled meanwhile became unclaimed.
  const isSetFree = unclaimed[0] !== unclaimed[1] && unclaimed[1].length > 0;
  const holdersOf = (am: string): readonly string[] => {
    if (am === UNCLAIMED) return [claimant ?? UNCLAIMED];
    return isSetFree && before.get(am) !== after.get(am) ? [am, UNCLAIMED] : [am];
  };
  return (caret, isTyping) => {
    const { pid, field, key } = caret;
    const provision = indexTree(base).byPid.get(pid);
    if (!provision) {
      const [was, now] = [insertedField(before, pid, field), insertedField(after, pid, field)];
      if (was === null || now === null || was.text === now.text) return caret;
      const counts = { from: [...was.text].length, now: [...now.text].length };
      const letterPlaces = knownMapping({ key: fieldKey(caret), from: was.edits, now: now.edits }, counts);
      const offset = carryInWords(was.text, now.text, caret.offset, isTyping, letterPlaces);
      return { key, pid, field, side: 'before', offset };
    }
    const mappingFor = (am: string, holder: string, counts: LetterCounts) =>
      knownMapping(
        { key: fieldKey(caret), from: before.get(am) ?? [], now: after.get(holder) ?? [] },
        counts,
      );
    const changed: ChangedField = {
      mappingFor,
      base: provision[field],
      before: textEditsOf(before, pid, field),
      after: textEditsOf(after, pid, field),
    };
    return { key, pid, field, ...carryPlace(changed, caret, { ownId: activeId, isTyping, holdersOf }) };
  };
}
