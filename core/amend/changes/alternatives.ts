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

/** What one alternative makes of a place. */
interface Reading {
  readonly am: string;
  /** The field, or the whole provision, as it would read with this amendment alone; '' where it is left out. */
  readonly text: string;
  /** What the amendment does there, in words. */
  readonly words: readonly string[];
}

/** A place that several amendments change in ways that can't both be made, with each of them side by side. */
export interface ContestedPlace {
  readonly pid: Pid;
  /** Null for a whole provision. */
  readonly field: Field | null;
  readonly place: string;
  /** As the base text has it; '' for what only the amendments put there. */
  readonly base: string;
  readonly readings: readonly Reading[];
}

/** Amendments of which not all can be made: each is an alternative to another of them at least. */
export interface Alternatives {
  readonly ids: readonly string[];
  /** Which of them exclude each other. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly places: readonly ContestedPlace[];
}

const keyOf = ({ pid, field }: ClashPlace): string => `${field} ${pid}`;

/** Whether an edit does something in a place, or to what the place is part of. */
function touches(base: Provision, edit: Edit, { pid, field }: ClashPlace): boolean {
  const node = indexTree(base).byPid.get(pid);
  const inside = node ? indexTree(node).byPid : new Map([[pid, null]]);
  const takesAway = edit.type === 'omit' || edit.type === 'move';
  if (takesAway && pathTo(base, pid).some((outer) => outer.pid === edit.pid)) return true;
  if (field !== null) return edit.type === 'text' && edit.pid === pid && edit.field === field;
  return [...pidsOf(edit), ...newPidsOf(edit)].some((at) => inside.has(at));
}

/** What one amendment by itself does in a place. */
function readingOf(base: Provision, amendment: Drafted, place: ClashPlace): Reading {
  const { id, edits } = amendment;
  const { pid, field } = place;
  const node = indexTree(base).byPid.get(pid);
  const amended = indexTree(asAmendedOf(redline(base, [amendment]))).byPid.get(pid);
  const here = redline(base, [{ id, edits: edits.filter((edit) => touches(base, edit, place)) }]);
  const words = changesOf(here, (at) => cite(base, at)).map((change) => change.words);
  const text = !amended
    ? ''
    : field !== null && node
      ? amendedText(fieldState(node, field, [amendment]))
      : plainText(amended);
  return { am: id, text, words };
}

/**
 * The amendments that are alternatives, in groups, with every place that is contested and what each of them makes of
 * it, for choosing side by side (design theorem 5). An amendment that can be made with all others is in no group.
 */
export function alternativesOf(base: Provision, amendments: readonly Drafted[]): readonly Alternatives[] {
  const clashes = clashesOf(base, amendments);
  const groupOf = new Map<string, Set<string>>();
  for (const { a, b } of clashes) {
    const joined = new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])]);
    for (const id of joined) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())].map((group) => {
    const own = clashes.filter(({ a }) => group.has(a));
    const places = new Map<string, { readonly place: ClashPlace; readonly ids: Set<string> }>();
    for (const { a, b, places: met } of own) {
      for (const place of met) {
        const known = places.get(keyOf(place)) ?? { place, ids: new Set() };
        places.set(keyOf(place), { ...known, ids: known.ids.add(a).add(b) });
      }
    }
    return {
      ids: amendments.map(({ id }) => id).filter((id) => group.has(id)),
      pairs: own.map(({ a, b }) => [a, b] as const),
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
