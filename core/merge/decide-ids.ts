import { groupBy } from '../base/group-by.ts';
import { nextNumbers } from '../base/next-number.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { isUndisputed, type Joint, type JointThing, shownValue } from './join.ts';
import { isNumbered, keepsNumber, numberless } from './kinds.ts';
import { isVacated, vacatedKey } from './vacated-name.ts';

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

const lettersOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** The series that an id belongs to: numbers of a kind with the same letters. */
const seriesOf = (kind: string, id: string): string => `${kind}:${lettersOf(id)}`;

/** A new id in the format of another: `A-007` and 12 give `A-012`. */
const formatLike = (id: string, number: number): string =>
  `${lettersOf(id)}-${String(number).padStart(id.length - lettersOf(id).length - 1, '0')}`;

/**
 * The ids that a thing may have, in order of preference.
 *
 * Ids from earlier renumbering come first, the higher before the lower, so that all copies agree however often they are
 * merged. The original id comes last, because people who know the thing by its second id should not have to learn a third.
 */
function candidates(thingName: string, ids: readonly string[]): readonly string[] {
  const isOriginal = (id: string): boolean => thingName.endsWith(`:${id}`);
  return ids.toSorted((a, b) => Number(isOriginal(a)) - Number(isOriginal(b)) || numberOf(b) - numberOf(a));
}

/** Whether a copy has a thing at present. */
export function isPresentIn(copyThings: ReadonlyMap<string, ThingInCopy>, thingName: string): boolean {
  const copyThing = copyThings.get(thingName);
  return copyThing !== undefined && shownValue(copyThing.kind, copyThing.id, copyThing.parts) !== null;
}

/** The numbers of other things that were found to be the same as this one. */
const numbersOfDuplicates = ({ ourId, theirId, isOwn }: JointThing): readonly string[] =>
  [isOwn.ours ? null : ourId, isOwn.theirs ? null : theirId].filter((id) => id !== null).filter(isNumbered);

/** A thing that wants one of some ids, in order of preference. Present things choose before removed ones. */
interface NumberRequest {
  readonly thingName: string;
  readonly ids: readonly string[];
  readonly isPresent: boolean;
}

/** Whether a copy has reused a thing's number for another thing. The number then never means the former thing there. */
const isReused = (copy: Copy | undefined, thingName: string, key: string): boolean =>
  copy?.thingsByName.has(thingName) === true && (copy.thingAt(key) ?? thingName) !== thingName;

/**
 * Decides the id of every thing in both copies, by the thing's name. Symmetric in the two copies.
 *
 * If two things have one number, the older thing keeps it, and the other gets the next unused number. Of things that were
 * made at the same time, the one with the lower hash keeps the number. A vacated number stays vacated, even if somebody reused it unknowingly.
 * Removed things are numbered too, after the present ones, so that a reference to one never refers to another thing.
 */
export function decideIds(joint: Joint, copies: readonly [Copy, Copy]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const requests: NumberRequest[] = [];
  const usedNumbers = new Map<string, Set<number>>();
  const takenKeys = new Set<string>();
  const addUsed = (kind: string, id: string): void => {
    const series = seriesOf(kind, id);
    usedNumbers.set(series, (usedNumbers.get(series) ?? new Set()).add(numberOf(id)));
  };
  for (const [thingName, jointThing] of joint) {
    const { kind, isOwn } = jointThing;
    const isNobodys = !isOwn.ours && !isOwn.theirs;
    const ourId = isOwn.ours || isNobodys ? jointThing.ourId : null;
    const theirId = isOwn.theirs || isNobodys ? jointThing.theirId : null;
    if (isVacated(thingName)) {
      const vacated = splitKey(vacatedKey(thingName));
      takenKeys.add(keyOf(vacated.kind, vacated.id));
      addUsed(vacated.kind, vacated.id);
      ids.set(thingName, ourId ?? theirId ?? '');
      continue;
    }
    const [id = ''] = [ourId, theirId].filter((each) => each !== null).toSorted();
    const usableIds = [ourId, theirId].flatMap((each, side) => {
      if (each === null) return [];
      if (isNumbered(each)) addUsed(kind, each);
      return isReused(copies[side], thingName, keyOf(kind, each)) ? [] : [each];
    });
    const ownNumbers = usableIds.filter(isNumbered);
    // A thing that has lost its own number may still have the number of a thing that is the same.
    const numbers = ownNumbers.length > 0 ? ownNumbers : numbersOfDuplicates(jointThing);
    if (numbers.length === 0) ids.set(thingName, isNumbered(id) ? numberless(thingName, id) : id);
    else if (numbers.length === 2 && ourId === theirId) {
      ids.set(thingName, id);
      takenKeys.add(keyOf(kind, id));
    } else {
      const isPresent = keepsNumber(kind) || isUndisputed(kind, id, jointThing.parts);
      requests.push({ thingName, ids: candidates(thingName, numbers), isPresent });
    }
  }
  const waiting: NumberRequest[] = [];
  // The oldest thing chooses first. A thing's name begins with the time at which the thing was made.
  const oldestFirst = requests.toSorted((a, b) => (a.thingName < b.thingName ? -1 : 1));
  const presentFirst = [true, false].flatMap((present) =>
    oldestFirst.filter(({ isPresent }) => isPresent === present),
  );
  for (const request of presentFirst) {
    const kind = joint.get(request.thingName)?.kind ?? '';
    const free = request.ids.find((id) => !takenKeys.has(keyOf(kind, id)));
    if (free === undefined) waiting.push(request);
    else {
      takenKeys.add(keyOf(kind, free));
      ids.set(request.thingName, free);
    }
  }
  const series = groupBy(waiting, ({ thingName, ids: [id = ''] }) =>
    seriesOf(joint.get(thingName)?.kind ?? '', id),
  );
  for (const [name, group] of series) {
    const numbers = nextNumbers(usedNumbers.get(name) ?? [], group.length);
    for (const [at, request] of group.entries())
      ids.set(request.thingName, formatLike(request.ids[0] ?? '', numbers[at] ?? 0));
  }
  return ids;
}
