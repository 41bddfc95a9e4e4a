import type { Import } from '../evidence/records.ts';
import { type Answer, PLACES, withoutPlace } from './answer-places.ts';
import { CORRECTED, WHOLE_PART } from './conflict-keys.ts';
import { type JointHead, shownValue, topHead } from './join.ts';
import type { Settled } from './joint-settlement.ts';

/** Restores the corrections of answers when their import is restored. Both were removed together. */

/** The number of a restored answer, computed from its place; null where no copy knows the place. */
function numberOf(answer: Answer, id: string, from: Import): string | null {
  if (answer.place !== undefined && from.first !== undefined)
    return String(from.first * PLACES + answer.place);
  return /^\d+$/.test(id) ? id : null;
}

/** The answers of restored imports, with their last correction. If two copies corrected an answer, both readings are kept. */
export function restoredCorrections(
  settledThings: ReadonlyMap<string, Settled>,
): readonly (readonly [string, Settled])[] {
  const imports = new Map<string, Import>();
  const takenIds = new Set<string>();
  for (const { kind, id, parts } of settledThings.values()) {
    const record = kind === 'import' || kind === 'answer' ? shownValue(kind, id, parts) : null;
    if (record === null) continue;
    if (kind === 'import') imports.set(id, record as Import);
    else takenIds.add(id);
  }
  const back: (readonly [string, Settled])[] = [];
  for (const [thingName, { kind, id: oldId, parts }] of [...settledThings].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (kind !== 'answer' || shownValue(kind, oldId, parts) !== null) continue;
    const heads = [...(parts.get(CORRECTED) ?? [])].filter(([, { value }]) => value !== null);
    const answer = (topHead(heads.map(([, head]) => head))?.value ?? null) as Answer | null;
    const from = answer && imports.get(answer.import);
    const id = answer && from ? numberOf(answer, oldId, from) : null;
    // A present answer keeps its own correction.
    if (id === null || takenIds.has(id)) continue;
    takenIds.add(id);
    const shownAs = heads.map(([event, head]): [string, JointHead] => [
      event,
      { ...head, value: withoutPlace(head.value) },
    ]);
    const wholeHeads = new Map([...(parts.get(WHOLE_PART) ?? []), ...shownAs]);
    back.push([thingName, { kind, id, parts: new Map(parts).set(WHOLE_PART, wholeHeads) }]);
  }
  return back;
}
