import type { Import } from '../evidence/records.ts';
import { type JointHead, shownValue, topHead } from './join.ts';
import { type Answer, PLACES, withoutPlace } from './placed.ts';
import type { Settled } from './settled.ts';
import { CORRECTED, WHOLE_PART } from './things.ts';

/** Corrections of answers, which go with the file that brought the answer and come back with it. */

/** The number of an answer that is to be back, of its place; null where no copy tells it. */
function numberOf(answer: Answer, id: string, from: Import): string | null {
  if (answer.place !== undefined && from.first !== undefined)
    return String(from.first * PLACES + answer.place);
  return /^\d+$/.test(id) ? id : null;
}

/** The answers that went with an import that is there, as they were last corrected: both readings stand. */
export function correctionsBack(
  settledThings: ReadonlyMap<string, Settled>,
): readonly (readonly [string, Settled])[] {
  const imports = new Map<string, Import>();
  const takenIds = new Set<string>();
  for (const { kind, id, parts } of settledThings.values()) {
    const value = kind === 'import' || kind === 'answer' ? shownValue(kind, id, parts) : null;
    if (value === null) continue;
    if (kind === 'import') imports.set(id, value as Import);
    else takenIds.add(id);
  }
  const back: (readonly [string, Settled])[] = [];
  for (const [thingName, { kind, id: had, parts }] of [...settledThings].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (kind !== 'answer' || shownValue(kind, had, parts) !== null) continue;
    const heads = [...(parts.get(CORRECTED) ?? [])].filter(([, { value }]) => value !== null);
    const answer = (topHead(heads.map(([, head]) => head))?.value ?? null) as Answer | null;
    const from = answer && imports.get(answer.import);
    const id = answer && from ? numberOf(answer, had, from) : null;
    // Where another was corrected meanwhile that one stands.
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
