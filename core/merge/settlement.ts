import { canonicalJson } from '../base/canonical-json.ts';
import { keyOf } from './conflict-keys.ts';
import type { Copy, ThingInCopy } from './copy.ts';
import { decideIds, isPresentIn } from './decide-ids.ts';
import { answersRenamed, firstsOf, questionsUnasked, withFirst } from './imports.ts';
import { type Joint, type JointHead, type JointThing, joinedThings, rootOf, shownValue } from './join.ts';
import type { Settled, Settlement } from './joint-settlement.ts';
import { isNumbered, numberless, STORED_OUTSIDE_LEDGER } from './kinds.ts';
import { applyRenames, composeRenames, idFrom, type Renames, renamedValue } from './rename.ts';
import { restoreReferenced } from './revive.ts';
import type { Shelf } from './shelf.ts';
import { withVacated } from './vacated-name.ts';

/** The new id of each thing of a copy. Things found to be the same share one. */
function renamesOf(
  copy: Copy,
  names: ReadonlyMap<string, string>,
  rootByThing: ReadonlyMap<string, string>,
): Renames {
  const renames = new Map<string, string>();
  for (const [thingName, { kind, id }] of copy.thingsByName) {
    const now = names.get(rootOf(rootByThing, thingName));
    // A corrected answer is numbered with its import.
    if (kind === 'answer' || now === undefined || now === id) continue;
    // A deleted item's number may have been reused. Its new id must not be applied to the new item.
    const thingNow = copy.thingAt(keyOf(kind, id));
    if (thingNow === thingName || thingNow === undefined) renames.set(keyOf(kind, id), now);
  }
  return renames;
}

/**
 * Chooses one form of a reading that both copies have. The forms differ where one copy reused a number that the reading
 * mentions. The form of the copy in which the reading kept its original meaning is chosen.
 */
function commonReading(original: unknown, ours: unknown, theirs: unknown): unknown {
  const [originalJson, ourJson = '', theirJson = ''] = [original, ours, theirs].map(canonicalJson);
  if (ourJson === theirJson || ourJson === originalJson) return ours;
  return theirJson === originalJson || theirJson < ourJson ? theirs : ours;
}

/** The number of a corrected answer, from the copy that still has its import. */
function answerId(
  thingName: string,
  { ourId, theirId }: JointThing,
  sides: readonly (readonly [ReadonlyMap<string, ThingInCopy>, Renames])[],
) {
  const ids = [ourId, theirId].flatMap((id, side) => {
    const [settledThings, renames] = sides[side] ?? [];
    if (id === null || !settledThings || !renames || !isPresentIn(settledThings, thingName)) return [];
    return [renames.get(keyOf('answer', id)) ?? id];
  });
  return ids.toSorted()[0] ?? '';
}

/** Removes the numbers of corrections whose import was removed: each copy may have renumbered them before it knew. */
function withoutGoneAnswers(settlement: Settlement): Settlement {
  const settledThings = new Map(settlement.settledThings);
  for (const [thingName, settled] of settledThings) {
    const { kind, id, parts } = settled;
    if (kind === 'answer' && shownValue(kind, id, parts) === null)
      settledThings.set(thingName, { ...settled, id: numberless(thingName, 'gone') });
  }
  return { ...settlement, settledThings };
}

/** Puts all readings of both copies under the new ids. */
function underNewNames(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  rootByThing: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  const names = decideIds(joint, [ours, theirs]);
  const firsts = firstsOf(joint, ours, theirs);
  const [mine, other] = [
    answersRenamed(ours, firsts, renamesOf(ours, names, rootByThing)),
    answersRenamed(theirs, firsts, renamesOf(theirs, names, rootByThing)),
  ];
  const sides = [
    [joinedThings(ours, rootByThing), mine] as const,
    [joinedThings(theirs, rootByThing), other] as const,
  ];
  const settledThings = new Map<string, Settled>();
  for (const [thingName, one] of joint) {
    const { kind } = one;
    let id = kind === 'answer' ? answerId(thingName, one, sides) : (names.get(thingName) ?? '');
    const as = (reading: unknown, renames: Renames): unknown =>
      withFirst(kind, renamedValue(kind, id, reading, renames, shelf), firsts.get(thingName));
    const parts = new Map<string, Map<string, JointHead>>();
    for (const [part, heads] of one.parts) {
      const headsByEvent = new Map<string, JointHead>();
      for (const [event, head] of heads) {
        const { also, ...rest } = head;
        const read = as(head.value, head.ours ? mine : other);
        const now = also === undefined ? read : commonReading(head.value, read, as(also, other));
        id = idFrom(kind, now) ?? id;
        const reading = idFrom(kind, now) === null ? now : { ...(now as object), id };
        headsByEvent.set(event, { ...rest, value: reading });
      }
      parts.set(part, headsByEvent);
    }
    settledThings.set(thingName, { kind, id, parts });
  }
  return { settledThings, mergedInto: new Map(), ours: mine, theirs: other, laterRenames: new Map(), firsts };
}

