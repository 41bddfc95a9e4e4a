import { indexTree, type Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { spliceBetween } from '../../../core/amend/typing/typing.ts';
import type { FieldPlace } from './type-in-field.ts';

/** Words that were removed from another amendment while the active one was drafted. */
export interface RemovedText {
  readonly am: string;
  readonly text: string;
}

/** The words of a field of an inserted provision or of its descendants; '' where it is not among them. */
const insertedText = (provision: Provision, { pid, field }: FieldPlace): string =>
  indexTree(provision).byPid.get(pid)?.[field] ?? '';

/** All words that an amendment inserts into one field, in the order of the text. */
function textFrom(edits: readonly Edit[], place: FieldPlace): string {
  const typed = edits
    .filter((edit) => edit.type === 'text' && edit.pid === place.pid && edit.field === place.field)
    .map((edit) => (edit.type === 'text' ? edit : null))
    .filter((edit) => edit !== null)
    .sort((a, b) => a.to - b.to || (a.rank < b.rank ? -1 : 1))
    .map(({ insert }) => insert);
  const insertedWords = edits.flatMap((edit) =>
    edit.type === 'insert' ? insertedText(edit.provision, place) : [],
  );
  return [...typed, ...insertedWords].join('');
}

/** The words that an amendment no longer has in one field, as one stretch; null where none are missing. */
export function removedText(
  am: string,
  before: readonly Edit[],
  now: readonly Edit[],
  place: FieldPlace,
): RemovedText | null {
  if (before === now) return null;
  const textBefore = textFrom(before, place);
  const { at, remove } = spliceBetween(textBefore, textFrom(now, place), null);
  return remove === 0 ? null : { am, text: textBefore.slice(at, at + remove) };
}
