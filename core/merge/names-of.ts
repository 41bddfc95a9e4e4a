import { groupBy } from '../base/group-by.ts';
import { nextNumbers } from '../base/next-number.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { isUndisputed, type Joint, type JointThing, shownValue } from './join.ts';
import { isNumbered, numberless, staysGiven } from './kinds.ts';
import { keyOf, splitKey } from './things.ts';
import { isVacated, vacatedKey } from './vacated.ts';

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

const lettersOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** What counts up together: the numbers of a kind that begin with the same letters. */
const seriesOf = (kind: string, id: string): string => `${kind}:${lettersOf(id)}`;

/** A number after all others, written as those of its kind are. */
const writtenLike = (id: string, number: number): string =>
  `${lettersOf(id)}-${String(number).padStart(id.length - lettersOf(id).length - 1, '0')}`;

/**
 * The names that a thing may have from here on, in the order in which it would have them. One that it was given because
 * another had its own stays, and of two the higher, so that every copy ends with the same however often they meet; then
 * the one that it was made with: nobody is to learn a third.
 */
function candidates(thingName: string, ids: readonly string[]): readonly string[] {
  const isMade = (id: string): boolean => thingName.endsWith(`:${id}`);
  return ids.toSorted((a, b) => Number(isMade(a)) - Number(isMade(b)) || numberOf(b) - numberOf(a));
}

/** Whether a thing is there among a copy's. */
export function isIn(copyThings: ReadonlyMap<string, ThingInCopy>, thingName: string): boolean {
  const copyThing = copyThings.get(thingName);
  return copyThing !== undefined && shownValue(copyThing.kind, copyThing.id, copyThing.parts) !== null;
}

/** The numbers that a thing has only by what turned out to be the same in a copy. */
const borrowed = ({ ourId, theirId, isOwn }: JointThing): readonly string[] =>
  [isOwn.ours ? null : ourId, isOwn.theirs ? null : theirId].filter((id) => id !== null).filter(isNumbered);

interface Claim {
  readonly thing: string;
  readonly ids: readonly string[];
  readonly isThere: boolean;
}

/** Whether a number is another thing's by now in a copy: nothing in it can mean the one that had it before. */
const isGivenAgain = (copy: Copy | undefined, thingName: string, key: string): boolean =>
  copy?.things.has(thingName) === true && (copy.thingAt(key) ?? thingName) !== thingName;

/**
 * What every thing is called in both copies from here on. A number that two things have stays with the one that was made
 * first (of one moment, with the lower hash), and the other gets the next that nobody ever had: the same both ways round.
 * A number that was left stays so, though somebody who didn't know has given it since. What is gone has a number of its
 * own as well, after what is there: what somebody made of it must never come to be about another thing.
 */
export function namesOf(joint: Joint, copies: readonly [Copy, Copy]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const claims: Claim[] = [];
  const numbersGiven = new Map<string, Set<number>>();
  const takenKeys = new Set<string>();
  const count = (kind: string, id: string): void => {
    const series = seriesOf(kind, id);
    numbersGiven.set(series, (numbersGiven.get(series) ?? new Set()).add(numberOf(id)));
  };
  for (const [thingName, one] of joint) {
    const { kind } = one;
    const isNone = !one.isOwn.ours && !one.isOwn.theirs;
    const ourId = one.isOwn.ours || isNone ? one.ourId : null;
    const theirId = one.isOwn.theirs || isNone ? one.theirId : null;
    if (isVacated(thingName)) {
      const left = splitKey(vacatedKey(thingName));
      takenKeys.add(keyOf(left.kind, left.id));
      count(left.kind, left.id);
      names.set(thingName, ourId ?? theirId ?? '');
      continue;
    }
    const [id = ''] = [ourId, theirId].filter((each) => each !== null).toSorted();
    const ids = [ourId, theirId].flatMap((each, side) => {
      if (each === null) return [];
      if (isNumbered(each)) count(kind, each);
      return isGivenAgain(copies[side], thingName, keyOf(kind, each)) ? [] : [each];
    });
    const own = ids.filter(isNumbered);
    // Where all that had a number of its own has given it away, what turned out to be the same thing may have one still.
    const numbers = own.length > 0 ? own : borrowed(one);
    if (numbers.length === 0) names.set(thingName, isNumbered(id) ? numberless(thingName, id) : id);
    else if (numbers.length === 2 && ourId === theirId) {
      names.set(thingName, id);
      takenKeys.add(keyOf(kind, id));
    } else {
      const isThere = staysGiven(kind) || isUndisputed(kind, id, one.parts);
      claims.push({ thing: thingName, ids: candidates(thingName, numbers), isThere });
    }
  }
  const waiting: Claim[] = [];
  // A thing's own name begins with when it was made.
  const inTurn = claims.toSorted((a, b) => (a.thing < b.thing ? -1 : 1));
  for (const claim of [...inTurn.filter(({ isThere }) => isThere), ...inTurn.filter((one) => !one.isThere)]) {
    const kind = joint.get(claim.thing)?.kind ?? '';
    const free = claim.ids.find((id) => !takenKeys.has(keyOf(kind, id)));
    if (free === undefined) waiting.push(claim);
    else {
      takenKeys.add(keyOf(kind, free));
      names.set(claim.thing, free);
    }
  }
  const series = groupBy(waiting, ({ thing, ids: [id = ''] }) => seriesOf(joint.get(thing)?.kind ?? '', id));
  for (const [name, all] of series) {
    const numbers = nextNumbers(numbersGiven.get(name) ?? [], all.length);
    for (const [
      at,
      {
        thing: thingName,
        ids: [id = ''],
      },
    ] of all.entries())
      names.set(thingName, writtenLike(id, numbers[at] ?? 0));
  }
  return names;
}
