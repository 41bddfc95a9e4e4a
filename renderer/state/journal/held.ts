import { differenceOf, type UnsavedChange, WORD_FIELDS } from '../../../core/amend/unsaved-words.ts';
import type { Review } from '../review-store.ts';
import type { Unsaved } from '../unsaved.ts';

/** What was being written of each amendment when a save began: its answer may never come. */
export type Sent = ReadonlyMap<string, Unsaved>;

/** What the window holds of each amendment, and of none yet, that isn't known to be stored. */
export function heldChanges(
  { saving, amendments, undoStack }: Pick<Review, 'saving' | 'amendments' | 'undoStack'>,
  sent: Sent,
): readonly UnsavedChange[] {
  const changes = [...saving.unsaved].flatMap(([id, { edits, words }]): readonly UnsavedChange[] => {
    const from = amendments.find((amendment) => amendment.id === id);
    if (!from) return [];
    const written = sent.get(id)?.edits;
    const fields = WORD_FIELDS.flatMap((field) => {
      const to = words[field];
      return to === undefined ? [] : [[field, { from: from[field], to }] as const];
    });
    return [
      {
        amendment: id,
        title: from.title,
        ...differenceOf(from.edits, edits ?? from.edits),
        ...(written ? { sent: differenceOf(from.edits, written) } : {}),
        words: Object.fromEntries(fields),
      },
    ];
  });
  const put = [...undoStack.unclaimed];
  return put.length === 0 ? changes : [...changes, { amendment: null, title: '', gone: [], put, words: {} }];
}
