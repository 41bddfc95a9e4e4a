import { type Copy, isNumbered } from './copy.ts';
import { type Joint, shown } from './join.ts';
import { keyOf, splitKey } from './things.ts';
import { isVacated, vacatedKey } from './vacated.ts';

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1));

const lettersOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** A number after all others, written as those of its kind are. */
const writtenLike = (id: string, number: number): string =>
  `${lettersOf(id)}-${String(number).padStart(id.length - lettersOf(id).length - 1, '0')}`;

/**
 * The names that a thing may have from here on, the lowest number first. One that it was given because another had its
 * own stays: nobody is to learn a third.
 */
function candidates(thing: string, ids: readonly string[]): readonly string[] {
  const given = ids.filter((id) => !thing.endsWith(`:${id}`));
  return (given.length > 0 ? given : ids).toSorted((a, b) => numberOf(a) - numberOf(b));
}

/** Whether a thing is there in a copy. */
export function isIn(copy: Copy, thing: string): boolean {
  const held = copy.things.get(thing);
  return held !== undefined && shown(held.kind, held.id, held.parts) !== null;
}

interface Claim {
  readonly thing: string;
  readonly ids: readonly string[];
}

/**
 * What every thing is called in both copies from here on. A number that two things have stays with the one that was made
 * first (of one moment, with the lower hash), and the other gets the next that nobody ever had: the same both ways round.
 * A number that was left stays so, though somebody who didn't know has given it since.
 */
export function namesOf(joint: Joint, copies: readonly Copy[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const claims: Claim[] = [];
  const highest = new Map<string, number>();
  const taken = new Set<string>();
  const count = (kind: string, id: string): void => {
    const series = `${kind}:${lettersOf(id)}`;
    highest.set(series, Math.max(highest.get(series) ?? 0, numberOf(id)));
  };
  for (const [thing, one] of joint) {
    const { kind } = one;
    const isNone = !one.isOwn.ours && !one.isOwn.theirs;
    const ourId = one.isOwn.ours || isNone ? one.ourId : null;
    const theirId = one.isOwn.theirs || isNone ? one.theirId : null;
    if (isVacated(thing)) {
      const left = splitKey(vacatedKey(thing));
      taken.add(keyOf(left.kind, left.id));
      count(left.kind, left.id);
      names.set(thing, ourId ?? theirId ?? '');
      continue;
    }
    const ids = [ourId, theirId].filter((each) => each !== null).toSorted();
    const [id = ''] = ids;
    for (const each of ids) if (isNumbered(each)) count(kind, each);
    // A file of responses that is gone in one copy may come back, with a number, for what the other tied to it.
    const mayReturn = kind === 'import' && copies.some((copy) => isIn(copy, thing));
    const isThere = mayReturn || shown(kind, id, one.parts) !== null;
    if (!isNumbered(id) || !isThere) names.set(thing, id);
    else if (ourId === theirId) {
      names.set(thing, id);
      taken.add(`${kind}:${id}`);
    } else {
      claims.push({ thing, ids: candidates(thing, ids) });
    }
  }
  const waiting: Claim[] = [];
  // A thing's own name begins with when it was made.
  const inTurn = claims.toSorted((a, b) => (a.thing < b.thing ? -1 : 1));
  for (const claim of inTurn) {
    const kind = joint.get(claim.thing)?.kind ?? '';
    const free = claim.ids.find((id) => !taken.has(`${kind}:${id}`));
    if (free === undefined) waiting.push(claim);
    else {
      taken.add(`${kind}:${free}`);
      names.set(claim.thing, free);
    }
  }
  for (const { thing, ids } of waiting) {
    const kind = joint.get(thing)?.kind ?? '';
    const [id = ''] = ids;
    const series = `${kind}:${lettersOf(id)}`;
    const next = (highest.get(series) ?? 0) + 1;
    highest.set(series, next);
    names.set(thing, writtenLike(id, next));
  }
  return names;
}
