import { keyOf } from './conflict-keys.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { restoredCorrections } from './corrected.ts';
import { isPresentIn } from './decide-ids.ts';
import { goneImports, questionsUnasked, withFirst } from './imports.ts';
import { joinedThings, shownValue } from './join.ts';
import type { Settlement } from './joint-settlement.ts';
import { STORED_OUTSIDE_LEDGER } from './kinds.ts';
import { composeRenames, refsIn, renamedValue } from './rename.ts';
import type { Shelf } from './shelf.ts';

/** The shown reading of a thing. Evidence is read from the shelf. */
function readingOf(kind: string, id: string, parts: ThingInCopy['parts'], shelf: Shelf): unknown {
  const reading = shownValue(kind, id, parts);
  return reading !== null && STORED_OUTSIDE_LEDGER.has(kind)
    ? shelf.read((reading as { hash: string }).hash)
    : reading;
}

type CopyThings = ReadonlyMap<string, ThingInCopy>;

/** Whether a copy already had a broken reference from one thing to a removed one before the merge. */
function wasBroken(copyThings: CopyThings, sourceName: string, targetName: string, shelf: Shelf): boolean {
  const [source, target] = [copyThings.get(sourceName), copyThings.get(targetName)];
  if (!source || !target || shownValue(target.kind, target.id, target.parts) !== null) return false;
  return refsIn(source.kind, readingOf(source.kind, source.id, source.parts, shelf)).has(
    keyOf(target.kind, target.id),
  );
}

/**
 * Finds the removed things to which something refers after both copies are merged.
 * @param copiesThings the things of each copy, with those found to be the same joined
 */
function referencedRemovals(
  { settledThings, firsts }: Settlement,
  copies: readonly Copy[],
  copiesThings: readonly CopyThings[],
  shelf: Shelf,
): ReadonlySet<string> {
  const keysThere = new Set<string>();
  const goneThings = new Map<string, string>();
  for (const [thingName, { kind, id, parts }] of settledThings) {
    if (shownValue(kind, id, parts) !== null) keysThere.add(keyOf(kind, id));
    // Several things may have had one number, one after another. The thing that a copy still has is restored.
    else if (copiesThings.some((one) => isPresentIn(one, thingName)))
      goneThings.set(keyOf(kind, id), thingName);
  }
  const imports = goneImports(goneThings.values(), firsts, copies);
  const restored = new Set<string>();
  const unasked = questionsUnasked(settledThings);
  for (const [source, { kind, id, parts }] of settledThings) {
    // A vacated number does not refer to its former thing, nor a question to a file that asked it.
    if (kind === 'left' || (kind === 'question' && !unasked.tied.has(source))) continue;
    for (const ref of refsIn(kind, readingOf(kind, id, parts, shelf))) {
      // An answer exists while its import does, so a correction refers to the import.
      const target = ref.startsWith('answer:')
        ? imports(ref)
        : keysThere.has(ref)
          ? undefined
          : goneThings.get(ref);
      if (target === undefined) continue;
      if (!copiesThings.some((things) => wasBroken(things, source, target, shelf))) restored.add(target);
    }
  }
  return restored;
}

/**
 * Restores things that one person removed while the other linked something to them. The removal stays a competing reading
 * until somebody chooses.
 *
 * A reference that was broken before the merge stays broken.
 */
export function restoreReferenced(
  settlement: Settlement,
  ours: Copy,
  theirs: Copy,
  shelf: Shelf,
): Settlement {
  const settledThings = new Map(settlement.settledThings);
  const copiesThings = [ours, theirs].map((copy) => joinedThings(copy, settlement.mergedInto));
  const renames = [settlement.ours, settlement.theirs].map((each) =>
    composeRenames(each, settlement.laterRenames),
  );
  for (;;) {
    let changed = false;
    for (const thingName of referencedRemovals(
      { ...settlement, settledThings },
      [ours, theirs],
      copiesThings,
      shelf,
    )) {
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
    for (const [answer, settled] of restoredCorrections(settledThings)) {
      settledThings.set(answer, settled);
      changed = true;
    }
    // A restored thing may refer to another removed one. Each round restores a reading, so the loop ends.
    if (!changed) return { ...settlement, settledThings };
  }
}
