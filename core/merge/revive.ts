import type { Copy, ThingInCopy } from './copy.ts';
import { goneImports, withFirst } from './imports.ts';
import { shown } from './join.ts';
import { HELD_APART } from './kinds.ts';
import { isIn } from './names-of.ts';
import { refsIn, renamedValue } from './rename.ts';
import type { Settlement } from './settled.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';

/** What a thing says where it shows; a piece of evidence as it is on the shelf. */
function said(kind: string, id: string, parts: ThingInCopy['parts'], shelf: Shelf): unknown {
  const value = shown(kind, id, parts);
  return value !== null && HELD_APART.has(kind) ? shelf.read((value as { hash: string }).hash) : value;
}

/** Whether a copy has a tie to what isn't there in it: it was like that before anybody's work was taken in. */
function wasLoose(copy: Copy, tie: string, end: string, shelf: Shelf): boolean {
  const [held, lost] = [copy.things.get(tie), copy.things.get(end)];
  if (!held || !lost || shown(lost.kind, lost.id, lost.parts) !== null) return false;
  return refsIn(held.kind, said(held.kind, held.id, held.parts, shelf)).has(keyOf(lost.kind, lost.id));
}

/** The things that are gone, and that something is tied to by way of both copies' work together. */
function missed({ things, firsts }: Settlement, copies: readonly Copy[], shelf: Shelf): ReadonlySet<string> {
  const there = new Set<string>();
  const gone = new Map<string, string>();
  for (const [thing, { kind, id, parts }] of things) {
    if (shown(kind, id, parts) !== null) there.add(keyOf(kind, id));
    // Of those that had one number in their turn, it is the one that a copy still has which is missed.
    else if (copies.some((copy) => isIn(copy, thing))) gone.set(keyOf(kind, id), thing);
  }
  const imports = goneImports(gone.values(), firsts, copies);
  const back = new Set<string>();
  for (const [tie, { kind, id, parts }] of things) {
    // A number that was left is no tie to what had it before.
    if (kind === 'left') continue;
    for (const ref of refsIn(kind, said(kind, id, parts, shelf))) {
      // An answer is there while its import is: what is said of one that was corrected goes with that.
      const end = ref.startsWith('answer:') ? imports(ref) : there.has(ref) ? undefined : gone.get(ref);
      if (end !== undefined && !copies.some((copy) => wasLoose(copy, tie, end, shelf))) back.add(end);
    }
  }
  for (const copy of copies) for (const answer of correctedIn(copy, back)) back.add(answer);
  return back;
}

/** The answers of some imports that a copy has otherwise than they came: they are back as they were when their import is. */
function correctedIn(copy: Copy, imports: ReadonlySet<string>): readonly string[] {
  const ids = new Set<string>();
  for (const thing of imports) {
    const held = copy.things.get(thing);
    if (held?.kind === 'import') ids.add(held.id);
  }
  return [...copy.things].flatMap(([thing, { kind, id, parts }]) => {
    const value = kind === 'answer' ? (shown(kind, id, parts) as { readonly import: string } | null) : null;
    return value !== null && ids.has(value.import) ? [thing] : [];
  });
}

/**
 * What one removed and the other tied something to: both readings stand, so that it is there until somebody chooses.
 * A tie that had lost its end before is left as it was.
 */
export function revived(settlement: Settlement, ours: Copy, theirs: Copy, shelf: Shelf): Settlement {
  const things = new Map(settlement.things);
  const sides = [
    [ours, settlement.ours],
    [theirs, settlement.theirs],
  ] as const;
  for (;;) {
    let changed = false;
    for (const thing of missed({ ...settlement, things }, [ours, theirs], shelf)) {
      const settled = things.get(thing);
      if (!settled) continue;
      const parts = new Map(settled.parts);
      for (const [copy, renames] of sides)
        for (const [part, heads] of copy.things.get(thing)?.parts ?? [])
          for (const [event, head] of heads) {
            if (head.value === null || parts.get(part)?.has(event)) continue;
            const { kind, id } = settled;
            const named = renamedValue(kind, id, head.value, renames, shelf);
            const value = withFirst(kind, named, settlement.firsts.get(thing));
            const back = { ...head, value, ours: copy === ours };
            parts.set(part, new Map([...(parts.get(part) ?? []), [event, back]]));
            changed = true;
          }
      things.set(thing, { ...settled, parts });
    }
    // What is back may be tied to something else that is gone. Each round brings a reading back, so they end.
    if (!changed) return { ...settlement, things };
  }
}
