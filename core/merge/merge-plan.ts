import type { z } from 'zod';
import { type IgnoredFinding, ignoredFindingSchema } from '../amend/checks/ignored.ts';
import { mergedAmendmentSchema } from '../amend/edits/events.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Head, MergedRecords, MergedThing, Renamed } from '../events/merge-account.ts';
import type { RecordChange } from '../events/records.ts';
import type { ReviewState } from '../events/review-state.ts';
import { isNumberless, type Link, linkSchema } from '../evidence/link.ts';
import { EVIDENCE_KINDS } from '../evidence/marks.ts';
import type { Import, Question, Theme } from '../evidence/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { keyOf, keysOf, splitKey, valueAt } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import { questionsUnasked, withImport } from './imports.ts';
import { shownValue } from './join.ts';
import type { Settled, Settlement } from './joint-settlement.ts';

type MergedAmendment = z.infer<typeof mergedAmendmentSchema>;

/** The changes that give our copy the merged state. */
export interface Plan {
  readonly accounts: readonly MergedThing[];
  readonly mergedInto: readonly (readonly [string, string])[];
  readonly updates: MergedRecords;
  readonly amendments: readonly { readonly id: string; readonly is: MergedAmendment }[];
  readonly links: readonly { readonly id: string; readonly is: Link | null }[];
  readonly findings: readonly { readonly key: string; readonly is: IgnoredFinding | null }[];
}

/** Every thing as shown, by key. */
export type ShownValues = ReadonlyMap<string, unknown>;

/** Themes that two people put under each other, one of each cycle. They become top-level. */
function themesToCut(themes: ReadonlyMap<string, Theme>): ReadonlySet<string> {
  const cut = new Set<string>();
  for (const id of [...themes.keys()].toSorted()) {
    const visited = new Set<string>();
    for (let at: string | null = id; at !== null && !cut.has(at); at = themes.get(at)?.parent ?? null) {
      if (visited.has(at)) {
        cut.add(at);
        break;
      }
      visited.add(at);
    }
  }
  return cut;
}

/** The merged things in the form that is shown. References to removed things are removed where they are not allowed. */
export function shownThings(settledThings: ReadonlyMap<string, Settled>): ShownValues {
  const all = new Map<string, unknown>();
  const { loose } = questionsUnasked(settledThings);
  for (const [thingName, { kind, id, parts }] of settledThings) {
    // A question is removed with the last file that asks it.
    if (loose.has(thingName)) continue;
    const record = shownValue(kind, id, parts);
    if (record !== null) all.set(keyOf(kind, id), record);
  }
  const themes = new Map<string, Theme>();
  for (const [key, record] of all)
    if (splitKey(key).kind === 'theme') themes.set(splitKey(key).id, record as Theme);
  const cut = themesToCut(themes);
  for (const [id, theme] of themes) {
    const losesParent = theme.parent !== null && (cut.has(id) || !themes.has(theme.parent));
    if (losesParent) all.set(keyOf('theme', id), { ...theme, parent: null });
  }
  for (const [key, record] of all) {
    if (splitKey(key).kind !== 'excerpt') continue;
    const excerpt = record as { readonly themes: readonly string[] };
    const themesThere = [...new Set(excerpt.themes.filter((theme) => themes.has(theme)))];
    if (themesThere.length < excerpt.themes.length) all.set(key, { ...excerpt, themes: themesThere });
  }
  const imports = [...all].flatMap(([key, value]) =>
    splitKey(key).kind === 'import' ? [value as Import] : [],
  );
  for (const [key, record] of all)
    if (splitKey(key).kind === 'question') all.set(key, withImport(record as Question, imports));
  // The correction of a removed answer stays among the readings, in case its import returns.
  for (const [key, record] of all)
    if (splitKey(key).kind === 'answer' && !all.has(keyOf('import', (record as { import: string }).import)))
      all.delete(key);
  return all;
}

function withoutRevision(record: unknown): unknown {
  if (record === null || typeof record !== 'object') return record;
  const { revision: _, ...rest } = record as { readonly revision?: number };
  return rest;
}

/** A consultation with the moment of publication, which belongs to our copy's ledger. */
const withOwnMoment = (is: unknown, was: unknown): unknown =>
  is === undefined || is === null
    ? null
    : { ...(is as object), consulted: (was as { readonly consulted: unknown } | null)?.consulted ?? null };

const inOrder = (keys: Iterable<string>): readonly string[] => [...keys].toSorted();

