import { z } from 'zod';
import { count, listed } from '../../base/english.ts';
import { sameValue } from '../../base/same-value.ts';
import type { LedgerEntry } from '../../ledger/entry.ts';
import { type EventType, type EventTypeSpec, eventTypeOfEntries } from '../../ledger/event-type.ts';
import { fieldsIn, lengthOf, textIn } from '../../ledger/payload-fields.ts';
import { requestSchema } from '../../ledger/request.ts';
import {
  AMENDMENT_STATES,
  type Amendment,
  amendmentIdSchema,
  amendmentSchema,
  UNNAMED_AUTHOR,
  wordingSchema,
} from './amendment.ts';
import { editCounts, editCountsSchema, editsInWords, isOfWords } from './edit-counts.ts';
import { editsAfter } from './edits-after.ts';
import { lettersAfter } from './letters-after.ts';
import { signaturesSchema } from './signatures.ts';
import { STATE_ACTIONS } from './states.ts';
import { listStepsSchema, valueChangeSchema } from './value-change.ts';
import { wholeCopyOf, wholeCopySchema } from './whole-copies.ts';

const { title, purpose, reason, edits, revision, aside } = amendmentSchema.shape;
const signatures = signaturesSchema.optional();
/** The window that saved it, by a name of its own: where no answer came, it asks whether it did. */
export const windowSchema = z.uuid();
const window = windowSchema.optional();

/** What an amendment is, by whom and when, apart from its revision in one copy. */
export const mergedAmendmentSchema = amendmentSchema.omit({ id: true, revision: true, letters: true });

/** Stands in an entry now and then, so that what follows can be read without all that went before. */
const whole = wholeCopySchema.optional();

/** As much of a review's state as what happens to amendments changes. */
export interface ReplayedAmendments {
  readonly amendments: Map<string, Amendment>;
}

/** An event that makes a revision of an amendment; `text`: of which the Act may read otherwise. */
const amendmentEvent = <P>({
  text,
  ...spec
}: Omit<EventTypeSpec<P, ReplayedAmendments>, 'affects' | 'replay'> & { readonly text: boolean }): EventType<
  P,
  ReplayedAmendments
> =>
  eventTypeOfEntries({
    ...spec,
    replay: replayAmendment,
    affects: ({ subject }) => ({ keys: [subject], text }),
  });

const edited = (list: unknown): string => count(lengthOf(list), 'edit');
const after = (lead: string, words: unknown): string => (textIn(words) ? `${lead}${textIn(words)}` : '');

/** How an amendment came to be there. */
function begun(author: string, name: string): string {
  if (author === '') return `started ${name}`;
  return author === UNNAMED_AUTHOR
    ? `imported ${name}, whose author the file does not name`
    : `imported ${author}’s ${name}`;
}

/** On whose account it was revised: while drafting another, or because another was withdrawn. */
const because = z.string().max(1000).optional();

/** @param edits the edits, or how many there are of each kind */
const revised = (
  edits: unknown,
  { revision, because }: { readonly revision?: unknown; readonly because?: unknown },
  name: string,
): string =>
  `changed ${isOfWords(edits) ? 'the words of ' : ''}${name}${after(', ', because)}: revision ${revision}, ${editsInWords(edits)}`;

