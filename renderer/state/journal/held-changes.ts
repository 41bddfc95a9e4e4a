import { differenceOf } from '../../../core/amend/edits/edit-difference.ts';
import type { UnsavedChange } from '../../../core/amend/typing/unsaved-words.ts';
import { wordChanges } from '../../../core/amend/typing/word-fields.ts';
import type { Saving } from '../review/saving.ts';
import type { Unsaved } from '../review/unsaved.ts';

function changesOf(id: string, pending: Unsaved): readonly UnsavedChange[] {
  const { from, edits, words, sentBy, unmerged } = pending;
  const { removed, added } = differenceOf(from.edits, edits ?? from.edits);
  const change: UnsavedChange = {
    amendment: id,
    title: from.title,
    revision: from.revision,
    gone: removed,
    put: added,
    ...(sentBy ? { sent: [...sentBy] } : {}),
    words: wordChanges(from, words),
  };
  if (!unmerged) return [change];
  const own = { gone: [], put: [...unmerged.edits], words: wordChanges(from, unmerged.words) };
  return [change, { amendment: id, title: from.title, ...own }];
}

/** The unsaved changes in the window, by amendment; also those that belong to no amendment yet. */
export function heldChanges({ unsaved, unclaimed }: Saving): readonly UnsavedChange[] {
  const changes = [...unsaved].flatMap(([id, pending]) => changesOf(id, pending));
  const unclaimedEdits = [...unclaimed];
  return unclaimedEdits.length === 0
    ? changes
    : [...changes, { amendment: null, title: '', gone: [], put: unclaimedEdits, words: {} }];
}
