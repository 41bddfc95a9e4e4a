import { canonicalJson } from '../base/canonical-json.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { answersRenamed, firstsOf, questionsUnasked, withFirst } from './imports.ts';
import { gathered, type Joint, type JointHead, type JointThing, rootOf, shownValue } from './join.ts';
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
  rootByThing: ReadonlyMap<string, string>,
): Renames {
  const renames = new Map<string, string>();
  for (const [thingName, { kind, id }] of copy.things) {
    const now = names.get(rootOf(rootByThing, thingName));
    // A corrected answer's number is its import's, and not among those that count up by themselves.
    if (kind === 'answer' || now === undefined || now === id) continue;
    // A dead thing whose number another has by now says nothing of what that is called.
    const thingNow = copy.thingAt(keyOf(kind, id));
    if (thingNow === thingName || thingNow === undefined) renames.set(keyOf(kind, id), now);
  }
  return renames;
}

/**
 * What was said once and is in both copies is one thing, though a number in it has since gone to another thing in one of
 * them: as it was said, rather than as it would have to be read now.
 */
function agreed(original: unknown, ours: unknown, theirs: unknown): unknown {
  const [raw, one, other] = [original, ours, theirs].map(canonicalJson);
  if (one === other || one === raw) return ours;
  return other === raw || (other ?? '') < (one ?? '') ? theirs : ours;
}

/** The number of a corrected answer, which goes with its import: as the copy has it in which that is still there. */
function answerId(
  thingName: string,
  { ourId, theirId }: JointThing,
  sides: readonly (readonly [ReadonlyMap<string, ThingInCopy>, Renames])[],
) {
  const ids = [ourId, theirId].flatMap((id, side) => {
    const [settledThings, renames] = sides[side] ?? [];
    if (id === null || !settledThings || !renames || !isIn(settledThings, thingName)) return [];
    return [renames.get(keyOf('answer', id)) ?? id];
  });
  return ids.toSorted()[0] ?? '';
}

/** Corrections that went with their import have no number any more: each copy may have numbered them on before it knew. */
function withoutGoneAnswers(settlement: Settlement): Settlement {
  const settledThings = new Map(settlement.things);
  for (const [thingName, settled] of settledThings) {
    const { kind, id, parts } = settled;
    if (kind === 'answer' && shownValue(kind, id, parts) === null)
      settledThings.set(thingName, { ...settled, id: numberless(thingName, 'gone') });
  }
  return { ...settlement, things: settledThings };
}

/** Everything by its name from here on, whichever copy it was read in. */
function underNewNames(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  rootByThing: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  const names = namesOf(joint, [ours, theirs]);
  const firsts = firstsOf(joint, ours, theirs);
  const [mine, other] = [
    answersRenamed(ours, firsts, renamesOf(ours, names, rootByThing)),
    answersRenamed(theirs, firsts, renamesOf(theirs, names, rootByThing)),
  ];
  const sides = [
    [gathered(ours, rootByThing), mine] as const,
    [gathered(theirs, rootByThing), other] as const,
  ];
  const settledThings = new Map<string, Settled>();
  for (const [thingName, one] of joint) {
    const { kind } = one;
    let id = kind === 'answer' ? answerId(thingName, one, sides) : (names.get(thingName) ?? '');
    const as = (value: unknown, renames: Renames): unknown =>
      withFirst(kind, renamedValue(kind, id, value, renames, shelf), firsts.get(thingName));
    const parts = new Map<string, Map<string, JointHead>>();
    for (const [part, heads] of one.parts) {
      const headsByEvent = new Map<string, JointHead>();
      for (const [event, head] of heads) {
        const { also, ...rest } = head;
        const read = as(head.value, head.ours ? mine : other);
        const now = also === undefined ? read : agreed(head.value, read, as(also, other));
        id = idFrom(kind, now) ?? id;
        const value = idFrom(kind, now) === null ? now : { ...(now as object), id };
        headsByEvent.set(event, { ...rest, value });
      }
      parts.set(part, headsByEvent);
    }
    settledThings.set(thingName, { kind, id, parts });
  }
  return { things: settledThings, same: new Map(), ours: mine, theirs: other, called: new Map(), firsts };
}

/** What makes two things one though they were made apart; null for what is always itself. */
function sameness({ kind, id, parts }: Settled, isApart: boolean): string | null {
  const value = shownValue(kind, id, parts) as Readonly<Record<string, string>> | null;
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
  { things: settledThings, ...rest }: Settlement,
  before: ReadonlyMap<string, string>,
  joint: Joint,
): Settlement {
  const groups = new Map<string, string[]>();
  const { loose } = questionsUnasked(settledThings);
  for (const [thingName, settled] of settledThings) {
    if (loose.has(thingName)) continue;
    const { ourId = null, theirId = null } = joint.get(thingName) ?? {};
    const key = sameness(settled, ourId === null || theirId === null);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), thingName]);
  }
  for (const [key, group] of groups) if (!isOneOfEach(key, group, joint)) groups.delete(key);
  const mergedInto = new Map(before);
  const now = new Map(settledThings);
  const newNames = new Map<string, string>();
  for (const group of groups.values()) {
    const [root = '', ...others] = group.toSorted();
    const rootThing = settledThings.get(root);
    if (!rootThing || others.length === 0) continue;
    const members = group.flatMap((thing) => settledThings.get(thing) ?? []);
    // What is numbered keeps the number that the first of them has; what counts up by nothing has the lowest name.
    const lowest = members.map((member) => member.id).toSorted()[0] ?? rootThing.id;
    const id = isNumbered(rootThing.id) ? rootThing.id : lowest;
    const parts = new Map<string, Map<string, JointHead>>();
    for (const member of members)
      for (const [part, heads] of member.parts) {
        const headsByEvent = parts.get(part) ?? new Map<string, JointHead>();
        for (const [event, head] of heads)
          headsByEvent.set(event, { ...head, value: renamed(rootThing.kind, head.value, new Map(), id) });
        parts.set(part, headsByEvent);
      }
    for (const member of members) if (member.id !== id) newNames.set(keyOf(rootThing.kind, member.id), id);
    for (const other of others) {
      mergedInto.set(other, root);
      now.delete(other);
    }
    now.set(root, { kind: rootThing.kind, id, parts });
  }
  if (newNames.size > 0)
    for (const [thingName, settled] of now) now.set(thingName, calling(settled, newNames));
  return { ...rest, things: now, same: mergedInto, called: followed(rest.called, newNames) };
}

function calling(settled: Settled, newNames: Renames): Settled {
  const { kind } = settled;
  if (HELD_APART.has(kind)) return settled;
  const parts = [...settled.parts].map(([part, heads]) => {
    const headsByEvent = [...heads].map(
      ([event, head]) => [event, { ...head, value: renamed(kind, head.value, newNames) }] as const,
    );
    return [part, new Map(headsByEvent)] as const;
  });
  return { ...settled, parts: new Map(parts) };
}

/** Everything that both copies hold together, under one name each. The same whichever of them is ours. */
export function settleCopies(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  rootByThing: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  let settled = unified(underNewNames(joint, ours, theirs, rootByThing, shelf), rootByThing, joint);
  // Two decisions on two questions are on one, once those turned out to be one.
  for (let before = rootByThing.size; settled.same.size > before; ) {
    before = settled.same.size;
    settled = unified(settled, settled.same, joint);
  }
  return withVacated(withoutGoneAnswers(revived(settled, ours, theirs, shelf)), ours, theirs);
}
