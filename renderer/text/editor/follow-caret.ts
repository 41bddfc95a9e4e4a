import { type Field, indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Edit, TextEdit } from '../../../core/amend/edits/edit.ts';
import { fieldKey } from '../../../core/amend/edits/letters.ts';
import type { Owned } from '../../../core/amend/edits/segments.ts';
import { carryInWords, carryPlace, type LetterCounts } from '../../../core/amend/typing/carry-place.ts';
import { placesKnown } from '../../../core/amend/typing/known-letters.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Caret, Edits } from '../../state/review/undo.ts';

/**
 * Where a caret is, once other hands have changed the text: with the words that it was in or behind.
 * @param isTyping whether the person typed the letter before it, and has stayed since
 */
export type Follow = (caret: Caret, isTyping: boolean) => Caret;

const textEditsOf = (edits: Edits, pid: Pid, field: Field): readonly Owned<TextEdit>[] =>
  [...edits].flatMap(([am, all]) =>
    all.flatMap((edit) =>
      edit.type === 'text' && edit.pid === pid && edit.field === field ? [{ am, edit }] : [],
    ),
  );

/** Words of a provision that is put in, and the list of edits that puts it in. */
interface PutIn {
  readonly words: string;
  readonly list: readonly Edit[];
}

/** The words of a provision that an amendment puts in; null where none does. */
function wordsPutIn(edits: Edits, pid: Pid, field: Field): PutIn | null {
  for (const list of edits.values())
    for (const edit of list) {
      const provision = edit.type === 'insert' && indexTree(edit.provision).byPid.get(pid);
      if (provision) return { words: provision[field], list };
    }
  return null;
}

/** The amendment that took words which were in none; null where none did. */
function claimantOf(unclaimed: readonly Edit[], before: Edits, after: Edits): string | null {
  const unranked = (edit: Edit) => ({ ...edit, rank: '' });
  const holds = (edits: readonly Edit[]): boolean =>
    unclaimed.every((own) => edits.some((edit) => sameValue(unranked(edit), unranked(own))));
  const claimant = [...after].find(([am, edits]) => edits !== before.get(am) && holds(edits));
  return unclaimed.length > 0 && claimant ? claimant[0] : null;
}

/**
 * Follows carets from one state of a draft to the next, by what was edited.
 * @param me the amendment that was typed into
 */
export function followFrom(base: Provision, before: Edits, after: Edits, me: string): Follow {
  const unclaimed = [before.get(UNCLAIMED) ?? [], after.get(UNCLAIMED) ?? []] as const;
  const claimant = unclaimed[1].length === 0 ? claimantOf(unclaimed[0], before, after) : null;
  // Words of an amendment that was settled meanwhile are in none any more.
  const isSetFree = unclaimed[0] !== unclaimed[1] && unclaimed[1].length > 0;
  const heldBy = (am: string): readonly string[] => {
    if (am === UNCLAIMED) return [claimant ?? UNCLAIMED];
    return isSetFree && before.get(am) !== after.get(am) ? [am, UNCLAIMED] : [am];
  };
  return (caret, isTyping) => {
    const { pid, field, key } = caret;
    const provision = indexTree(base).byPid.get(pid);
    if (!provision) {
      const [was, now] = [wordsPutIn(before, pid, field), wordsPutIn(after, pid, field)];
      if (was === null || now === null || was.words === now.words) return caret;
      const counts = { from: [...was.words].length, now: [...now.words].length };
      const letterPlaces = placesKnown({ key: fieldKey(caret), from: was.list, now: now.list }, counts);
      const offset = carryInWords(was.words, now.words, caret.offset, isTyping, letterPlaces);
      return { key, pid, field, side: 'before', offset };
    }
    const lettersOf = (am: string, holder: string, counts: LetterCounts) =>
      placesKnown({ key: fieldKey(caret), from: before.get(am) ?? [], now: after.get(holder) ?? [] }, counts);
    const changed = {
      lettersOf,
      base: provision[field],
      before: textEditsOf(before, pid, field),
      after: textEditsOf(after, pid, field),
    };
    return { key, pid, field, ...carryPlace(changed, caret, { me, isTyping, heldBy }) };
  };
}
