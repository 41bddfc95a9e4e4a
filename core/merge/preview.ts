import type { Provision } from '../act/tree.ts';
import { citePlace } from '../amend/changes/edit-place.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { clashesOf } from '../amend/edits/clash.ts';
import { listed } from '../base/english.ts';
import type { MergePayload } from '../events/merge-account.ts';
import type { Import, Theme } from '../evidence/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Brought } from './calls.ts';
import type { Claim } from './claims.ts';
import { splitKey, valueAt } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import { changeWords, claimWords, conflictWords, leftWords, renamedWords } from './describe-change.ts';
import type { Settled } from './joint-settlement.ts';
import { bringsNothing, type Merge } from './merge.ts';
import type { Shelf } from './shelf.ts';
import { vacatedName } from './vacated-name.ts';

/** The most entries that a preview lists. */
const MAX_EVENTS = 1000;

const notWithdrawn = (values: Iterable<unknown>): readonly Amendment[] =>
  [...values].filter((value) => (value as Amendment).state !== 'withdrawn') as readonly Amendment[];

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Amendments that are alternatives after the merge, and were not in our copy alone. */
function newAlternatives(root: Provision, ours: Copy, { shownValues }: Merge): Brought['alternatives'] {
  const knownPairs = new Set(
    clashesOf(root, notWithdrawn(ours.state.amendments.values())).map(({ a, b }) => pairKey(a, b)),
  );
  const now = notWithdrawn(
    [...shownValues].flatMap(([key, value]) => (splitKey(key).kind === 'amendment' ? [value] : [])),
  );
  return clashesOf(root, now)
    .filter(({ a, b }) => !knownPairs.has(pairKey(a, b)))
    .map(({ a, b, places }) => ({
      a,
      b,
      places: [...new Set(places.map((place) => citePlace(root, place) ?? 'a provision of theirs'))],
    }));
}

/** A remark for each file that two people imported separately, so that its responses would count twice. */
function duplicateFileRemarks({ shownValues }: Merge, ours: Copy): readonly string[] {
  const byRows = new Map<string, Import[]>();
  for (const [key, record] of shownValues)
    if (splitKey(key).kind === 'import') {
      const { rows } = record as Import;
      byRows.set(rows, [...(byRows.get(rows) ?? []), record as Import]);
    }
  return [...byRows.values()]
    .filter((imports) => imports.length > 1)
    .filter((imports) => imports.some(({ id }) => valueAt(ours.state, `import:${id}`) === null))
    .map((imports) => {
      const ids = imports.map(({ id }) => id).toSorted();
      return `${listed(ids)} are the same responses, from ${imports[0]?.file}, imported in both copies. Undo one of the imports, or every response counts twice.`;
    });
}

/** Remarks about new themes with the name of another theme, and about files that were imported twice. */
function remarksOn(merge: Merge, ours: Copy): readonly string[] {
  const { shownValues } = merge;
  const keysByName = new Map<string, string[]>();
  for (const [key, record] of shownValues) {
    if (splitKey(key).kind !== 'theme') continue;
    const name = (record as Theme).name.trim().toLocaleLowerCase('en-GB');
    keysByName.set(name, [...(keysByName.get(name) ?? []), key]);
  }
  const themes = [...keysByName.values()]
    .filter((keys) => keys.length > 1 && keys.some((key) => valueAt(ours.state, key) === null))
    .map((keys) => {
      const ids = keys.map((key) => splitKey(key).id).toSorted();
      const { name } = shownValues.get(keys[0] ?? '') as Theme;
      return `${listed(ids)} are both called ${name}. Merge the themes or rename one.`;
    });
  return [...themes, ...duplicateFileRemarks(merge, ours)];
}

/** Why records of a kind are not imported. */
const NOT_IMPORTED: Readonly<Record<string, string>> = {
  version: 'Saved versions are not transferred.',
  consultation: 'When a draft was published is not transferred.',
};

interface Records {
  readonly records?: readonly { readonly kind: string; readonly id: string; readonly is: unknown }[];
}

/** The parts of the other person's work that are not imported, with the reasons. Their entries can be read nevertheless. */
function notImported(events: readonly LedgerEntry[]): Brought['left'] {
  const reasons = new Map<string, string>();
  for (const { act, payload } of events) {
    if (act === 'review.rebase')
      reasons.set('The change of the base text', 'Both copies already have this change.');
    if (act !== 'records.change') continue;
    for (const { kind, is } of (payload as Records).records ?? []) {
      const record = is as { readonly name?: string; readonly consulted?: unknown } | null;
      if (kind === 'version' && record) reasons.set(`The version “${record.name}”`, NOT_IMPORTED[kind] ?? '');
      if (kind === 'consultation' && record?.consulted)
        reasons.set('The moment at which the draft was published', NOT_IMPORTED[kind] ?? '');
    }
  }
  return [...reasons].map(([what, why]) => ({ what, why }));
}

