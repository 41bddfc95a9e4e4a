import { z } from 'zod';
import type { Left } from '../evidence/records.ts';
import { keyOf, type Parts, splitKey, WHOLE_PART } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import { type JointHead, shownValue } from './join.ts';
import type { Settled, Settlement } from './joint-settlement.ts';
import { keepsNumber } from './kinds.ts';

/**
 * Vacated numbers of amendments and evidence: numbers that are never used again.
 *
 * A thing can get different numbers in two copies, of which one is kept. People who cited the other number must be able to
 * find the thing. So a vacated number is a tombstone that names the things that had it. For an amendment, the tombstone is a
 * withdrawn amendment, which people can change like any other; for evidence, a record. Every merge computes the tombstones
 * again from both copies.
 */

/** The name of a vacated number's thing. No entry made it, so the number alone identifies it in every copy. */
export const vacatedName = (key: string): string => `vacated ${key}`;

/** Whether a thing is a vacated number. */
export const isVacated = (thingName: string): boolean => thingName.startsWith('vacated ');

/** The number that a vacated thing stands for. */
export const vacatedKey = (thingName: string): string => thingName.slice('vacated '.length);

/** Stands for a missing entry. No copy knows it, so readings with it are never outdated. */
export const NOBODY = '0'.repeat(64);

/** The part with the things that left the number, by names that are the same in every copy. */
const LEFT = 'left';
const leftSchema = z.array(z.string()).min(1);

/** The original key of a thing: the end of its name, after time and hash. */
const originalKey = (thingName: string): string => thingName.split(' ').slice(2).join(' ');

/** The names of the things that had each vacated number, by key. */
function formerHolders(
  settledThings: Settlement['settledThings'],
  copies: readonly Copy[],
): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, string>();
  const keysThere = new Set<string>();
  for (const [thingName, { kind, id }] of settledThings)
    if (keepsNumber(kind) && !isVacated(thingName)) {
      names.set(thingName, keyOf(kind, id));
      keysThere.add(keyOf(kind, id));
    }
  const left = new Map<string, Set<string>>();
  for (const copy of copies)
    for (const [thingName, { kind, id, parts }] of copy.thingsByName) {
      if (isVacated(thingName)) {
        const key = vacatedKey(thingName);
        // An amendment is never removed. Removed evidence may return because something is linked to it.
        if (!isNamedFor(key, kind, id) || (keysThere.has(key) && kind === 'amendment'))
          throw new RangeError(`${key} is marked as no longer used, but is still used`);
        if (keysThere.has(key)) continue;
        const leftBy = leftSchema.parse(parts.get(LEFT)?.get(NOBODY)?.value);
        left.set(key, new Set([...(left.get(key) ?? []), ...leftBy]));
        continue;
      }
      const key = keyOf(kind, id);
      if (names.has(thingName) && !keysThere.has(key))
        left.set(key, (left.get(key) ?? new Set()).add(thingName));
    }
  // A copy that renumbered a thing before its removal has nothing under its original key.
  for (const [thingName, key] of names) {
    const keyMade = originalKey(thingName);
    if (keyMade !== key && !keysThere.has(keyMade))
      left.set(keyMade, (left.get(keyMade) ?? new Set()).add(thingName));
  }
  return left;
}

/** Whether a thing stands for a vacated number. */
function isNamedFor(key: string, kind: string, id: string): boolean {
  const of = splitKey(key).kind;
  return of === 'amendment' ? kind === of && keyOf(kind, id) === key : kind === 'left' && id === key;
}

/** The parts of a vacated number, until somebody changes them. */
function partsFor(first: Fields, numbers: readonly string[], left: readonly string[]): Parts {
  const { author, createdAt } = first;
  const now = numbers.join(' and ');
  return new Map<string, unknown>([
    ['made', { author, createdAt }],
    ['title', `Called ${now} from here on`.slice(0, 500)],
    ['purpose', ''],
    [
      'reason',
      'Two copies of the review had given one amendment different numbers. This one is not used again.',
    ],
    ['draft', { edits: [], state: 'withdrawn' }],
    ['changed', { changedAt: createdAt, changedBy: author }],
    [LEFT, left],
  ]);
}

interface Fields {
  readonly author: string;
  readonly createdAt: string;
}

/** The tombstone of an amendment's vacated number. @throws RangeError if no amendment had the number */
function vacatedAmendment(
  key: string,
  left: readonly string[],
  settledThings: Settlement['settledThings'],
): Settled {
  const holders = left.map((thingName) => {
    const { kind, id, parts } = settledThings.get(thingName) ?? { kind: '', id: '', parts: new Map() };
    const amendment = kind === 'amendment' ? shownValue(kind, id, parts) : null;
    if (amendment === null)
      throw new RangeError(`${key} is marked as renumbered, but the amendment that had it is missing`);
    return { id, value: amendment as Fields };
  });
  const [first] = holders;
  if (!first) throw new RangeError(`${key} is marked as renumbered, but nothing had it`);
  const vacatedThing = settledThings.get(vacatedName(key));
  const parts = new Map(vacatedThing?.parts);
  const { author, createdAt: at } = first.value;
  const numbers = [...new Set(holders.map(({ id }) => id))];
  for (const [part, reading] of partsFor(first.value, numbers, left)) {
    const people = [...(parts.get(part) ?? [])].filter(([event]) => event !== NOBODY);
    const unsaidHead: JointHead = { event: NOBODY, who: author, at, value: reading, ours: true };
    parts.set(part, new Map(people.length > 0 && part !== LEFT ? people : [[NOBODY, unsaidHead]]));
  }
  return { kind: 'amendment', id: key.slice('amendment:'.length), parts };
}

/** A reading that no entry wrote. */
const unsaid = (reading: unknown): ReadonlyMap<string, JointHead> =>
  new Map([[NOBODY, { event: NOBODY, who: '', at: '', value: reading, ours: true }]]);

/** A vacated number of evidence, with those things that left it and still exist. */
function vacatedEvidence(
  key: string,
  left: readonly string[],
  settledThings: Settlement['settledThings'],
): Settled {
  const now = left.flatMap((thingName) => {
    const settled = settledThings.get(thingName);
    if (!settled || keyOf(settled.kind, '') !== keyOf(splitKey(key).kind, ''))
      throw new RangeError(`${key} is marked as renumbered, but what had it never existed`);
    const { kind, id, parts } = settled;
    return shownValue(kind, id, parts) === null ? [] : [keyOf(kind, id)];
  });
  const record: Left = { id: key, now: [...new Set(now)].toSorted() as Left['now'] };
  const parts = new Map([
    [WHOLE_PART, unsaid(record)],
    [LEFT, unsaid(left)],
  ]);
  return { kind: 'left', id: key, parts };
}

/** Adds all vacated numbers of either copy. Symmetric in the two copies. */
export function withVacated(settlement: Settlement, ours: Copy, theirs: Copy): Settlement {
  const settledThings = new Map(settlement.settledThings);
  for (const [thingName, settled] of settledThings)
    if (settled.kind === 'left')
      settledThings.set(thingName, {
        ...settled,
        parts: new Map([...settled.parts, [WHOLE_PART, unsaid(null)]]),
      });
  for (const [key, left] of formerHolders(settlement.settledThings, [ours, theirs])) {
    const make = splitKey(key).kind === 'amendment' ? vacatedAmendment : vacatedEvidence;
    settledThings.set(vacatedName(key), make(key, [...left].toSorted(), settlement.settledThings));
  }
  return { ...settlement, settledThings };
}
