import type { Copy } from './copy.ts';
import { shown } from './join.ts';
import { refsIn, renamed } from './rename.ts';
import { HELD_APART, type Settled, type Settlement } from './settle.ts';
import { keyOf } from './things.ts';

/** Whether a copy has a tie to what isn't there in it: it was like that before anybody's work was taken in. */
function wasLoose(copy: Copy, tie: string, end: string): boolean {
  const [held, lost] = [copy.things.get(tie), copy.things.get(end)];
  if (!held || !lost || shown(lost.kind, lost.id, lost.parts) !== null) return false;
  return refsIn(held.kind, shown(held.kind, held.id, held.parts)).has(keyOf(lost.kind, lost.id));
}

/** The things that are gone, and that something is tied to by way of both copies' work together. */
function missed(things: ReadonlyMap<string, Settled>, copies: readonly Copy[]): ReadonlySet<string> {
  const there = new Set<string>();
  const gone = new Map<string, string>();
  for (const [thing, { kind, id, parts }] of things) {
    if (shown(kind, id, parts) !== null) there.add(keyOf(kind, id));
    else gone.set(keyOf(kind, id), thing);
  }
  const back = new Set<string>();
  for (const [tie, { kind, id, parts }] of things) {
    const value = HELD_APART.has(kind) ? null : shown(kind, id, parts);
    for (const ref of refsIn(kind, value)) {
      const end = there.has(ref) ? undefined : gone.get(ref);
      if (end !== undefined && !copies.some((copy) => wasLoose(copy, tie, end))) back.add(end);
    }
  }
  return back;
}

/**
 * What one removed and the other tied something to: both readings stand, so that it is there until somebody chooses.
 * A tie that had lost its end before is left as it was.
 */
export function revived(settlement: Settlement, ours: Copy, theirs: Copy): Settlement {
  const things = new Map(settlement.things);
  const sides = [
    [ours, settlement.ours],
    [theirs, settlement.theirs],
  ] as const;
  for (;;) {
    let changed = false;
    for (const thing of missed(things, [ours, theirs])) {
      const settled = things.get(thing);
      if (!settled) continue;
      const parts = new Map(settled.parts);
      for (const [copy, renames] of sides)
        for (const [part, heads] of copy.things.get(thing)?.parts ?? [])
          for (const [event, head] of heads) {
            if (head.value === null || parts.get(part)?.has(event)) continue;
            const value = renamed(settled.kind, head.value, renames, settled.id);
            const said = { ...head, value, ours: copy === ours };
            parts.set(part, new Map([...(parts.get(part) ?? []), [event, said]]));
            changed = true;
          }
      things.set(thing, { ...settled, parts });
    }
    // What is back may be tied to something else that is gone. Each round brings a reading back, so they end.
    if (!changed) return { ...settlement, things };
  }
}
