import { canonicalJson } from '../base/canonical-json.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { answersRenamed, firstsOf, questionsUnasked, withFirst } from './imports.ts';
import { gathered, type Joint, type JointHead, type JointThing, rootOf, shown } from './join.ts';
import { HELD_APART, isNumbered, numberless } from './kinds.ts';
import { isIn, namesOf } from './names-of.ts';
import { followed, idFrom, type Renames, renamed, renamedValue } from './rename.ts';
import { revived } from './revive.ts';
import type { Settled, Settlement } from './settled.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';
import { withVacated } from './vacated.ts';

/** What each thing of a copy is called from here on; of things that turned out to be one, each as that one is. */
function renamesOf(
  copy: Copy,
  names: ReadonlyMap<string, string>,
  same: ReadonlyMap<string, string>,
): Renames {
  const renames = new Map<string, string>();
  for (const [thing, { kind, id }] of copy.things) {
    const now = names.get(rootOf(same, thing));
    // A corrected answer's number is its import's, and not among those that count up by themselves.
    if (kind === 'answer' || now === undefined || now === id) continue;
    // A dead thing whose number another has by now says nothing of what that is called.
    const held = copy.thingAt(keyOf(kind, id));
    if (held === thing || held === undefined) renames.set(keyOf(kind, id), now);
  }
  return renames;
}

/**
 * What was said once and is in both copies is one thing, though a number in it has since gone to another thing in one of
 * them: as it was said, rather than as it would have to be read now.
 */
function agreed(said: unknown, ours: unknown, theirs: unknown): unknown {
  const [raw, one, other] = [said, ours, theirs].map(canonicalJson);
  if (one === other || one === raw) return ours;
  return other === raw || (other ?? '') < (one ?? '') ? theirs : ours;
}

/** The number of a corrected answer, which goes with its import: as the copy has it in which that is still there. */
function answerId(
  thing: string,
  { ourId, theirId }: JointThing,
  sides: readonly (readonly [ReadonlyMap<string, ThingInCopy>, Renames])[],
) {
  const ids = [ourId, theirId].flatMap((id, side) => {
    const [things, renames] = sides[side] ?? [];
    if (id === null || !things || !renames || !isIn(things, thing)) return [];
    return [renames.get(keyOf('answer', id)) ?? id];
  });
  return ids.toSorted()[0] ?? '';
}

/** Corrections that went with their import have no number any more: each copy may have numbered them on before it knew. */
function withoutGoneAnswers(settlement: Settlement): Settlement {
  const things = new Map(settlement.things);
  for (const [thing, settled] of things) {
    const { kind, id, parts } = settled;
    if (kind === 'answer' && shown(kind, id, parts) === null)
      things.set(thing, { ...settled, id: numberless(thing, 'gone') });
  }
  return { ...settlement, things };
}

/** Everything by its name from here on, whichever copy it was read in. */
function named(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  same: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  const names = namesOf(joint, [ours, theirs]);
  const firsts = firstsOf(joint, ours, theirs);
  const [mine, other] = [
    answersRenamed(ours, firsts, renamesOf(ours, names, same)),
    answersRenamed(theirs, firsts, renamesOf(theirs, names, same)),
  ];
  const sides = [[gathered(ours, same), mine] as const, [gathered(theirs, same), other] as const];
  const things = new Map<string, Settled>();
  for (const [thing, one] of joint) {
    const { kind } = one;
    let id = kind === 'answer' ? answerId(thing, one, sides) : (names.get(thing) ?? '');
    const as = (value: unknown, renames: Renames): unknown =>
      withFirst(kind, renamedValue(kind, id, value, renames, shelf), firsts.get(thing));
    const parts = new Map<string, Map<string, JointHead>>();
    for (const [part, heads] of one.parts) {
      const said = new Map<string, JointHead>();
      for (const [event, head] of heads) {
        const { also, ...rest } = head;
        const read = as(head.value, head.ours ? mine : other);
        const now = also === undefined ? read : agreed(head.value, read, as(also, other));
        id = idFrom(kind, now) ?? id;
        const value = idFrom(kind, now) === null ? now : { ...(now as object), id };
        said.set(event, { ...rest, value });
      }
      parts.set(part, said);
    }
    things.set(thing, { kind, id, parts });
  }
  return { things, same: new Map(), ours: mine, theirs: other, called: new Map(), firsts };
}

/** What makes two things one though they were made apart; null for what is always itself. */
function sameness({ kind, id, parts }: Settled, isApart: boolean): string | null {
  const value = shown(kind, id, parts) as Readonly<Record<string, string>> | null;
  // One file may ask the same twice: it is only of two people's that the same question is one.
  if (kind === 'question')
    return value && isApart ? `question ${canonicalJson([value.code, value.text, value.kind])}` : null;
  // Corrections that are gone have no number: none is another's because of that.
  if (kind === 'answer' && value === null) return null;
  if (kind === 'link') return value && `link ${value.type} ${value.from} ${value.to}`;
  if (kind === 'decision') return value && `decision ${value.about}`;
  return isNumbered(id) || kind === 'amendment' ? null : `${kind} ${id}`;
}

/** Whether a question that two people have is had once by each. */
function isOneOfEach(key: string, group: readonly string[], joint: Joint): boolean {
  if (!key.startsWith('question ')) return true;
  const ours = group.filter((thing) => (joint.get(thing)?.ourId ?? null) !== null);
  return group.length === 2 && ours.length === 1;
}

/** The same link made twice, two decisions on one recommendation: one thing, of which more than one reading stands. */
function unified(
  { things, ...rest }: Settlement,
  before: ReadonlyMap<string, string>,
  joint: Joint,
): Settlement {
  const groups = new Map<string, string[]>();
  const { loose } = questionsUnasked(things);
  for (const [thing, settled] of things) {
    if (loose.has(thing)) continue;
    const { ourId = null, theirId = null } = joint.get(thing) ?? {};
    const key = sameness(settled, ourId === null || theirId === null);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  for (const [key, group] of groups) if (!isOneOfEach(key, group, joint)) groups.delete(key);
  const same = new Map(before);
  const now = new Map(things);
  const called = new Map<string, string>();
  for (const group of groups.values()) {
    const [root = '', ...others] = group.toSorted();
    const held = things.get(root);
    if (!held || others.length === 0) continue;
    const members = group.flatMap((thing) => things.get(thing) ?? []);
    // What is numbered keeps the number that the first of them has; what counts up by nothing has the lowest name.
    const lowest = members.map((member) => member.id).toSorted()[0] ?? held.id;
    const id = isNumbered(held.id) ? held.id : lowest;
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
  return { ...rest, things: now, same, called: followed(rest.called, called) };
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
export function settleCopies(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  same: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  let settled = unified(named(joint, ours, theirs, same, shelf), same, joint);
  // Two decisions on two questions are on one, once those turned out to be one.
  for (let before = same.size; settled.same.size > before; ) {
    before = settled.same.size;
    settled = unified(settled, settled.same, joint);
  }
  return withVacated(withoutGoneAnswers(revived(settled, ours, theirs, shelf)), ours, theirs);
}
