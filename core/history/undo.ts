import { amendmentEvents } from '../amend/edits/events.ts';
import { MIN_SHOWN } from '../consultation/small-numbers.ts';
import { describeEntry } from '../events/describe-entry.ts';
import type { EventTypeName } from '../events/event-types.ts';
import type { RecordChange, RecordKind, RecordValues } from '../events/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { isAtLeast, type Role } from '../roles.ts';

/**
 * What a person did is taken back by another change, made from what the ledger tells of it. That change is done like any
 * other, and is itself taken back by the same means: so it is redone.
 */

/** Why what an event did can never be taken back, by its type; those that are not here can be. */
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

/** How a change of one kind of record is taken back. */
interface RecordUndo<K extends RecordKind> {
  /** The role that taking it back needs on a server. */
  readonly role: Role;
  /** Why a record can't become again what it was; null where it can. Absent where it always can. */
  readonly lasts?: (was: RecordValues[K] | null, is: RecordValues[K] | null) => string | null;
}

const byDrafters = { role: 'drafter' } as const;
const shownFrom = (record: RecordValues['consultation'] | null): number => record?.leastShown ?? MIN_SHOWN;

/** How a change of each kind of record is taken back: `was` is the record as it stands, `is` what it would be again. */
export const RECORD_UNDOING: { readonly [K in RecordKind]: RecordUndo<K> } = {
  theme: byDrafters,
  excerpt: byDrafters,
  reading: byDrafters,
  // Words that were kept in must not get out by a key that was pressed once too often. One that was removed, or moved along
  // with its words, is safely where it was.
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
  // What waits to be settled can be open again; the import itself stays.
  returned: {
    ...byDrafters,
    lasts: (was, is) =>
      was && is
        ? null
        : 'What was imported from a Word file can’t be undone by a key. Change the amendments instead.',
  },
  version: byDrafters,
  // As of redactions: a small number that was kept back is not published by a key.
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

/** Why such a change of a record is never made to take another back; null where it may be. */
export const lastingRecord = ({ kind, was, is }: RecordChange): string | null =>
  (undoingOf(kind) as RecordUndo<RecordKind>).lasts?.(was as never, is as never) ?? null;

/** The entry among those of one act that says what a person did: the others follow from it. */
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

/** What a person did, in words that follow their name, whether or not it was itself an undoing. */
export const describeAct = (entries: readonly LedgerEntry[]): string => {
  const main = mainEntry(entries);
  return main ? withoutLead(describeEntry(main)) : '';
};

/** What the ledger is told of a change that takes another back. @param words what that was told of */
export const undoneWords = (words: string): string =>
  words.startsWith(UNDID) ? `${REDID}${words.slice(UNDID.length)}` : `${UNDID}${withoutLead(words)}`;

/** The role that taking back a change of such records needs on a server. */
export const roleForRecords = (kinds: readonly RecordKind[]): Role =>
  kinds
    .map((kind) => RECORD_UNDOING[kind].role)
    .reduce((highest, role) => (isAtLeast(highest, role) ? highest : role), 'drafter');
