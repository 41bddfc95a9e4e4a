import { indexTree, type Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { spliceBetween } from '../../../core/amend/typing/typing.ts';
import type { Place } from './type-in-field.ts';

/** Words of another amendment that were taken out while this one was drafted: it holds them no longer. */
export interface TakenOut {
  readonly am: string;
  readonly text: string;
}

/** The words of a provision that is put in, wherever in it that is. */
const putIn = (provision: Provision, { pid, field }: Place): string =>
  indexTree(provision).byPid.get(pid)?.[field] ?? '';

/** All that an amendment puts into one field, in the order of the text. */
function wordsIn(edits: readonly Edit[], place: Place): string {
  const typed = edits
    .filter((edit) => edit.type === 'text' && edit.pid === place.pid && edit.field === place.field)
    .map((edit) => (edit.type === 'text' ? edit : null))
    .filter((edit) => edit !== null)
    .sort((a, b) => a.to - b.to || (a.rank < b.rank ? -1 : 1))
    .map(({ insert }) => insert);
  const insertedWords = edits.flatMap((edit) => (edit.type === 'insert' ? putIn(edit.provision, place) : []));
  return [...typed, ...insertedWords].join('');
}

/** What of an amendment's words in one field is no longer there, in one piece; null where nothing is gone. */
export function takenOut(
  am: string,
  before: readonly Edit[],
  now: readonly Edit[],
  place: Place,
): TakenOut | null {
  if (before === now) return null;
  const was = wordsIn(before, place);
  const { at, remove } = spliceBetween(was, wordsIn(now, place), null);
  return remove === 0 ? null : { am, text: was.slice(at, at + remove) };
}
