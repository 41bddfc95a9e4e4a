import { amendmentEvents } from '../amend/edits/events.ts';
import { describeEntry } from '../events/describe-entry.ts';
import type { EventTypeName } from '../events/event-types.ts';
import type { RecordKind } from '../events/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { ROLES, type Role } from '../roles.ts';

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

/** Why a change of such records can’t be taken back. */
export const LASTING_RECORDS: Readonly<Partial<Record<RecordKind, string>>> = {
  // Words that were kept in must not get out by a key that was pressed once too often.
  redaction: 'A redaction can’t be undone by a key. Remove it where the words are, if they may be published.',
  'sign-off': 'A sign-off can’t be undone.',
  import: 'An import can’t be undone by a key. Use “Imported files” in the Consultation room.',
  returned: 'What was imported from a Word file can’t be undone by a key. Change the amendments instead.',
};

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

const RECORD_ROLES: Readonly<Partial<Record<RecordKind, Role>>> = {
  reviewed: 'reviewer',
  agreement: 'owner',
  scope: 'owner',
};

/** The role that a change of such records needs on a server. */
export const roleForRecords = (kinds: readonly RecordKind[]): Role =>
  kinds
    .map((kind) => RECORD_ROLES[kind] ?? 'drafter')
    .reduce((highest, role) => (ROLES.indexOf(role) > ROLES.indexOf(highest) ? role : highest), 'drafter');
