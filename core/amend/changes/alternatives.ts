import { cite } from '../../act/citation.ts';
import { type Field, indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { type ClashPlace, clashesOf } from '../edits/clash.ts';
import { type Edit, newPidsOf, pidsOf } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { plainText } from '../redline/lines.ts';
import { asAmendedOf, redline } from '../redline/redline.ts';
import { amendedText, fieldState } from '../typing/typing.ts';
import { changesOf } from './changes-of.ts';
import { citePlace } from './edit-place.ts';

/** One alternative's text of a place. */
interface Reading {
  readonly am: string;
  /** The field or whole provision with only this amendment made. '' where the amendment omits it. */
  readonly text: string;
  /** The amendment's changes there, in words. */
  readonly words: readonly string[];
}

/** A place that several alternatives change, with the text of each. */
export interface ContestedPlace {
  readonly pid: Pid;
  /** Null for a whole provision. */
  readonly field: Field | null;
  readonly place: string;
  /** The base text of the place. '' for a provision that only amendments have. */
  readonly base: string;
  readonly readings: readonly Reading[];
}

/** A group of amendments, each an alternative to at least one other of the group. */
export interface Alternatives {
  readonly ids: readonly string[];
  /** The pairs that exclude each other. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly places: readonly ContestedPlace[];
}

const keyOf = ({ pid, field }: ClashPlace): string => `${field} ${pid}`;

/** Whether an edit changes a place, or omits or moves a provision round it. */
function touches(base: Provision, edit: Edit, { pid, field }: ClashPlace): boolean {
  const node = indexTree(base).byPid.get(pid);
  const inside = node ? indexTree(node).byPid : new Map([[pid, null]]);
  const isTakingAway = edit.type === 'omit' || edit.type === 'move';
  if (isTakingAway && pathTo(base, pid).some((outer) => outer.pid === edit.pid)) return true;
  if (field !== null) return edit.type === 'text' && edit.pid === pid && edit.field === field;
  return [...pidsOf(edit), ...newPidsOf(edit)].some((at) => inside.has(at));
}

/** The text and changes of a place with one amendment alone. */
function readingOf(base: Provision, amendment: Drafted, place: ClashPlace): Reading {
  const { id, edits } = amendment;
  const { pid, field } = place;
  const node = indexTree(base).byPid.get(pid);
  const amended = indexTree(asAmendedOf(redline(base, [amendment]))).byPid.get(pid);
  const ownRedline = redline(base, [{ id, edits: edits.filter((edit) => touches(base, edit, place)) }]);
  const words = changesOf(ownRedline, (at) => cite(base, at)).map((change) => change.words);
  const text = !amended
    ? ''
    : field !== null && node
      ? amendedText(fieldState(node, field, [amendment]))
      : plainText(amended);
  return { am: id, text, words };
}

/**
 * Groups the amendments that are alternatives, with each contested place and each amendment's text of it. A person
 * chooses between them side by side (docs/design.md §2, theorem 5). An amendment that clashes with none is in no group.
 */
export function alternativesOf(base: Provision, amendments: readonly Drafted[]): readonly Alternatives[] {
  const clashes = clashesOf(base, amendments);
  const groupOf = new Map<string, Set<string>>();
  for (const { a, b } of clashes) {
    const group = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
    for (const id of group) groupOf.set(id, group);
  }
  return [...new Set(groupOf.values())].map((group) => {
    const groupClashes = clashes.filter(({ a }) => group.has(a));
    const places = new Map<string, { readonly place: ClashPlace; readonly ids: Set<string> }>();
    for (const { a, b, places: contestedPlaces } of groupClashes) {
      for (const place of contestedPlaces) {
        const contested = places.get(keyOf(place)) ?? { place, ids: new Set() };
        places.set(keyOf(place), { ...contested, ids: contested.ids.add(a).add(b) });
      }
    }
    return {
      ids: amendments.map(({ id }) => id).filter((id) => group.has(id)),
      pairs: groupClashes.map(({ a, b }) => [a, b] as const),
      places: [...places.values()].map(({ place, ids }): ContestedPlace => {
        const node = indexTree(base).byPid.get(place.pid);
        return {
          pid: place.pid,
          field: place.field,
          place: citePlace(base, place) ?? place.pid,
          base: node ? (place.field === null ? plainText(node) : node[place.field]) : '',
          readings: amendments
            .filter(({ id }) => ids.has(id))
            .map((amendment) => readingOf(base, amendment, place)),
        };
      }),
    };
  });
}
