import type { Provision } from '../../../core/act/tree.ts';
import { chooseCompatible, type LeftOut } from '../../../core/amend/edits/clash.ts';
import type { Edit, TextEdit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';

/** The amendments that can be shown together, and those that are alternatives to some of them. */
interface Compatible {
  readonly ids: ReadonlySet<string>;
  readonly alternatives: readonly LeftOut[];
}

interface Last extends Compatible {
  readonly drafted: readonly Drafted[];
}

const placeOf = ({ pid, field }: TextEdit): string => `${field} ${pid}`;

const placesByEdits = new WeakMap<readonly Edit[], ReadonlySet<string>>();

/** The fields whose words some edits change, cached for each version of the edits. */
function placesOf(edits: readonly Edit[]): ReadonlySet<string> {
  const cached = placesByEdits.get(edits);
  if (cached) return cached;
  const places = new Set(edits.flatMap((edit) => (edit.type === 'text' ? [placeOf(edit)] : [])));
  placesByEdits.set(edits, places);
  return places;
}

/** Adds the fields whose words an amendment changes. Returns false if its edits changed in any other way. */
function retyped(before: readonly Edit[], now: readonly Edit[], places: Set<string>): boolean {
  const placesBefore = placesOf(before);
  for (const place of placesBefore) places.add(place);
  return now.every((edit) =>
    edit.type === 'text' ? placesBefore.has(placeOf(edit)) : before.includes(edit),
  );
}

/**
 * Whether there are still no alternatives. Further typing in fields that were changed already can only clash with other
 * changes in the same fields, so only those are checked. Also false if more has changed, so that everything must be
 * computed again.
 */
function stillNone(
  base: Provision,
  { drafted: before, alternatives }: Last,
  now: readonly Drafted[],
): boolean {
  if (alternatives.length > 0 || before.length !== now.length) return false;
  if (!now.every(({ id }, at) => id === before[at]?.id)) return false;
  const places = new Set<string>();
  const changed = new Set(now.filter(({ edits }, at) => edits !== before[at]?.edits));
  const isRetyped = (drafted: Drafted, at: number): boolean =>
    !changed.has(drafted) || retyped(before[at]?.edits ?? [], drafted.edits, places);
  if (!now.every(isRetyped)) return false;
  const typedIn = [...places];
  const rivals = now.filter((drafted) => {
    const own = placesOf(drafted.edits);
    return changed.has(drafted) || typedIn.some((place) => own.has(place));
  });
  return chooseCompatible(base, rivals).leftOut.length === 0;
}

const last = new WeakMap<Provision, Last>();

const sameEdits = (a: readonly Drafted[], b: readonly Drafted[]): boolean =>
  a.length === b.length && a.every(({ id, edits }, at) => id === b[at]?.id && edits === b[at]?.edits);

/**
 * Computes `chooseCompatible`, but only what a key can have changed. A save, or a letter in a field that no other
 * amendment changes, costs next to nothing, however many amendments there are.
 */
export function compatible(base: Provision, drafted: readonly Drafted[]): Compatible {
  const lastChoice = last.get(base);
  if (lastChoice && sameEdits(lastChoice.drafted, drafted)) return lastChoice;
  if (lastChoice && stillNone(base, lastChoice, drafted)) {
    const now = { ...lastChoice, drafted };
    last.set(base, now);
    return now;
  }
  const { chosen, leftOut } = chooseCompatible(base, drafted);
  const choice = { drafted, ids: new Set(chosen.map(({ id }) => id)), alternatives: leftOut };
  last.set(base, choice);
  return choice;
}
