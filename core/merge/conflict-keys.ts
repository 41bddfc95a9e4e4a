import type { Amendment } from '../amend/edits/amendment.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { affectedBy } from '../events/event-types.ts';
import { type RecordKind, recordKey } from '../events/records.ts';
import type { ReviewState } from '../events/review-state.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Thread } from '../review/records.ts';

/**
 * The content of a review as things with a kind and an id, divided into parts that two people can change
 * independently.
 */

/** `amendment:A-001`, `theme:T-0004`, `review:` for the review's own title. */
export const keyOf = (kind: string, id: string): string => `${kind}:${id}`;

/** Splits a key into kind and id. */
export function splitKey(key: string): { readonly kind: string; readonly id: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}

/** A thing's parts by name. An absent thing has none, or only nulls. */
export type Parts = ReadonlyMap<string, unknown>;

/** The name of the only part of a thing that is not divided into parts. */
export const WHOLE_PART = 'whole';
/**
 * The last correction of an answer. It is kept when the answer's import is removed, and restored with it, even in a
 * copy that knows only an earlier correction.
 */
export const CORRECTED = 'corrected';
const COMMENT = 'comment ';

/** Kinds that refer to moments of one copy's ledger, which another copy does not have. */
const OF_ONE_COPY: ReadonlySet<string> = new Set(['version']);

/** Whether packages contain things of a kind. */
const isShared = (kind: string): boolean => !OF_ONE_COPY.has(kind);

type AnyAmendment = Omit<Amendment, 'id' | 'revision'>;

/** The parts of an amendment. Edits and state are one part, because agreement is given to certain words. */
function amendmentParts({ edits, state, wording, aside, ...rest }: AnyAmendment): Parts {
  return new Map<string, unknown>([
    ['made', { author: rest.author, createdAt: rest.createdAt }],
    ['title', rest.title],
    ['purpose', rest.purpose],
    ['reason', rest.reason],
    ['draft', { edits, state, ...(wording && { wording }), ...(aside && { aside }) }],
    ['changed', { changedAt: rest.changedAt, changedBy: rest.changedBy }],
  ]);
}

/** A comment's words never change, so each comment is a part, named by its place. */
function threadParts({ on, words, comments, resolved, task }: Thread): Parts {
  return new Map<string, unknown>([
    ['on', { on, words }],
    ['resolved', resolved],
    ['task', task],
    ...comments.map((comment, place) => {
      const { text, by, at } = comment;
      return [`${COMMENT}${place} ${canonicalJson([at, by, text])}`, comment] as const;
    }),
  ]);
}

/** Divides a thing into its parts. */
export function partsOf(kind: string, record: unknown): Parts {
  if (record === null) return new Map();
  if (kind === 'amendment') return amendmentParts(record as AnyAmendment);
  if (kind === 'thread') return threadParts(record as Thread);
  // The moment of publication belongs to one copy's ledger, and is not shared.
  if (kind === 'consultation') return new Map([[WHOLE_PART, { ...(record as object), consulted: null }]]);
  return new Map([[WHOLE_PART, record]]);
}

const placeOf = (part: string): number => Number(/^comment (\d+) /.exec(part)?.[1] ?? 0);

/** Joins parts into a thing, an amendment without its revision; null when it is absent. */
export function thingOf(kind: string, id: string, parts: Parts): unknown {
  if (kind === 'amendment') {
    const partValues = ['made', 'draft', 'changed'].map((part) => parts.get(part));
    const [title, purpose, reason] = ['title', 'purpose', 'reason'].map((part) => parts.get(part));
    return parts.size === 0 ? null : Object.assign({ id, title, purpose, reason }, ...partValues);
  }
  if (kind === 'thread') {
    const comments = [...parts].filter(([part, comment]) => part.startsWith(COMMENT) && comment !== null);
    const on = parts.get('on') ?? null;
    if (comments.length === 0 || on === null) return null;
    const inOrder = comments.toSorted(
      ([a], [b]) =>
        placeOf(a) - placeOf(b) ||
        timeOf(parts.get(a)).localeCompare(timeOf(parts.get(b)), 'en') ||
        (a < b ? -1 : 1),
    );
    const [resolved = null, task = null] = [parts.get('resolved'), parts.get('task')];
    return { id, ...(on as object), comments: inOrder.map(([, comment]) => comment), resolved, task };
  }
  return parts.get(WHOLE_PART) ?? null;
}

const timeOf = (comment: unknown): string => (comment as { readonly at: string }).at;

/** A thing at the present point of the ledger; null when it is absent. */
export function valueAt(state: ReviewState, key: string): unknown {
  const { kind, id } = splitKey(key);
  switch (kind) {
    case 'review':
      return state.review && { title: state.review.title };
    case 'amendment':
      return withoutLetters(state.amendments.get(id)) ?? null;
    case 'link':
      return state.links.get(id)?.link ?? null;
    case 'finding':
      return state.ignored.get(id)?.finding ?? null;
    case 'answer':
      return state.answers.get(Number(id)) ?? null;
    default: {
      const record = state.records.get(recordKey(kind as RecordKind, id));
      if (record) return record.value;
      const mark = state.marks.find((one) => one.kind === kind && one.id === id);
      return mark ? { hash: mark.hash } : null;
    }
  }
}

/** Removes the identities of inserted letters, which belong to the windows of one copy. */
function withoutLetters(amendment: Amendment | undefined): Amendment | undefined {
  const { letters, ...others } = { letters: undefined, ...amendment };
  return letters ? (others as Amendment) : amendment;
}

/**
 * How each part of a review's state is merged: the keys of its things, or why there is nothing to merge.
 *
 * The compiler refuses a missing part, which a merge would otherwise lose silently.
 */
const MERGED: {
  readonly [Part in keyof ReviewState]: ((state: ReviewState[Part]) => readonly string[]) | string;
} = {
  review: () => [keyOf('review', '')],
  instrumentHash: 'Copies with different base texts cannot be merged.',
  former: 'Each copy keeps its own earlier base texts.',
  amendments: (stateMap) => [...stateMap.keys()].map((id) => keyOf('amendment', id)),
  links: (stateMap) => [...stateMap.keys()].map((id) => keyOf('link', id)),
  ignored: (stateMap) => [...stateMap.keys()].map((id) => keyOf('finding', id)),
  answers: (stateMap) => [...stateMap.keys()].map((id) => keyOf('answer', String(id))),
  records: (stateMap) => [...stateMap].flatMap(([key, { kind }]) => (isShared(kind) ? [key] : [])),
  marks: (stateMap) => stateMap.map(({ kind, id }) => keyOf(kind, id)),
  keptValues: 'Earlier values come with the items that need them.',
};

const keysIn = <Part extends keyof ReviewState>(state: ReviewState, part: Part): readonly string[] => {
  const merged = MERGED[part];
  return typeof merged === 'string' ? [] : merged(state[part]);
};

/** The keys of all things in the state. */
export const keysOf = (state: ReviewState): ReadonlySet<string> =>
  new Set((Object.keys(MERGED) as (keyof ReviewState)[]).flatMap((part) => keysIn(state, part)));

/** The keys of things that an entry may change; null where it may change any. */
export function keysChangedBy(entry: LedgerEntry): readonly string[] | null {
  const { keys } = affectedBy(entry);
  return keys === 'everything' ? null : keys.filter((key) => isShared(splitKey(key).kind));
}