/** What can happen to amendments. An entry carries only what it changed, and the revision that it makes. */
export const amendmentEvents = {
  /** With `author`, whose it is, where somebody else took it in: from a Word file that came back. */
  'amendment.create': amendmentEvent({
    payload: z.object({
      revision,
      title,
      purpose,
      reason,
      edits,
      author: z.string().min(1).max(500).optional(),
      signatures,
      request: requestSchema.optional(),
    }),
    describe: ({ title, author }, name) => `${begun(textIn(author), name)}${after(': ', title)}`,
    text: true,
    merging: 'own',
  }),
  /** It has other edits, all of which an earlier Keeling told. */
  'amendment.revise': amendmentEvent({
    payload: z.object({ revision, edits, because, signatures, window }),
    describe: ({ edits, ...payload }, name) => revised(edits, payload, name),
    text: true,
    merging: 'claim',
  }),
  /** It has other edits: what makes them of those of the revision before, and how many of each kind there are then. */
  'amendment.change': amendmentEvent({
    payload: z.object({
      revision,
      changes: listStepsSchema,
      counts: editCountsSchema,
      /** What makes the letters of those before, where they are known then. */
      letters: valueChangeSchema.optional(),
      because,
      signatures,
      window,
      whole,
    }),
    describe: ({ counts, ...payload }, name) => revised(counts, payload, name),
    text: true,
    merging: 'claim',
  }),
  'amendment.describe': amendmentEvent({
    payload: z.object({
      revision,
      title: title.optional(),
      purpose: purpose.optional(),
      reason: reason.optional(),
      window,
      whole,
    }),
    describe: (payload, name) =>
      `changed the ${listed(['title', 'purpose', 'reason'].filter((field) => field in payload))} of ${name}`,
    text: false,
    merging: 'own',
  }),
  'amendment.setState': amendmentEvent({
    payload: z.object({ revision, state: z.enum(AMENDMENT_STATES), whole }),
    describe: ({ state }, name) =>
      STATE_ACTIONS[state as keyof typeof STATE_ACTIONS]?.(name) ??
      `changed the state of ${name} to: ${textIn(state)}`,
    text: true,
    merging: 'claim',
  }),
  /** Null goes back to the clause that is written from the edits. */
  'amendment.word': amendmentEvent({
    payload: z.object({ revision, wording: wordingSchema.nullable(), whole }),
    describe: ({ wording }, name) =>
      wording === null ? `went back to the automatic wording of ${name}` : `edited the wording of ${name}`,
    text: false,
    merging: 'claim',
  }),
  /** The review was moved to a newer text: the edits in it, and all that is put aside, now and before. */
  'amendment.rebase': amendmentEvent({
    payload: z.object({ revision, edits, aside, state: z.enum(AMENDMENT_STATES).optional(), whole }),
    describe: ({ edits, aside }, name) =>
      `carried ${name} over to the new base text: ${edited(edits)}${Array.isArray(aside) ? `, ${aside.length} not carried over` : ''}`,
    text: true,
    merging: 'claim',
  }),
  /** A person dealt with something that was put aside: what is left of it. */
  'amendment.settle': amendmentEvent({
    payload: z.object({ revision, aside: aside.unwrap(), whole }),
    describe: (_, name) => `dealt with an edit of ${name} that was not carried over`,
    text: false,
    merging: 'claim',
  }),
  /** Somebody's work was taken in: what the amendment is of it, by whom and when it was last changed. */
  'amendment.merge': amendmentEvent({
    payload: z.object({ revision, is: mergedAmendmentSchema, signatures }),
    describe: ({ is }, name) => {
      const { title, changedBy } = fieldsIn(is);
      return `imported ${name}, as ${textIn(changedBy)}’s copy has it${after(': ', title)}`;
    },
    text: true,
    merging: 'result',
  }),
} as const satisfies Readonly<Record<`amendment.${string}`, EventType>>;
export type AmendmentEventName = keyof typeof amendmentEvents;

/** Whether entries of this type tell of an amendment. */
export const isAmendmentEvent = (name: string): name is AmendmentEventName =>
  Object.hasOwn(amendmentEvents, name);

/** Whether entries of this type tell of other edits that an amendment was given. */
export const isRevising = (name: string): boolean =>
  name === 'amendment.change' || name === 'amendment.revise';

/** The id of the amendment that an entry is about. @throws RangeError when it is about something else. */
export function amendmentOf(subject: string): string {
  const id = amendmentIdSchema.safeParse(subject.replace(/^amendment:/, ''));
  if (!subject.startsWith('amendment:') || !id.success) throw new RangeError(`No amendment: ${subject}`);
  return id.data;
}

function replayAmendment(state: ReplayedAmendments, entry: LedgerEntry): void {
  const id = amendmentOf(entry.subject);
  state.amendments.set(id, amendmentAfter(state.amendments.get(id), entry));
}

/** As much of an entry as tells of an amendment. */
export type AmendmentEntry = Pick<LedgerEntry, 'at' | 'who' | 'act' | 'subject' | 'payload'>;

function payloadOf({ act: name, subject, payload }: AmendmentEntry) {
  if (!isAmendmentEvent(name)) throw new RangeError(`No event of an amendment: ${name}`);
  const parsed = amendmentEvents[name].payload.safeParse(payload);
  if (!parsed.success)
    throw new RangeError(`The payload of ${name} on ${amendmentOf(subject)} has another shape`);
  return parsed.data;
}