/** A key that is equal for things that two people made separately and that are the same; null for a unique thing. */
function identityKey({ kind, id, parts }: Settled, isApart: boolean): string | null {
  const record = shownValue(kind, id, parts) as Readonly<Record<string, string>> | null;
  // One file may ask the same question twice; only questions of two people's files are joined.
  if (kind === 'question')
    return record && isApart ? `question ${canonicalJson([record.code, record.text, record.kind])}` : null;
  // Removed corrections have no number, so none equals another.
  if (kind === 'answer' && record === null) return null;
  if (kind === 'link') return record && `link ${record.type} ${record.from} ${record.to}`;
  if (kind === 'decision') return record && `decision ${record.about}`;
  return isNumbered(id) || kind === 'amendment' ? null : `${kind} ${id}`;
}

/** Whether each of two people has a question once. */
function isOneOfEach(key: string, group: readonly string[], joint: Joint): boolean {
  if (!key.startsWith('question ')) return true;
  const ours = group.filter((thing) => (joint.get(thing)?.ourId ?? null) !== null);
  return group.length === 2 && ours.length === 1;
}

/**
 * Joins things with the same identity, such as a link made twice or two decisions on one recommendation. Their readings
 * then compete.
 */
function joinSameThings(
  { settledThings, ...rest }: Settlement,
  before: ReadonlyMap<string, string>,
  joint: Joint,
): Settlement {
  const groups = new Map<string, string[]>();
  const { loose } = questionsUnasked(settledThings);
  for (const [thingName, settled] of settledThings) {
    if (loose.has(thingName)) continue;
    const { ourId = null, theirId = null } = joint.get(thingName) ?? {};
    const key = identityKey(settled, ourId === null || theirId === null);
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
    // A numbered thing keeps the first member's number; others take the lowest id.
    const lowest = members.map((member) => member.id).toSorted()[0] ?? rootThing.id;
    const id = isNumbered(rootThing.id) ? rootThing.id : lowest;
    const parts = new Map<string, Map<string, JointHead>>();
    for (const member of members)
      for (const [part, heads] of member.parts) {
        const headsByEvent = parts.get(part) ?? new Map<string, JointHead>();
        for (const [event, head] of heads)
          headsByEvent.set(event, {
            ...head,
            value: applyRenames(rootThing.kind, head.value, new Map(), id),
          });
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
    for (const [thingName, settled] of now) now.set(thingName, withNewIds(settled, newNames));
  return {
    ...rest,
    settledThings: now,
    mergedInto,
    laterRenames: composeRenames(rest.laterRenames, newNames),
  };
}

/** A thing whose references have the new ids. */
function withNewIds(settled: Settled, newNames: Renames): Settled {
  const { kind } = settled;
  if (STORED_OUTSIDE_LEDGER.has(kind)) return settled;
  const parts = [...settled.parts].map(([part, heads]) => {
    const headsByEvent = [...heads].map(
      ([event, head]) => [event, { ...head, value: applyRenames(kind, head.value, newNames) }] as const,
    );
    return [part, new Map(headsByEvent)] as const;
  });
  return { ...settled, parts: new Map(parts) };
}

/** The merged state of both copies, with one id for each thing. Symmetric in the two copies. */
export function settleCopies(
  joint: Joint,
  ours: Copy,
  theirs: Copy,
  rootByThing: ReadonlyMap<string, string>,
  shelf: Shelf,
): Settlement {
  let settled = joinSameThings(underNewNames(joint, ours, theirs, rootByThing, shelf), rootByThing, joint);
  // Decisions on two questions become competing readings once the questions were found to be the same, so joining is
  // repeated.
  for (let before = rootByThing.size; settled.mergedInto.size > before; ) {
    before = settled.mergedInto.size;
    settled = joinSameThings(settled, settled.mergedInto, joint);
  }
  return withVacated(withoutGoneAnswers(restoreReferenced(settled, ours, theirs, shelf)), ours, theirs);
}