/** Describes what importing a package would change, for the person who decides. */
export function describeMerge(
  ours: Copy,
  merge: Merge,
  context: {
    readonly from: MergePayload['from'];
    readonly shared: number;
    readonly root: Provision;
    readonly shelf: Shelf;
    /** Why this person may not confirm a claim; null where they may. */
    readonly barred: (claim: Omit<Claim, 'isTaken'>) => string | null;
  },
): Brought {
  const { plan, events, renamed, conflicts, claims } = merge;
  const { root, shelf, barred } = context;
  /** The sentence about each changed thing, by its key. */
  const sentences = new Map<string, string>();
  const ownRenames = renamed.filter(({ ours }) => ours);
  const oldRefs = new Set(ownRenames.map(({ kind, from }) => `${kind}:${from}`));
  const newRefs = new Set(ownRenames.map(({ kind, to }) => `${kind}:${to}`));
  const addChange = (kind: string, id: string, was: unknown, is: unknown) => {
    const ref = `${kind}:${id}`;
    const vacated = vacatedName(ref);
    const isNewlyVacated = merge.settledThings.has(vacated) && ours.thingAt(ref) !== vacated;
    // A renamed thing of ours leaves its old reference to a thing of theirs.
    const renaming = newRefs.has(ref) ? 'ours' : oldRefs.has(ref) ? 'theirs' : undefined;
    const change = is === null ? undefined : isNewlyVacated ? 'vacated' : renaming;
    sentences.set(ref, changeWords(kind, id, was, is, change));
  };
  const { state } = ours;
  for (const { id, is } of plan.amendments) addChange('amendment', id, valueAt(state, `amendment:${id}`), is);
  for (const { id, is } of plan.links) addChange('link', id, valueAt(state, `link:${id}`), is);
  for (const { key, is } of plan.findings) addChange('finding', key, valueAt(state, `finding:${key}`), is);
  for (const { kind, id, was, is } of plan.updates.records)
    if (kind !== 'left') addChange(kind, id, was, is);
    else if (is) sentences.set(id, leftWords(is));
  for (const { kind, id, was, hash } of plan.updates.marks)
    if (hash !== null || !merge.settledThings.has(vacatedName(`${kind}:${id}`)))
      addChange(kind, id, was === null ? null : shelf.read(was), hash === null ? null : shelf.read(hash));
  for (const { id, is } of plan.updates.answers) addChange('answer', String(id), {}, is ?? {});
  if (plan.updates.title !== null) addChange('review', '', {}, { title: plan.updates.title });
  return {
    from: context.from,
    shared: context.shared,
    events: events.slice(-MAX_EVENTS),
    eventCount: events.length,
    changes: [...sentences].map(([ref, words]) => ({ ref, words })),
    renamed: renamed.map((one) => {
      const isLeft = merge.settledThings.has(vacatedName(`${one.kind}:${one.from}`));
      return { ...one, words: renamedWords(one, isLeft) };
    }),
    conflicts: conflicts.map((conflict) => conflictWords(conflict, root, shelf)),
    alternatives: newAlternatives(root, ours, merge),
    claims: claims.map((claim) => ({
      id: claim.id,
      ref: claim.ref,
      words: claimWords(claim, root),
      at: claim.at,
      barred: barred(claim),
    })),
    remarks: remarksOn(merge, ours),
    left: notImported(events),
    isNothing: bringsNothing(merge),
  };
}

/**
 * Why the merged state is impossible; null where it is possible. Every reading of an amendment must fit the base text.
 * @param faultOf why edits do not fit; null where they do
 */
export function mergeFault(
  settledThings: Iterable<Pick<Settled, 'kind' | 'id' | 'parts'>>,
  faultOf: (edits: Amendment['edits']) => string | null,
): string | null {
  for (const { kind, id, parts } of settledThings) {
    if (kind !== 'amendment') continue;
    for (const head of parts.get('draft')?.values() ?? []) {
      const fault = faultOf((head.value as Pick<Amendment, 'edits'>).edits);
      if (fault) return `${id}: ${fault}`;
    }
  }
  return null;
}
