import { amendmentEvents } from '../amend/edits/events.ts';
import { MIN_SHOWN } from '../consultation/small-numbers.ts';
import { describeEntry } from '../events/describe-entry.ts';
import type { EventTypeName } from '../events/event-types.ts';
import type { RecordChange, RecordKind, RecordValues } from '../events/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { isAtLeast, type Role } from '../roles.ts';

/**
 * Rules for undo. An undo is a new change, made from the ledger entries of the change that it undoes. The undo can itself be
 * undone, which is a redo.
 */

/** Event types that can't be undone, with the reason. All others can. */
export const LASTING_EVENTS = {
  'review.create': 'A review that was started can’t be undone.',
  'review.rename': 'The new name of the review can’t be undone. Rename it again instead.',
  'review.rebase': 'A change of the base text can’t be undone. Open the copy that was kept before it.',
  'review.merge': 'Imported work can’t be undone. Open the backup that was kept before it.',
  'review.choose': 'A choice between two people’s changes can’t be undone.',
  'amendment.rebase': 'A change of the base text can’t be undone. Open the copy that was kept before it.',
  'amendment.merge': 'Imported work can’t be undone. Open the backup that was kept before it.',
  'finding.merge': 'Imported work can’t be undone. Open the backup that was kept before it.',
  'link.merge': 'Imported work can’t be undone. Open the backup that was kept before it.',
  'pack.export': 'Exported files can’t be undone: they are already written.',
} as const satisfies Readonly<Partial<Record<EventTypeName, string>>>;

/** The rules for undoing a change of one kind of record. */
interface RecordUndo<K extends RecordKind> {
  /** The role that the undo needs on a server. */
  readonly role: Role;
  /** The reason why a record can't be changed back from `was` to `is`; null if it can. Absent if it always can. */
  readonly lasts?: (was: RecordValues[K] | null, is: RecordValues[K] | null) => string | null;
}

const byDrafters = { role: 'drafter' } as const;
const shownFrom = (record: RecordValues['consultation'] | null): number => record?.leastShown ?? MIN_SHOWN;

/** The rules for each kind of record: `was` is the present record, `is` the former record that the undo would restore. */
export const RECORD_UNDOING: { readonly [K in RecordKind]: RecordUndo<K> } = {
  theme: byDrafters,
  excerpt: byDrafters,
  reading: byDrafters,
  // One keystroke too many must not publish redacted words. So undo can restore or move a redaction, but not remove one.
  redaction: {
    ...byDrafters,
    lasts: (_, is) =>
      is === null
        ? 'A redaction can’t be undone by a key. Remove it where the words are, if they may be published.'
        : null,
  },
  decision: byDrafters,
  question: byDrafters,
  campaign: byDrafters,
  import: {
    ...byDrafters,
    lasts: () => 'An import can’t be undone by a key. Use “Imported files” in the Consultation room.',
  },
  profile: byDrafters,
  permission: {
    ...byDrafters,
    lasts: () => 'What a column says on publication can’t be undone by a key. Import the file again instead.',
  },
  thread: byDrafters,
  reviewed: { role: 'reviewer' },
  agreement: { role: 'owner' },
  // A decision on a waiting change can be undone, but not the import itself.
  returned: {
    ...byDrafters,
    lasts: (was, is) =>
      was && is
        ? null
        : 'What was imported from a Word file can’t be undone by a key. Change the amendments instead.',
  },
  version: byDrafters,
  // As for redactions, undo must not publish small numbers that were suppressed.
  consultation: {
    ...byDrafters,
    lasts: (was, is) =>
      shownFrom(is) < shownFrom(was)
        ? 'A higher limit for small numbers can’t be undone by a key. Choose another limit in the Pack room.'
        : null,
  },
  pack: byDrafters,
  'pack-text': byDrafters,
  'sign-off': { role: 'publisher', lasts: () => 'A sign-off can’t be undone.' },
  asking: byDrafters,
  left: byDrafters,
  overlay: byDrafters,
  'overlay-step': byDrafters,
  scope: { role: 'owner' },
  suggesting: byDrafters,
};

const undoingOf = <K extends RecordKind>(kind: K): RecordUndo<K> => RECORD_UNDOING[kind];

/** The reason why undo may not make a change of a record; null if it may. */
export const lastingRecord = ({ kind, was, is }: RecordChange): string | null =>
  (undoingOf(kind) as RecordUndo<RecordKind>).lasts?.(was as never, is as never) ?? null;

/** The main entry among those that one call wrote. It describes the call; the others follow from it. */
export function mainEntry(entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  const moved = entries.find(({ act }) => act === 'amendment.setState');
  if (moved) return moved;
  const [first] = entries;
  return first && Object.hasOwn(amendmentEvents, first.act) ? entries.at(-1) : first;
}

const UNDID = 'undid: ';
const REDID = 'redid: ';

const withoutLead = (words: string): string =>
  [UNDID, REDID].reduce((left, lead) => (left.startsWith(lead) ? left.slice(lead.length) : left), words);

/** Describes a call in words that follow the person's name. For an undo, describes the change that was undone. */
export const describeAct = (entries: readonly LedgerEntry[]): string => {
  const main = mainEntry(entries);
  return main ? withoutLead(describeEntry(main)) : '';
};

/** The description of an undo for the ledger. @param words the description of the undone change */
export const undoneWords = (words: string): string =>
  words.startsWith(UNDID) ? `${REDID}${words.slice(UNDID.length)}` : `${UNDID}${withoutLead(words)}`;

/** The role that undoing changes of these kinds of record needs on a server: the highest of all. */
export const roleForRecords = (kinds: readonly RecordKind[]): Role =>
  kinds
    .map((kind) => RECORD_UNDOING[kind].role)
    .reduce((highest, role) => (isAtLeast(highest, role) ? highest : role), 'drafter');
