import type { Head } from '../events/merge-account.ts';
import type { Copy, Heads, ThingInCopy } from './copy.ts';
import { type Parts, thingOf, WHOLE_PART } from './things.ts';

/** What stands of one part of a thing for both copies together, with the copy that each reading was read in. */
export interface JointHead extends Head {
  readonly ours: boolean;
  /** What their copy has of it, where both have it: names of things in it may be others there. */
  readonly also?: unknown;
}
export interface JointThing {
  readonly kind: string;
  /**
   * What each copy calls it; null in one that doesn't know it. Where things turned out to be one, and a copy has but one
   * that isn't that one itself, that says nothing of what it is to be called.
   */
  readonly ourId: string | null;
  readonly theirId: string | null;
  readonly isOwn: { readonly ours: boolean; readonly theirs: boolean };
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}
export type Joint = Map<string, JointThing>;

/**
 * Which of several readings shows until somebody chooses: that there is something rather than nothing, and of those the
 * latest; of two of one moment, that of the greater hash, so that it is the same in every copy.
 */
export function topHead<H extends Head>(heads: Iterable<H>): H | undefined {
  let best: H | undefined;
  for (const head of heads) if (best === undefined || isAbove(head, best)) best = head;
  return best;
}

function isAbove(a: Head, b: Head): boolean {
  if ((a.value === null) !== (b.value === null)) return b.value === null;
  return a.at === b.at ? a.event > b.event : a.at > b.at;
}

/** A thing as it shows, of the readings that stand; null when it is not there. */
export function shownValue(
  kind: string,
  id: string,
  parts: ReadonlyMap<string, ReadonlyMap<string, Head>>,
): unknown {
  const read: Parts = new Map(
    [...parts].map(([part, heads]) => [part, topHead(heads.values())?.value ?? null]),
  );
  return thingOf(kind, id, read);
}

/**
 * Whether a thing is there and nobody took it away. What somebody did is numbered after the rest, whether it came back or
 * not: the copy that brings it back and those that hear of that must number alike.
 */
export const isUndisputed = (kind: string, id: string, parts: JointThing['parts']): boolean =>
  shownValue(kind, id, parts) !== null &&
  [...(parts.get(WHOLE_PART)?.values() ?? [])].every(({ value }) => value !== null);

/** The one thing that another turned out to be, however often. */
export function rootOf(rootByThing: ReadonlyMap<string, string>, thingName: string): string {
  let at = thingName;
  // Each is told once, so that a circle of them can only be made up.
  for (let steps = 0; steps < 1000; steps += 1) {
    const next = rootByThing.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/**
 * What turned out to be one in either of two copies. Each may have learned of another that it is one with a third: then all
 * are, under the first name of them.
 */
export function sameInEither(...copies: readonly Pick<Copy, 'same'>[]): ReadonlyMap<string, string> {
  const rootByThing = new Map<string, string>();
  for (const copy of copies)
    for (const pair of copy.same) {
      const [root, other] = pair.map((thing) => rootOf(rootByThing, thing)).toSorted();
      if (root !== undefined && other !== undefined && root !== other) rootByThing.set(other, root);
    }
  return rootByThing;
}

const NO_HEADS: Heads = new Map();

/**
 * Whether a copy that knew what made a thing go has it back all the same, because something is tied to it: it stays until
 * somebody chooses, also where the other copy would see no reason for it.
 */
const isBackIn = (one: Heads, other: Heads): boolean =>
  other.size > 0 && [...other].every(([event, { value }]) => value === null && one.has(event));

/** A reading stands unless the other copy knew of it and has something else, and nobody brought it back. */
function joinHeads(
  ours: Heads,
  theirs: Heads,
  knownToUs: KnownEvents,
  knownToThem: KnownEvents,
): Map<string, JointHead> {
  const heads = new Map<string, JointHead>();
  for (const [event, head] of ours)
    if (theirs.has(event)) heads.set(event, { ...head, ours: true, also: theirs.get(event)?.value });
    else if (!knownToThem.has(event) || isBackIn(ours, theirs)) heads.set(event, { ...head, ours: true });
  for (const [event, head] of theirs)
    if (!heads.has(event) && (!knownToUs.has(event) || isBackIn(theirs, ours)))
      heads.set(event, { ...head, ours: false });
  return heads;
}

type KnownEvents = ReadonlySet<string>;

/** The things of a copy by what they are one of: those that turned out to be one taken together. */
export function gathered(
  copy: Copy,
  rootByThing: ReadonlyMap<string, string>,
): ReadonlyMap<string, ThingInCopy> {
  const thingsByRoot = new Map<string, ThingInCopy>();
  for (const [name, standing] of copy.things) {
    const root = rootOf(rootByThing, name);
    const standingThing = thingsByRoot.get(root);
    const [first, nextThing] =
      name === root || !standingThing ? [standing, standingThing] : [standingThing, standing];
    thingsByRoot.set(root, nextThing ? mergedThing(first, nextThing) : first);
  }
  return thingsByRoot;
}

function mergedThing(a: ThingInCopy, b: ThingInCopy): ThingInCopy {
  const parts = new Map<string, Heads>(a.parts);
  for (const [part, heads] of b.parts) parts.set(part, new Map([...(parts.get(part) ?? NO_HEADS), ...heads]));
  return { ...a, parts };
}

/** All that stands for two copies together: the same whichever of them is ours. */
export function joinCopies(ours: Copy, theirs: Copy, rootByThing: ReadonlyMap<string, string>): Joint {
  const [we, they] = [gathered(ours, rootByThing), gathered(theirs, rootByThing)];
  const joint: Joint = new Map();
  for (const name of new Set([...we.keys(), ...they.keys()])) {
    const [mine, other] = [we.get(name), they.get(name)];
    const kind = mine?.kind ?? other?.kind ?? '';
    const parts = new Map<string, Map<string, JointHead>>();
    for (const part of new Set([...(mine?.parts.keys() ?? []), ...(other?.parts.keys() ?? [])])) {
      const [a, b] = [mine?.parts.get(part) ?? NO_HEADS, other?.parts.get(part) ?? NO_HEADS];
      parts.set(part, joinHeads(a, b, ours.known, theirs.known));
    }
    const isOwn = { ours: ours.things.has(name), theirs: theirs.things.has(name) };
    joint.set(name, { kind, ourId: mine?.id ?? null, theirId: other?.id ?? null, isOwn, parts });
  }
  return joint;
}
