import type { Copy, ThingInCopy } from './copy.ts';
import { correctionsBack } from './corrected.ts';
import { goneImports, questionsUnasked, withFirst } from './imports.ts';
import { gathered, shown } from './join.ts';
import { HELD_APART } from './kinds.ts';
import { isIn } from './names-of.ts';
import { followed, refsIn, renamedValue } from './rename.ts';
import type { Settlement } from './settled.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';

/** What a thing says where it shows; a piece of evidence as it is on the shelf. */
function said(kind: string, id: string, parts: ThingInCopy['parts'], shelf: Shelf): unknown {
  const value = shown(kind, id, parts);
  return value !== null && HELD_APART.has(kind) ? shelf.read((value as { hash: string }).hash) : value;
}

type Things = ReadonlyMap<string, ThingInCopy>;

/** Whether a copy has a tie to what isn't there in it: it was like that before anybody's work was taken in. */
function wasLoose(things: Things, tie: string, end: string, shelf: Shelf): boolean {
  const [held, lost] = [things.get(tie), things.get(end)];
  if (!held || !lost || shown(lost.kind, lost.id, lost.parts) !== null) return false;
  return refsIn(held.kind, said(held.kind, held.id, held.parts, shelf)).has(keyOf(lost.kind, lost.id));
}

/**
 * The things that are gone, and that something is tied to by way of both copies' work together.
 * @param held what each copy has, by what it turned out to be one of
 */
function missed(
  { things, firsts }: Settlement,
  copies: readonly Copy[],
  held: readonly Things[],
  shelf: Shelf,
): ReadonlySet<string> {
  const there = new Set<string>();
  const gone = new Map<string, string>();
  for (const [thing, { kind, id, parts }] of things) {
    if (shown(kind, id, parts) !== null) there.add(keyOf(kind, id));
    // Of those that had one number in their turn, it is the one that a copy still has which is missed.
    else if (held.some((one) => isIn(one, thing))) gone.set(keyOf(kind, id), thing);
  }
  const imports = goneImports(gone.values(), firsts, copies);
  const back = new Set<string>();
  const unasked = questionsUnasked(things);
  for (const [tie, { kind, id, parts }] of things) {
    // A number that was left is no tie to what had it before, nor a question to a file that asked it.
    if (kind === 'left' || (kind === 'question' && !unasked.tied.has(tie))) continue;
    for (const ref of refsIn(kind, said(kind, id, parts, shelf))) {
      // An answer is there while its import is: what is said of one that was corrected goes with that.
      const end = ref.startsWith('answer:') ? imports(ref) : there.has(ref) ? undefined : gone.get(ref);
      if (end !== undefined && !held.some((one) => wasLoose(one, tie, end, shelf))) back.add(end);
    }
  }
  return back;
}

/**
 * What one removed and the other tied something to: both readings stand, so that it is there until somebody chooses.
 * A tie that had lost its end before is left as it was.
 */
export function revived(settlement: Settlement, ours: Copy, theirs: Copy, shelf: Shelf): Settlement {
  const things = new Map(settlement.things);
  const held = [ours, theirs].map((copy) => gathered(copy, settlement.same));
  const renames = [settlement.ours, settlement.theirs].map((each) => followed(each, settlement.called));
  for (;;) {
    let changed = false;
    for (const thing of missed({ ...settlement, things }, [ours, theirs], held, shelf)) {
      const settled = things.get(thing);
      if (!settled) continue;
      const parts = new Map(settled.parts);
      for (const [side, own] of held.entries())
        for (const [part, heads] of own.get(thing)?.parts ?? [])
          for (const [event, head] of heads) {
            if (head.value === null || parts.get(part)?.has(event)) continue;
            const { kind, id } = settled;
            const named = renamedValue(kind, id, head.value, renames[side] ?? new Map(), shelf);
            const value = withFirst(kind, named, settlement.firsts.get(thing));
            const back = { ...head, value, ours: side === 0 };
            parts.set(part, new Map([...(parts.get(part) ?? []), [event, back]]));
            changed = true;
          }
      things.set(thing, { ...settled, parts });
    }
    for (const [answer, settled] of correctionsBack(things)) {
      things.set(answer, settled);
      changed = true;
    }
    // What is back may be tied to something else that is gone. Each round brings a reading back, so they end.
    if (!changed) return { ...settlement, things };
  }
}
