import { z } from 'zod';
import type { Copy } from './copy.ts';
import { type JointHead, shown } from './join.ts';
import type { Settled, Settlement } from './settle.ts';
import { keyOf, type Parts } from './things.ts';

/**
 * Numbers of amendments that nothing has from here on. An amendment that has two numbers, because a package was taken in
 * after what it didn’t know of yet, keeps one of them. Who cites the other must find where it went, and nobody is to
 * have it again: so it is a thing itself, withdrawn, that tells what left it. It is worked out anew in every merge, from
 * what both copies say left it, and people can change it as they can any amendment.
 */

/** What a vacated number’s thing is called: no entry made it, so it is by the number alone, in every copy. */
export const vacatedName = (key: string): string => `vacated ${key}`;

/** Whether a thing is a number that something left. */
export const isVacated = (thing: string): boolean => thing.startsWith('vacated ');

/** Stands for the entry that said so where none did. No copy knows of it, so that what it says is never outdated. */
const NOBODY = '0'.repeat(64);

/** The part that holds what left the number, by the names that are the same in every copy. */
const LEFT = 'left';
const leftSchema = z.array(z.string()).min(1);

/** What left each number that nothing is to have, by key, as far as the copies know. */
function leavers(things: Settlement['things'], copies: readonly Copy[]): ReadonlyMap<string, Set<string>> {
  const there = new Set<string>();
  for (const [thing, { kind, id }] of things)
    if (kind === 'amendment' && !isVacated(thing)) there.add(keyOf(kind, id));
  const left = new Map<string, Set<string>>();
  for (const copy of copies)
    for (const [thing, { kind, id, parts }] of copy.things) {
      const key = keyOf(kind, id);
      if (isVacated(thing)) {
        if (thing !== vacatedName(key) || kind !== 'amendment' || there.has(key))
          throw new RangeError(`${id} is said to be left, and is not`);
        const said = leftSchema.parse(parts.get(LEFT)?.get(NOBODY)?.value);
        left.set(key, new Set([...(left.get(key) ?? []), ...said]));
      } else if (kind === 'amendment' && !there.has(key))
        left.set(key, (left.get(key) ?? new Set()).add(thing));
    }
  return left;
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

function vacated(key: string, left: readonly string[], things: Settlement['things']): Settled {
  const gone = left.map((thing) => {
    const { kind, id, parts } = things.get(thing) ?? { kind: '', id: '', parts: new Map() };
    const value = kind === 'amendment' ? shown(kind, id, parts) : null;
    if (value === null) throw new RangeError(`${key} is said to be left by what isn’t there`);
    return { id, value: value as Fields };
  });
  const [first] = gone;
  if (!first) throw new RangeError(`${key} is said to be left by nothing`);
  const held = things.get(vacatedName(key));
  const parts = new Map(held?.parts);
  const { author: who, createdAt: at } = first.value;
  const numbers = [...new Set(gone.map(({ id }) => id))];
  for (const [part, value] of partsFor(first.value, numbers, left)) {
    const people = [...(parts.get(part) ?? [])].filter(([event]) => event !== NOBODY);
    const said: JointHead = { event: NOBODY, who, at, value, ours: true };
    parts.set(part, new Map(people.length > 0 && part !== LEFT ? people : [[NOBODY, said]]));
  }
  return { kind: 'amendment', id: key.slice('amendment:'.length), parts };
}

/** With every number that an amendment has in either copy, and none is to have. The same whichever of them is ours. */
export function withVacated(settlement: Settlement, ours: Copy, theirs: Copy): Settlement {
  const things = new Map(settlement.things);
  for (const [key, left] of leavers(settlement.things, [ours, theirs]))
    things.set(vacatedName(key), vacated(key, [...left].toSorted(), settlement.things));
  return { ...settlement, things };
}