/** @throws RangeError (or zod's error) for a thing that can't take its merged state */
function differences(state: ReviewState, target: ShownValues): Omit<Plan, 'accounts' | 'mergedInto'> {
  let title: string | null = null;
  const [records, marks, answers]: [
    RecordChange[],
    MergedRecords['marks'][number][],
    MergedRecords['answers'][number][],
  ] = [[], [], []];
  const amendments: { id: string; is: MergedAmendment }[] = [];
  const links: { id: string; is: Link | null }[] = [];
  const findings: { key: string; is: IgnoredFinding | null }[] = [];
  for (const key of inOrder(new Set([...keysOf(state), ...target.keys()]))) {
    const { kind, id } = splitKey(key);
    const was = valueAt(state, key);
    const is = kind === 'consultation' ? withOwnMoment(target.get(key), was) : (target.get(key) ?? null);
    if (canonicalJson(withoutRevision(was)) === canonicalJson(is)) continue;
    const evidence = EVIDENCE_KINDS.find((each) => each === kind);
    if (kind === 'review') title = (is as { readonly title: string }).title;
    else if (kind === 'amendment') {
      // A number is never withdrawn, since people may have cited it.
      if (is === null)
        throw new RangeError(`${id} has another number in their copy, and this copy cannot use that number`);
      amendments.push({ id, is: mergedAmendmentSchema.parse(is) });
    } else if (kind === 'link') links.push({ id, is: linkSchema.nullable().parse(is) });
    else if (kind === 'finding') findings.push({ key: id, is: ignoredFindingSchema.nullable().parse(is) });
    else if (kind === 'answer') {
      const before = was as { readonly now: string } | null;
      const after = is as { readonly first: string; readonly now: string; readonly import: string } | null;
      answers.push({ id: Number(id), was: before?.now ?? after?.first ?? '', is: after });
    } else if (evidence) {
      const [before, after] = [was, is] as readonly ({ readonly hash: string } | null)[];
      marks.push({ kind: evidence, id, was: before?.hash ?? null, hash: after?.hash ?? null });
    } else records.push({ kind, id, was, is } as RecordChange);
  }
  return { updates: { title, records, marks, answers }, amendments, links, findings };
}

/** The current readings of each part, in a fixed order, in the form of an account. */
const accountedParts = (parts: ReadonlyMap<string, ReadonlyMap<string, Head>>): MergedThing['parts'] =>
  Object.fromEntries(
    [...parts].map(([part, heads]) => [
      part,
      [...heads.values()]
        .map(({ event, who, at, value }) => ({ event, who, at, value }))
        .toSorted((a, b) => (a.event < b.event ? -1 : 1)),
    ]),
  );

/** The things that differ between our copy and the merged state. */
function accountOf(ours: Copy, settledThings: ReadonlyMap<string, Settled>): readonly MergedThing[] {
  const account: MergedThing[] = [];
  for (const [thingName, { kind, id, parts }] of settledThings) {
    const ownThing = ours.thingsByName.get(thingName);
    const now = { thing: thingName, kind, id, parts: accountedParts(parts) };
    if (ownThing?.id === id && canonicalJson(accountedParts(ownThing.parts)) === canonicalJson(now.parts))
      continue;
    account.push(now);
  }
  return account.toSorted((a, b) => (a.thing < b.thing ? -1 : 1));
}

/**
 * The plan that gives our copy the settled state.
 * @throws RangeError (or zod's error) where no review can have that state
 */
export function planOf(
  ours: Copy,
  settledThings: ReadonlyMap<string, Settled>,
  mergedInto: ReadonlyMap<string, string> = new Map(),
): Plan {
  return {
    accounts: accountOf(ours, settledThings),
    mergedInto: [...mergedInto]
      .filter(([one]) => !ours.mergedInto.has(one))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ...differences(ours.state, shownThings(settledThings)),
  };
}

/** Entries that our copy does not know, from their ledger and from earlier imports into it, as they were written. */
export function unknownEvents(
  ours: Copy,
  theirs: readonly LedgerEntry[],
  eventsIn: (entry: LedgerEntry) => readonly LedgerEntry[],
): readonly LedgerEntry[] {
  const visited = new Set<string>();
  const events: LedgerEntry[] = [];
  for (const entry of theirs)
    for (const event of eventsIn(entry)) {
      if (ours.knownHashes.has(event.hash) || visited.has(event.hash)) continue;
      visited.add(event.hash);
      events.push(event);
    }
  return events;
}

/** The present things that have a new name on either side. */
export function renamedIn(
  { ours, theirs }: Pick<Settlement, 'ours' | 'theirs'>,
  target: ShownValues,
): readonly Renamed[] {
  const renamesOn = (isOurs: boolean) =>
    [...(isOurs ? ours : theirs)].flatMap(([key, to]) => {
      const { kind, id: from } = splitKey(key);
      // An answer is renumbered with its import, which is reported. A restored thing had no number to lose.
      return kind === 'answer' || isNumberless(from) || !target.has(keyOf(kind, to))
        ? []
        : [{ kind, from, to, ours: isOurs }];
    });
  return [...renamesOn(true), ...renamesOn(false)];
}
