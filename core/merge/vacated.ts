import { z } from 'zod';
import type { Left } from '../evidence/records.ts';
import type { Copy } from './copy.ts';
import { type JointHead, shownValue } from './join.ts';
import { staysGiven } from './kinds.ts';
import type { Settled, Settlement } from './settled.ts';
import { keyOf, type Parts, splitKey, WHOLE_PART } from './things.ts';

/**
 * Numbers of amendments and of pieces of evidence that nothing has from here on. What has two numbers, because a package
 * was taken in after what it didn’t know of yet, keeps one of them. Who cites the other must find where it went, and
 * nobody is to have it again: so it is a thing itself that tells what left it. For an amendment that is an amendment,
 * withdrawn, which people can change as they can any; for evidence it is a record, so that nobody takes it for evidence.
 * It is worked out anew in every merge, from what both copies say left it.
 */

/** What a vacated number’s thing is called: no entry made it, so it is by the number alone, in every copy. */
export const vacatedName = (key: string): string => `vacated ${key}`;

/** Whether a thing is a number that something left. */
export const isVacated = (thingName: string): boolean => thingName.startsWith('vacated ');

/** The number that a thing is, where it is one that something left. */
export const vacatedKey = (thingName: string): string => thingName.slice('vacated '.length);

/** Stands for the entry that said so where none did. No copy knows of it, so that what it says is never outdated. */
export const NOBODY = '0'.repeat(64);

/** The part that holds what left the number, by the names that are the same in every copy. */
const LEFT = 'left';
const leftSchema = z.array(z.string()).min(1);

/** The key that a thing was made with: its name ends with that, after when and by which entry it was made. */
const madeAs = (thingName: string): string => thingName.split(' ').slice(2).join(' ');

/** What left each number that nothing is to have, by key, as far as the copies know. */
function leavers(
  settledThings: Settlement['things'],
  copies: readonly Copy[],
): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, string>();
  const keysThere = new Set<string>();
  for (const [thingName, { kind, id }] of settledThings)
    if (staysGiven(kind) && !isVacated(thingName)) {
      names.set(thingName, keyOf(kind, id));
      keysThere.add(keyOf(kind, id));
    }
  const left = new Map<string, Set<string>>();
  for (const copy of copies)
    for (const [thingName, { kind, id, parts }] of copy.things) {
      if (isVacated(thingName)) {
        const key = vacatedKey(thingName);
        // An amendment is never gone; a piece of evidence that is may be back, as something was tied to it.
        if (!isNamedFor(key, kind, id) || (keysThere.has(key) && kind === 'amendment'))
          throw new RangeError(`${key} is said to be left, and is not`);
        if (keysThere.has(key)) continue;
        const leftBy = leftSchema.parse(parts.get(LEFT)?.get(NOBODY)?.value);
        left.set(key, new Set([...(left.get(key) ?? []), ...leftBy]));
        continue;
      }
      const key = keyOf(kind, id);
      if (names.has(thingName) && !keysThere.has(key))
        left.set(key, (left.get(key) ?? new Set()).add(thingName));
    }
  // A copy that gave it another number long ago, to what is gone by now, has nothing under the one that it was made with.
  for (const [thingName, key] of names) {
    const keyMade = madeAs(thingName);
    if (keyMade !== key && !keysThere.has(keyMade))
      left.set(keyMade, (left.get(keyMade) ?? new Set()).add(thingName));
  }
  return left;
}

/** Whether a thing is what stands for a number that was left. */
function isNamedFor(key: string, kind: string, id: string): boolean {
  const of = splitKey(key).kind;
  return of === 'amendment' ? kind === of && keyOf(kind, id) === key : kind === 'left' && id === key;
}

/** What a vacated number says, where nobody has said otherwise. */
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

function vacated(key: string, left: readonly string[], settledThings: Settlement['things']): Settled {
  const leavers = left.map((thingName) => {
    const { kind, id, parts } = settledThings.get(thingName) ?? { kind: '', id: '', parts: new Map() };
    const value = kind === 'amendment' ? shownValue(kind, id, parts) : null;
    if (value === null) throw new RangeError(`${key} is said to be left by what isn’t there`);
    return { id, value: value as Fields };
  });
  const [first] = leavers;
  if (!first) throw new RangeError(`${key} is said to be left by nothing`);
  const vacatedThing = settledThings.get(vacatedName(key));
  const parts = new Map(vacatedThing?.parts);
  const { author, createdAt: at } = first.value;
  const numbers = [...new Set(leavers.map(({ id }) => id))];
  for (const [part, value] of partsFor(first.value, numbers, left)) {
    const people = [...(parts.get(part) ?? [])].filter(([event]) => event !== NOBODY);
    const unsaidHead: JointHead = { event: NOBODY, who: author, at, value, ours: true };
    parts.set(part, new Map(people.length > 0 && part !== LEFT ? people : [[NOBODY, unsaidHead]]));
  }
  return { kind: 'amendment', id: key.slice('amendment:'.length), parts };
}

/** What stands though no entry says it. */
const unsaid = (value: unknown): ReadonlyMap<string, JointHead> =>
  new Map([[NOBODY, { event: NOBODY, who: '', at: '', value, ours: true }]]);

/** A number that evidence left, with what is still there of what had it: a piece may have been taken back since. */
function vacatedEvidence(key: string, left: readonly string[], settledThings: Settlement['things']): Settled {
  const now = left.flatMap((thingName) => {
    const settled = settledThings.get(thingName);
    if (!settled || keyOf(settled.kind, '') !== keyOf(splitKey(key).kind, ''))
      throw new RangeError(`${key} is said to be left by what never was`);
    const { kind, id, parts } = settled;
    return shownValue(kind, id, parts) === null ? [] : [keyOf(kind, id)];
  });
  const value: Left = { id: key, now: [...new Set(now)].toSorted() as Left['now'] };
  const parts = new Map([
    [WHOLE_PART, unsaid(value)],
    [LEFT, unsaid(left)],
  ]);
  return { kind: 'left', id: key, parts };
}

/** With every number that something has in either copy, and none is to have. The same whichever of them is ours. */
export function withVacated(settlement: Settlement, ours: Copy, theirs: Copy): Settlement {
  const settledThings = new Map(settlement.things);
  for (const [thingName, settled] of settledThings)
    if (settled.kind === 'left')
      settledThings.set(thingName, {
        ...settled,
        parts: new Map([...settled.parts, [WHOLE_PART, unsaid(null)]]),
      });
  for (const [key, left] of leavers(settlement.things, [ours, theirs])) {
    const make = splitKey(key).kind === 'amendment' ? vacated : vacatedEvidence;
    settledThings.set(vacatedName(key), make(key, [...left].toSorted(), settlement.things));
  }
  return { ...settlement, things: settledThings };
}
