import { eventTypeOf, type NewEvent } from '../events/event-types.ts';
import {
  type ChoosePayload,
  type Head,
  type MergePayload,
  mergePayloadSchema,
  type Renamed,
} from '../events/merge-account.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { KeptMark } from '../ledger/kept-mark.ts';
import { type Claim, withoutClaims } from './claims.ts';
import { CORRECTED } from './conflict-keys.ts';
import type { Conflict } from './conflicts.ts';
import { conflictsIn } from './conflicts.ts';
import { Copy } from './copy.ts';
import { claimWords } from './describe-change.ts';
import { joinCopies, sameInEither } from './join.ts';
import type { Settled } from './joint-settlement.ts';
import { type Plan, planOf, renamedIn, type ShownValues, shownThings, unknownEvents } from './merge-plan.ts';
import { settleCopies } from './settlement.ts';
import type { Shelf } from './shelf.ts';

/** The result of merging another ledger. */
export interface Merge {
  readonly plan: Plan;
  readonly events: readonly LedgerEntry[];
  readonly renamed: readonly Renamed[];
  readonly conflicts: readonly Conflict[];
  /** Agreements, sign-offs and permissions that the other copy claims, withheld unless confirmed. */
  readonly claims: readonly Claim[];
  readonly settledThings: ReadonlyMap<string, Settled>;
  readonly shownValues: ShownValues;
}

/** Replays a whole ledger. @throws RangeError (or zod's error) on an entry that does not follow */
export function copyOf(entries: Iterable<LedgerEntry>): Copy {
  const copy = new Copy();
  for (const entry of entries) copy.add(entry);
  return copy;
}

/** The entries that an entry contributes: itself, or those that were imported with it. */
function eventsIn(entry: LedgerEntry): readonly LedgerEntry[] {
  const merging = eventTypeOf(entry)?.merging;
  if (merging === 'account') return mergePayloadSchema.parse(entry.payload).events;
  return merging === 'result' ? [] : [entry];
}

/**
 * Merges another copy of the same review, and writes nothing. Symmetric in the two copies, except for the claims, of which
 * each copy trusts only its own.
 * @param entries of their ledger, those after the shared beginning.
 * @param takes whether the person who imports it confirms a claim, and may.
 * @throws RangeError (or zod's error) where no review can have the merged state
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
  const target = shownThings(settlement.settledThings);
  return {
    plan: planOf(ours, settlement.settledThings, settlement.mergedInto),
    events: unknownEvents(ours, entries, eventsIn),
    renamed: renamedIn(settlement, target),
    conflicts: conflictsIn(settlement.settledThings),
    claims,
    settledThings: settlement.settledThings,
    shownValues: target,
  };
}

/** Whether another copy has nothing that ours lacks. */
export function bringsNothing({ plan, events }: Merge): boolean {
  const { accounts, mergedInto, updates, amendments, links, findings } = plan;
  const lists = [
    events,
    accounts,
    mergedInto,
    amendments,
    links,
    findings,
    updates.records,
    updates.marks,
    updates.answers,
  ];
  return lists.every((list) => list.length === 0) && updates.title === null;
}

/** Everything in one copy at present. */
export const thingsOf = (copy: Copy): Map<string, Settled> =>
  new Map(
    [...copy.thingsByName].map(([thing, { kind, id, parts }]) => [
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

/** The reading that a person chose, by the entry that wrote it. */
export type Choice = ChoosePayload['choices'][number];

/** Applies choices to a copy's things. @returns null where a chosen reading is not current */
export function applyChoices(
  copy: Copy,
  choices: readonly Choice[],
  by: Pick<Head, 'who' | 'at'>,
): ReadonlyMap<string, Settled> | null {
  const settledThings = thingsOf(copy);
  for (const { thing: thingName, part, event } of choices) {
    const settled = settledThings.get(thingName);
    const chosenHead = settled?.parts.get(part)?.get(event);
    if (!settled || !chosenHead) return null;
    const headsFor = (reading: unknown) => new Map([['', { event: '', ...by, value: reading, ours: true }]]);
    const parts = new Map(settled.parts).set(part, headsFor(chosenHead.value));
    if (settled.kind === 'answer')
      parts.set(CORRECTED, headsFor(parts.get(CORRECTED)?.get(event)?.value ?? chosenHead.value));
    if (settled.kind === 'amendment') parts.set('changed', headsFor({ changedAt: by.at, changedBy: by.who }));
    settledThings.set(thingName, { ...settled, parts });
  }
  return settledThings;
}

/** The entries that follow the account of a merge or choice, in order. */
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

/**
 * The ledger entries of a merge, in order.
 * @param keptMarks marks of values that the store keeps with it
 */
export function eventsOfMerge(
  ours: Copy,
  { plan, events, renamed, claims }: Merge,
  from: MergePayload['from'],
  keptMarks: readonly KeptMark[],
): readonly NewEvent[] {
  const { accounts, mergedInto, updates } = plan;
  const claimRecords = claims.map((claim) => ({
    ref: claim.ref,
    words: claimWords(claim),
    taken: claim.isTaken,
  }));
  const payload = {
    from,
    events,
    things: accounts,
    same: mergedInto,
    came: updates,
    renamed,
    kept: keptMarks,
    ...(claimRecords.length > 0 && { claims: claimRecords }),
  };
  return [{ act: 'review.merge', subject: '', payload }, ...eventsAfter(plan, revisionIn(ours))];
}

/** The ledger entries of a choice, in order. */
export function eventsOfChoice(copy: Copy, plan: Plan, choices: readonly Choice[]): readonly NewEvent[] {
  const { accounts, mergedInto, updates } = plan;
  const payload = { things: accounts, same: mergedInto, came: updates, choices };
  return [{ act: 'review.choose', subject: '', payload }, ...eventsAfter(plan, revisionIn(copy))];
}
