import { eventTypeOf, type NewEvent } from '../events/event-types.ts';
import {
  type ChoosePayload,
  type MergePayload,
  mergePayloadSchema,
  type Renamed,
} from '../events/merge-account.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { KeptMark } from '../ledger/kept-mark.ts';
import { type Claim, withoutClaims } from './claims.ts';
import type { Conflict } from './conflicts.ts';
import { conflictsIn } from './conflicts.ts';
import { Copy } from './copy.ts';
import { claimWords } from './describe-change.ts';
import { joinCopies, sameInEither } from './join.ts';
import { type Plan, planOf, renamedIn, type ShownValues, showing, unknownEvents } from './merge-plan.ts';
import type { Settled } from './settled.ts';
import { settleCopies } from './settlement.ts';
import type { Shelf } from './shelf.ts';
import { CORRECTED } from './things.ts';

/** What taking in another ledger comes to. */
export interface Merge {
  readonly plan: Plan;
  readonly events: readonly LedgerEntry[];
  readonly renamed: readonly Renamed[];
  readonly conflicts: readonly Conflict[];
  /** What the other copy says was agreed, signed off or allowed: held back, but for what is taken on. */
  readonly claims: readonly Claim[];
  readonly things: ReadonlyMap<string, Settled>;
  readonly shown: ShownValues;
}

/** Reads a whole ledger as a copy. @throws RangeError (or zod's error) on an entry that can't follow */
export function copyOf(entries: Iterable<LedgerEntry>): Copy {
  const copy = new Copy();
  for (const entry of entries) copy.take(entry);
  return copy;
}

/** The entries that an entry brings: itself as somebody wrote it, or those that were taken in with it. */
function eventsIn(entry: LedgerEntry): readonly LedgerEntry[] {
  const merging = eventTypeOf(entry)?.merging;
  if (merging === 'account') return mergePayloadSchema.parse(entry.payload).events;
  return merging === 'result' ? [] : [entry];
}

/**
 * What taking in another copy of the same review comes to; the same state whichever of them is ours, but for what only one
 * of them vouches for. Writes nothing.
 * @param entries of their ledger, those that ours doesn't begin with
 * @param takes whether whoever takes it in takes on, and may, what it says was agreed, signed off or allowed
 * @throws RangeError (or zod's error) where it would be nothing that a review can hold
 */
export function mergeOf(
  ours: Copy,
  theirs: Copy,
  entries: readonly LedgerEntry[],
  { shelf, takes }: { readonly shelf: Shelf; readonly takes: (claim: Omit<Claim, 'isTaken'>) => boolean },
): Merge {
  const before = sameInEither(ours, theirs);
  const settled = settleCopies(joinCopies(ours, theirs, before), ours, theirs, before, shelf);
  const { settlement, claims } = withoutClaims(settled, ours, shelf, takes);
  const target = showing(settlement.things);
  return {
    plan: planOf(ours, settlement),
    events: unknownEvents(ours, entries, eventsIn),
    renamed: renamedIn(settlement, target),
    conflicts: conflictsIn(settlement.things),
    claims,
    things: settlement.things,
    shown: target,
  };
}

/** Whether there is anything in another copy that ours doesn't hold already. */
export function bringsNothing({ plan, events }: Merge): boolean {
  const { things: accounts, same: mergedInto, came: mergedRecords, amendments, links, findings } = plan;
  const lists = [
    events,
    accounts,
    mergedInto,
    amendments,
    links,
    findings,
    mergedRecords.records,
    mergedRecords.marks,
    mergedRecords.answers,
  ];
  return lists.every((list) => list.length === 0) && mergedRecords.title === null;
}

/** Everything of one copy as it stands. */
export const thingsOf = (copy: Copy): Map<string, Settled> =>
  new Map(
    [...copy.things].map(([thing, { kind, id, parts }]) => [
      thing,
      {
        kind,
        id,
        parts: new Map(
          [...parts].map(([part, heads]) => [
            part,
            new Map([...heads].map(([event, head]) => [event, { ...head, ours: true }] as const)),
          ]),
        ),
      },
    ]),
  );

/** What a person chose of readings that exclude each other: by the entry that said it. */
export type Choice = ChoosePayload['choices'][number];

/** A copy's things once readings were chosen, by a person at a moment. @returns null where one chosen is not among them */
export function chosen(
  copy: Copy,
  choices: readonly Choice[],
  by: { readonly who: string; readonly at: string },
): ReadonlyMap<string, Settled> | null {
  const settledThings = thingsOf(copy);
  for (const { thing: thingName, part, event } of choices) {
    const settled = settledThings.get(thingName);
    const chosenHead = settled?.parts.get(part)?.get(event);
    if (!settled || !chosenHead) return null;
    const headsFor = (value: unknown) => new Map([['', { event: '', ...by, value, ours: true }]]);
    const parts = new Map(settled.parts).set(part, headsFor(chosenHead.value));
    if (settled.kind === 'answer')
      parts.set(CORRECTED, headsFor(parts.get(CORRECTED)?.get(event)?.value ?? chosenHead.value));
    if (settled.kind === 'amendment') parts.set('changed', headsFor({ changedAt: by.at, changedBy: by.who }));
    settledThings.set(thingName, { ...settled, parts });
  }
  return settledThings;
}

/** The entries that follow the one that accounts for a merge or a choice, in order. */
function eventsAfter(
  { amendments, links, findings }: Plan,
  revisionOf: (id: string) => number,
): readonly NewEvent[] {
  return [
    ...amendments.map(({ id, is }) => ({
      act: 'amendment.merge' as const,
      subject: `amendment:${id}` as const,
      payload: { revision: revisionOf(id) + 1, is },
    })),
    ...links.map(({ id, is }) => ({
      act: 'link.merge' as const,
      subject: `link:${id}` as const,
      payload: { is },
    })),
    ...findings.map(({ key, is }) => ({
      act: 'finding.merge' as const,
      subject: `finding:${key}` as const,
      payload: { is },
    })),
  ];
}

const revisionIn =
  (copy: Copy) =>
  (id: string): number =>
    copy.state.amendments.get(id)?.revision ?? 0;

/** What our ledger is to tell of a merge, in order. @param keptMarks marks of what the store keeps with it */
export function eventsOfMerge(
  ours: Copy,
  { plan, events, renamed, claims }: Merge,
  from: MergePayload['from'],
  keptMarks: readonly KeptMark[],
): readonly NewEvent[] {
  const { things, same, came } = plan;
  const claimRecords = claims.map((claim) => ({
    ref: claim.ref,
    words: claimWords(claim),
    taken: claim.isTaken,
  }));
  const payload = {
    from,
    events,
    things,
    same,
    came,
    renamed,
    kept: keptMarks,
    ...(claimRecords.length > 0 && { claims: claimRecords }),
  };
  return [{ act: 'review.merge', subject: '', payload }, ...eventsAfter(plan, revisionIn(ours))];
}

/** What our ledger is to tell of a choice, in order. */
export function eventsOfChoice(copy: Copy, plan: Plan, choices: readonly Choice[]): readonly NewEvent[] {
  const { things, same, came } = plan;
  const payload = { things, same, came, choices };
  return [{ act: 'review.choose', subject: '', payload }, ...eventsAfter(plan, revisionIn(copy))];
}
