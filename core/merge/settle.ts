import { canonical } from '../canonical.ts';
import { type Copy, isNumbered } from './copy.ts';
import { type Joint, type JointHead, shown } from './join.ts';
import { HELD_APART } from './kinds.ts';
import { namesOf } from './numbers.ts';
import { idFrom, type Renames, renamed, renamedValue } from './rename.ts';
import { revived } from './revive.ts';
import { keyOf } from './things.ts';
import { withVacated } from './vacated.ts';

/** Values that are held apart from the ledger, by the hash that it has of them. */
export interface Shelf {
  /** @throws RangeError for one that neither copy holds */
  readonly read: (hash: string) => unknown;
  /** Puts in a value that came of renaming. @returns its hash */
  readonly put: (value: unknown) => string;
}

/** A thing of both copies under its name from here on. */
export interface Settled {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, JointHead>>;
}

export interface Settlement {
  readonly things: Map<string, Settled>;
  /** Things that are one from here on, those of before included. */
  readonly same: ReadonlyMap<string, string>;
  /** By our keys and by theirs. */
  readonly ours: Renames;
  readonly theirs: Renames;
}

function renamesOf(joint: Joint, names: ReadonlyMap<string, string>, copy: Copy, isOurs: boolean): Renames {
  const renames = new Map<string, string>();
  for (const [thing, { kind, ourId, theirId }] of joint) {
    const id = isOurs ? ourId : theirId;
    const now = names.get(thing);
    if (id === null || now === undefined || now === id) continue;
    const held = copy.thingAt(keyOf(kind, id));
    // A dead thing whose number another has by now says nothing of what that is called.
    if (held === thing || held === undefined) renames.set(keyOf(kind, id), now);
  }
  return renames;
}

/**
 * What was said once and is in both copies is one thing, though a number in it has since gone to another thing in one of
 * them: as it was said, rather than as it would have to be read now.
 */
function agreed(said: unknown, ours: unknown, theirs: unknown): unknown {
  const [raw, one, other] = [said, ours, theirs].map(canonical);
  if (one === other || one === raw) return ours;
  return other === raw || (other ?? '') < (one ?? '') ? theirs : ours;
}

/** Everything by its name from here on, whichever copy it was read in. */
function named(joint: Joint, ours: Copy, theirs: Copy, shelf: Shelf): Settlement {
  const names = namesOf(joint);
  const [mine, other] = [renamesOf(joint, names, ours, true), renamesOf(joint, names, theirs, false)];
  const things = new Map<string, Settled>();
  for (const [thing, one] of joint) {
    const { kind } = one;
    let id = names.get(thing) ?? '';
    const parts = new Map<string, Map<string, JointHead>>();
    for (const [part, heads] of one.parts) {
      const said = new Map<string, JointHead>();
      for (const [event, head] of heads) {
        const { also, ...rest } = head;
        const read = renamedValue(kind, id, head.value, head.ours ? mine : other, shelf);
        const now =
          also === undefined ? read : agreed(head.value, read, renamedValue(kind, id, also, other, shelf));
        id = idFrom(kind, now) ?? id;
        const value = idFrom(kind, now) === null ? now : { ...(now as object), id };
        said.set(event, { ...rest, value });
      }
      parts.set(part, said);
    }
    things.set(thing, { kind, id, parts });
  }
  return { things, same: new Map(), ours: mine, theirs: other };
}

/** What makes two things one though they were made apart; null for what is always itself. */
function sameness({ kind, id, parts }: Settled): string | null {
  const value = shown(kind, id, parts) as Readonly<Record<string, string>> | null;
  if (kind === 'link') return value && `link ${value.type} ${value.from} ${value.to}`;
  if (kind === 'decision') return value && `decision ${value.about}`;
  return isNumbered(id) || kind === 'amendment' ? null : `${kind} ${id}`;
}

/** The same link made twice, two decisions on one recommendation: one thing, of which more than one reading stands. */
function unified({ things, ...rest }: Settlement, before: ReadonlyMap<string, string>): Settlement {
  const groups = new Map<string, string[]>();
  for (const [thing, settled] of things) {
    const key = sameness(settled);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  const same = new Map(before);
  const now = new Map(things);
  const called = new Map<string, string>();
  for (const group of groups.values()) {
    const [root = '', ...others] = group.toSorted();
    const held = things.get(root);
    if (!held || others.length === 0) continue;
    const members = group.flatMap((thing) => things.get(thing) ?? []);
    const id = members.map((member) => member.id).toSorted()[0] ?? held.id;
    const parts = new Map<string, Map<string, JointHead>>();
    for (const member of members)
      for (const [part, heads] of member.parts) {
        const said = parts.get(part) ?? new Map<string, JointHead>();
        for (const [event, head] of heads)
          said.set(event, { ...head, value: renamed(held.kind, head.value, new Map(), id) });
        parts.set(part, said);
      }
    for (const member of members) if (member.id !== id) called.set(keyOf(held.kind, member.id), id);
    for (const other of others) {
      same.set(other, root);
      now.delete(other);
    }
    now.set(root, { kind: held.kind, id, parts });
  }
  if (called.size > 0) for (const [thing, settled] of now) now.set(thing, calling(settled, called));
  return { ...rest, things: now, same };
}

function calling(settled: Settled, called: Renames): Settled {
  const { kind } = settled;
  if (HELD_APART.has(kind)) return settled;
  const parts = [...settled.parts].map(([part, heads]) => {
    const said = [...heads].map(
      ([event, head]) => [event, { ...head, value: renamed(kind, head.value, called) }] as const,
    );
    return [part, new Map(said)] as const;
  });
  return { ...settled, parts: new Map(parts) };
}

/** Everything that both copies hold together, under one name each. The same whichever of them is ours. */
export function settle(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  same: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  const settled = withVacated(named(joint, ours, theirs, shelf), ours, theirs);
  return revived(unified(settled, same), ours, theirs, shelf);
}
