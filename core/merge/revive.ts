import type { Copy, ThingInCopy } from './copy.ts';
import { correctionsBack } from './corrected.ts';
import { goneImports, questionsUnasked, withFirst } from './imports.ts';
import { gathered, shownValue } from './join.ts';
import { HELD_APART } from './kinds.ts';
import { isIn } from './names-of.ts';
import { followed, refsIn, renamedValue } from './rename.ts';
import type { Settlement } from './settled.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';

/** What a thing says where it shows; a piece of evidence as it is on the shelf. */
function readingOf(kind: string, id: string, parts: ThingInCopy['parts'], shelf: Shelf): unknown {
  const value = shownValue(kind, id, parts);
  return value !== null && HELD_APART.has(kind) ? shelf.read((value as { hash: string }).hash) : value;
}

type CopyThings = ReadonlyMap<string, ThingInCopy>;

/** Whether a copy has a tie to what isn't there in it: it was like that before anybody's work was taken in. */
function wasLoose(copyThings: CopyThings, tie: string, end: string, shelf: Shelf): boolean {
  const [tieThing, endThing] = [copyThings.get(tie), copyThings.get(end)];
  if (!tieThing || !endThing || shownValue(endThing.kind, endThing.id, endThing.parts) !== null) return false;
  return refsIn(tieThing.kind, readingOf(tieThing.kind, tieThing.id, tieThing.parts, shelf)).has(
    keyOf(endThing.kind, endThing.id),
  );
}

/**
 * The things that are gone, and that something is tied to by way of both copies' work together.
 * @param copiesThings what each copy has, by what it turned out to be one of
 */
function missed(
  { things: settledThings, firsts }: Settlement,
  copies: readonly Copy[],
  copiesThings: readonly CopyThings[],
  shelf: Shelf,
): ReadonlySet<string> {
  const keysThere = new Set<string>();
  const goneThings = new Map<string, string>();
  for (const [thingName, { kind, id, parts }] of settledThings) {
    if (shownValue(kind, id, parts) !== null) keysThere.add(keyOf(kind, id));
    // Of those that had one number in their turn, it is the one that a copy still has which is missed.
    else if (copiesThings.some((one) => isIn(one, thingName))) goneThings.set(keyOf(kind, id), thingName);
  }
  const imports = goneImports(goneThings.values(), firsts, copies);
  const back = new Set<string>();
  const unasked = questionsUnasked(settledThings);
  for (const [tie, { kind, id, parts }] of settledThings) {
    // A number that was left is no tie to what had it before, nor a question to a file that asked it.
    if (kind === 'left' || (kind === 'question' && !unasked.tied.has(tie))) continue;
    for (const ref of refsIn(kind, readingOf(kind, id, parts, shelf))) {
      // An answer is there while its import is: what is said of one that was corrected goes with that.
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
 * What one removed and the other tied something to: both readings stand, so that it is there until somebody chooses.
 * A tie that had lost its end before is left as it was.
 */
export function revived(settlement: Settlement, ours: Copy, theirs: Copy, shelf: Shelf): Settlement {
  const settledThings = new Map(settlement.things);
  const copiesThings = [ours, theirs].map((copy) => gathered(copy, settlement.same));
  const renames = [settlement.ours, settlement.theirs].map((each) => followed(each, settlement.called));
  for (;;) {
    let changed = false;
    for (const thingName of missed(
      { ...settlement, things: settledThings },
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
            const value = withFirst(kind, renamedReading, settlement.firsts.get(thingName));
            const back = { ...head, value, ours: side === 0 };
            parts.set(part, new Map([...(parts.get(part) ?? []), [event, back]]));
            changed = true;
          }
      settledThings.set(thingName, { ...settled, parts });
    }
    for (const [answer, settled] of correctionsBack(settledThings)) {
      settledThings.set(answer, settled);
      changed = true;
    }
    // What is back may be tied to something else that is gone. Each round brings a reading back, so they end.
    if (!changed) return { ...settlement, things: settledThings };
  }
}