/** The revision that an entry makes of an amendment. @throws RangeError for another entry, or a payload of another shape */
export const revisionIn = (entry: AmendmentEntry): number => payloadOf(entry).revision;

/** The next revision of an amendment, as an entry of some event but a merge tells it. */
function revisedBy(
  before: Amendment | undefined,
  { act: name, at, who, subject }: AmendmentEntry,
  payload: Exclude<ReturnType<typeof payloadOf>, { readonly is: unknown }>,
): Amendment {
  const id = amendmentOf(subject);
  if ('changes' in payload) {
    const { revision, changes, counts, letters: lettersChange } = payload;
    if (!before) throw new RangeError(`${name} on ${id} has nothing that it changes`);
    const after = editsAfter(before.edits, changes);
    if (!sameValue(editCounts(after), counts))
      throw new RangeError(`${name} on ${id} doesn't leave as many edits as it says`);
    const { letters: was = {}, ...known } = before;
    const letters = lettersChange && lettersAfter(was, lettersChange);
    return {
      ...known,
      revision,
      edits: after,
      ...(letters && { letters }),
      changedAt: at,
      changedBy: who,
    };
  }
  const start = { id, state: 'draft', author: who, createdAt: at };
  const { wording: worded, ...changed } = { wording: undefined, ...payload };
  const wording = worded === undefined ? before?.wording : worded;
  // Letters are those of the edits that they came with.
  const letters = 'edits' in changed ? undefined : before?.letters;
  const { wording: _, letters: _letters, ...known } = { ...before };
  // Parsed rather than asserted: what is left out of a payload must have been there before.
  const revised = amendmentSchema.safeParse({
    ...start,
    ...known,
    ...(letters ? { letters } : {}),
    ...changed,
    ...(wording ? { wording } : {}),
    changedAt: at,
    changedBy: who,
  });
  if (!revised.success) throw new RangeError(`${name} on ${id} leaves it without what every amendment has`);
  return revised.data;
}

/**
 * An amendment as it stands after a ledger entry. The one account of what each event does: the store writes what this
 * returns, and checking a file means asking it again.
 * @throws RangeError when the entry can't follow: a payload of another shape, or a revision out of turn.
 */
export function amendmentAfter(before: Amendment | undefined, entry: AmendmentEntry): Amendment {
  const { act: name, subject } = entry;
  const id = amendmentOf(subject);
  const payload = payloadOf(entry);
  const turn = (before?.revision ?? 0) + 1;
  const begins = name === 'amendment.create' || (name === 'amendment.merge' && before === undefined);
  if (payload.revision !== turn || begins !== (before === undefined)) {
    throw new RangeError(`${name} on ${id} can't make revision ${payload.revision} now: ${turn} is next`);
  }
  if ('is' in payload) return { id, revision: turn, ...payload.is };
  const after = revisedBy(before, entry, payload);
  if ('whole' in payload && payload.whole && !sameValue(payload.whole, wholeCopyOf(after)))
    throw new RangeError(`${name} on ${id} has a whole copy of something else`);
  return after;
}

/** An amendment as an entry tells it by itself; null where what went before has to be known. @throws RangeError as above */
export function amendmentIn(entry: AmendmentEntry): Amendment | null {
  const payload = payloadOf(entry);
  const { act: name, at, who, subject } = entry;
  const named = { id: amendmentOf(subject), revision: payload.revision };
  if ('is' in payload) return { ...named, ...payload.is };
  if ('whole' in payload && payload.whole)
    return { ...named, ...payload.whole, changedAt: at, changedBy: who };
  return name === 'amendment.create' ? amendmentAfter(undefined, entry) : null;
}

/**
 * An amendment after an entry that may not be the next one: an entry between can be lost, or none was read before.
 * @throws RangeError that says which revision is missing, unless the entry tells all by itself
 */
export function amendmentReadOn(before: Amendment | undefined, entry: AmendmentEntry): Amendment {
  const { revision } = payloadOf(entry);
  if (before?.revision === revision - 1) return amendmentAfter(before, entry);
  const read = amendmentIn(entry);
  if (read) return read;
  const id = amendmentOf(entry.subject);
  throw new RangeError(
    `Revision ${revision} of ${id} changes its revision ${revision - 1}, which is missing`,
  );
}
