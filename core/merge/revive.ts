import { keyOf } from './conflict-keys.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { correctionsBack } from './corrected.ts';
import { goneImports, questionsUnasked, withFirst } from './imports.ts';
import { gathered, shownValue } from './join.ts';
import type { Settlement } from './joint-settlement.ts';
import { HELD_APART } from './kinds.ts';
import { isIn } from './names-of.ts';
import { followed, refsIn, renamedValue } from './rename.ts';
import type { Shelf } from './shelf.ts';

/** A thing as shown, with evidence read from the shelf. */
function readingOf(kind: string, id: string, parts: ThingInCopy['parts'], shelf: Shelf): unknown {
  const reading = shownValue(kind, id, parts);
  return reading !== null && HELD_APART.has(kind) ? shelf.read((reading as { hash: string }).hash) : reading;
}

type CopyThings = ReadonlyMap<string, ThingInCopy>;

/** Whether a copy already had a reference to a thing it lacks, before any import. */
function wasLoose(copyThings: CopyThings, tie: string, end: string, shelf: Shelf): boolean {
  const [tieThing, endThing] = [copyThings.get(tie), copyThings.get(end)];
  if (!tieThing || !endThing || shownValue(endThing.kind, endThing.id, endThing.parts) !== null) return false;
  return refsIn(tieThing.kind, readingOf(tieThing.kind, tieThing.id, tieThing.parts, shelf)).has(
    keyOf(endThing.kind, endThing.id),
  );
}

/**
 * The removed things that something refers to once both copies are merged.
 * @param copiesThings the things of each copy, with those found to be the same joined
 */
function missed(
  { settledThings, firsts }: Settlement,
  copies: readonly Copy[],
  copiesThings: readonly CopyThings[],
  shelf: Shelf,
): ReadonlySet<string> {
  const keysThere = new Set<string>();
  const goneThings = new Map<string, string>();
  for (const [thingName, { kind, id, parts }] of settledThings) {
    if (shownValue(kind, id, parts) !== null) keysThere.add(keyOf(kind, id));
    // Several things may have had a number in turn; the one that a copy still has is restored.
    else if (copiesThings.some((one) => isIn(one, thingName))) goneThings.set(keyOf(kind, id), thingName);
  }
  const imports = goneImports(goneThings.values(), firsts, copies);
  const back = new Set<string>();
  const unasked = questionsUnasked(settledThings);
  for (const [tie, { kind, id, parts }] of settledThings) {
    // A vacated number does not refer to its former thing, nor a question to a file that asked it.
    if (kind === 'left' || (kind === 'question' && !unasked.tied.has(tie))) continue;
    for (const ref of refsIn(kind, readingOf(kind, id, parts, shelf))) {
      // An answer exists while its import does, so a correction refers to the import.
      const end = ref.startsWith('answer:')
        ? imports(ref)
        : keysThere.has(ref)
          ? undefined
          : goneThings.get(ref);
      if (end !== undefined && !copiesThings.some((one) => wasLoose(one, tie, end, shelf))) back.add(end);
    }
  }
  return back;
}

/**
 * Restores what one person removed and the other linked something to. Both readings are kept until somebody chooses.
 *
 * A reference that was broken before stays broken.
 */
export function revived(settlement: Settlement, ours: Copy, theirs: Copy, shelf: Shelf): Settlement {
  const settledThings = new Map(settlement.settledThings);
  const copiesThings = [ours, theirs].map((copy) => gathered(copy, settlement.mergedInto));
  const renames = [settlement.ours, settlement.theirs].map((each) => followed(each, settlement.laterRenames));
  for (;;) {
    let changed = false;
    for (const thingName of missed({ ...settlement, settledThings }, [ours, theirs], copiesThings, shelf)) {
      const settled = settledThings.get(thingName);
      if (!settled) continue;
      const parts = new Map(settled.parts);
      for (const [side, own] of copiesThings.entries())
        for (const [part, heads] of own.get(thingName)?.parts ?? [])
          for (const [event, head] of heads) {
            if (head.value === null || parts.get(part)?.has(event)) continue;
            const { kind, id } = settled;
            const renamedReading = renamedValue(kind, id, head.value, renames[side] ?? new Map(), shelf);
            const reading = withFirst(kind, renamedReading, settlement.firsts.get(thingName));
            const back = { ...head, value: reading, ours: side === 0 };
            parts.set(part, new Map([...(parts.get(part) ?? []), [event, back]]));
            changed = true;
          }
      settledThings.set(thingName, { ...settled, parts });
    }
    for (const [answer, settled] of correctionsBack(settledThings)) {
      settledThings.set(answer, settled);
      changed = true;
    }
    // A restored thing may refer to another removed one. Each round restores a reading, so the loop ends.
    if (!changed) return { ...settlement, settledThings };
  }
}
