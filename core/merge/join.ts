import type { Head } from '../events/merge-account.ts';
import { type Parts, thingOf, WHOLE_PART } from './conflict-keys.ts';
import type { Copy, Heads, ThingInCopy } from './copy.ts';

/** A current reading after both copies were joined. */
export interface JointHead extends Head {
  /** Whether our copy has the reading. */
  readonly ours: boolean;
  /** The other copy's form of the reading, if both have it. Names of other things in it may differ. */
  readonly also?: unknown;
}
/** A thing with the current readings of both copies. */
export interface JointThing {
  readonly kind: string;
  /** The thing's id in each copy; null in a copy that does not know the thing. */
  readonly ourId: string | null;
  readonly theirId: string | null;
  /** Whether each copy has the thing itself, and not only another that was found to be the same. */
  readonly isOwn: { readonly ours: boolean; readonly theirs: boolean };
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}
export type Joint = Map<string, JointThing>;

/**
 * The reading that is shown until somebody chooses: a present one before a removed one, then the latest, then the
 * greater hash. The choice is the same in every copy.
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

/** A thing as shown, from its current readings; null when it is absent. */
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
 * Whether a thing is present and nobody removed it.
 *
 * A disputed thing is numbered after the others, restored or not, so that all copies assign the same numbers.
 */
export const isUndisputed = (kind: string, id: string, parts: JointThing['parts']): boolean =>
  shownValue(kind, id, parts) !== null &&
  [...(parts.get(WHOLE_PART)?.values() ?? [])].every(({ value }) => value !== null);

/** Follows things that were found to be the same, through any number of steps, to the one that remains. */
export function rootOf(rootByThing: ReadonlyMap<string, string>, thingName: string): string {
  let root = thingName;
  // Each step is recorded once, so only a forged package can contain a cycle.
  for (let steps = 0; steps < 1000; steps += 1) {
    const next = rootByThing.get(root);
    if (next === undefined) return root;
    root = next;
  }
  return root;
}

/** The things found to be the same in either copy. Chains through a third thing are joined, under the first name. */
export function sameInEither(...copies: readonly Pick<Copy, 'mergedInto'>[]): ReadonlyMap<string, string> {
  const rootByThing = new Map<string, string>();
  for (const copy of copies)
    for (const pair of copy.mergedInto) {
      const [root, other] = pair.map((thing) => rootOf(rootByThing, thing)).toSorted();
      if (root !== undefined && other !== undefined && root !== other) rootByThing.set(other, root);
    }
  return rootByThing;
}

const NO_HEADS: Heads = new Map();

/**
 * Whether a copy restored a thing although it knew of its removal, because something is linked to it. The thing then
 * stays until somebody chooses.
 */
const isRestoredIn = (one: Heads, other: Heads): boolean =>
  other.size > 0 && [...other].every(([event, { value }]) => value === null && one.has(event));

/** A reading is current unless the other copy knew it, replaced it, and nobody restored it. */
function joinHeads(
  ours: Heads,
  theirs: Heads,
  knownToUs: KnownEvents,
  knownToThem: KnownEvents,
): Map<string, JointHead> {
  const heads = new Map<string, JointHead>();
  for (const [event, head] of ours)
    if (theirs.has(event)) heads.set(event, { ...head, ours: true, also: theirs.get(event)?.value });
    else if (!knownToThem.has(event) || isRestoredIn(ours, theirs)) heads.set(event, { ...head, ours: true });
  for (const [event, head] of theirs)
    if (!heads.has(event) && (!knownToUs.has(event) || isRestoredIn(theirs, ours)))
      heads.set(event, { ...head, ours: false });
  return heads;
}

type KnownEvents = ReadonlySet<string>;

/** The things of a copy, with those found to be the same joined into one. */
export function joinedThings(
  copy: Copy,
  rootByThing: ReadonlyMap<string, string>,
): ReadonlyMap<string, ThingInCopy> {
  const thingsByRoot = new Map<string, ThingInCopy>();
  for (const [name, thingInCopy] of copy.thingsByName) {
    const root = rootOf(rootByThing, name);
    const earlier = thingsByRoot.get(root);
    const [first, second] = name === root || !earlier ? [thingInCopy, earlier] : [earlier, thingInCopy];
    thingsByRoot.set(root, second ? mergedThing(first, second) : first);
  }
  return thingsByRoot;
}

function mergedThing(a: ThingInCopy, b: ThingInCopy): ThingInCopy {
  const parts = new Map<string, Heads>(a.parts);
  for (const [part, heads] of b.parts) parts.set(part, new Map([...(parts.get(part) ?? NO_HEADS), ...heads]));
  return { ...a, parts };
}

/** All current readings of two copies. Symmetric in the two copies. */
export function joinCopies(ours: Copy, theirs: Copy, rootByThing: ReadonlyMap<string, string>): Joint {
  const [we, they] = [joinedThings(ours, rootByThing), joinedThings(theirs, rootByThing)];
  const joint: Joint = new Map();
  for (const name of new Set([...we.keys(), ...they.keys()])) {
    const [mine, other] = [we.get(name), they.get(name)];
    const kind = mine?.kind ?? other?.kind ?? '';
    const parts = new Map<string, Map<string, JointHead>>();
    for (const part of new Set([...(mine?.parts.keys() ?? []), ...(other?.parts.keys() ?? [])])) {
      const [a, b] = [mine?.parts.get(part) ?? NO_HEADS, other?.parts.get(part) ?? NO_HEADS];
      parts.set(part, joinHeads(a, b, ours.knownHashes, theirs.knownHashes));
    }
    const isOwn = { ours: ours.thingsByName.has(name), theirs: theirs.thingsByName.has(name) };
    joint.set(name, { kind, ourId: mine?.id ?? null, theirId: other?.id ?? null, isOwn, parts });
  }
  return joint;
}
