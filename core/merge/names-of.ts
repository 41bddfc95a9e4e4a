import { groupBy } from '../base/group-by.ts';
import { nextNumbers } from '../base/next-number.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { isUndisputed, type Joint, type JointThing, shownValue } from './join.ts';
import { isNumbered, numberless, staysGiven } from './kinds.ts';
import { isVacated, vacatedKey } from './vacated-name.ts';

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

const lettersOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** The series that an id belongs to: numbers of a kind with the same letters. */
const seriesOf = (kind: string, id: string): string => `${kind}:${lettersOf(id)}`;

/** A new number, formatted like others of its kind. */
const writtenLike = (id: string, number: number): string =>
  `${lettersOf(id)}-${String(number).padStart(id.length - lettersOf(id).length - 1, '0')}`;

/**
 * The ids that a thing may have, in order of preference.
 *
 * An id that it was renumbered to comes first, the higher one before the lower, so that all copies agree however
 * often they meet. Its original id comes last: nobody should have to learn a third.
 */
function candidates(thingName: string, ids: readonly string[]): readonly string[] {
  const isMade = (id: string): boolean => thingName.endsWith(`:${id}`);
  return ids.toSorted((a, b) => Number(isMade(a)) - Number(isMade(b)) || numberOf(b) - numberOf(a));
}

/** Whether a copy has a thing at present. */
export function isIn(copyThings: ReadonlyMap<string, ThingInCopy>, thingName: string): boolean {
  const copyThing = copyThings.get(thingName);
  return copyThing !== undefined && shownValue(copyThing.kind, copyThing.id, copyThing.parts) !== null;
}

/** The numbers that a thing has only through another that was found to be the same. */
const borrowed = ({ ourId, theirId, isOwn }: JointThing): readonly string[] =>
  [isOwn.ours ? null : ourId, isOwn.theirs ? null : theirId].filter((id) => id !== null).filter(isNumbered);

interface Claim {
  readonly thingName: string;
  readonly ids: readonly string[];
  readonly isThere: boolean;
}

/** Whether a copy has reused a number, so that nothing in it can mean the former thing. */
const isGivenAgain = (copy: Copy | undefined, thingName: string, key: string): boolean =>
  copy?.thingsByName.has(thingName) === true && (copy.thingAt(key) ?? thingName) !== thingName;

/**
 * The id of every thing in both copies. Symmetric in the two copies.
 *
 * A number that two things have stays with the one made first, then the one with the lower hash; the other gets the
 * next number that was never used. A vacated number stays vacated, even if somebody reused it unknowingly. A removed
 * thing also gets a number of its own, after the present ones, so that references to it never come to mean another
 * thing.
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
    // If every thing with a number of its own lost it, a thing found to be the same may still have one.
    const numbers = own.length > 0 ? own : borrowed(one);
    if (numbers.length === 0) names.set(thingName, isNumbered(id) ? numberless(thingName, id) : id);
    else if (numbers.length === 2 && ourId === theirId) {
      names.set(thingName, id);
      takenKeys.add(keyOf(kind, id));
    } else {
      const isThere = staysGiven(kind) || isUndisputed(kind, id, one.parts);
      claims.push({ thingName, ids: candidates(thingName, numbers), isThere });
    }
  }
  const waiting: Claim[] = [];
  // A thing's name begins with the time it was made.
  const inTurn = claims.toSorted((a, b) => (a.thingName < b.thingName ? -1 : 1));
  for (const claim of [...inTurn.filter(({ isThere }) => isThere), ...inTurn.filter((one) => !one.isThere)]) {
    const kind = joint.get(claim.thingName)?.kind ?? '';
    const free = claim.ids.find((id) => !takenKeys.has(keyOf(kind, id)));
    if (free === undefined) waiting.push(claim);
    else {
      takenKeys.add(keyOf(kind, free));
      names.set(claim.thingName, free);
    }
  }
  const series = groupBy(waiting, ({ thingName, ids: [id = ''] }) =>
    seriesOf(joint.get(thingName)?.kind ?? '', id),
  );
  for (const [name, all] of series) {
    const numbers = nextNumbers(numbersGiven.get(name) ?? [], all.length);
    for (const [
      at,
      {
        thingName,
        ids: [id = ''],
      },
    ] of all.entries())
      names.set(thingName, writtenLike(id, numbers[at] ?? 0));
  }
  return names;
}
