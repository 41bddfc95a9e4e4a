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
import { lettersAfter } from './letters.ts';
import { signaturesSchema } from './signatures.ts';
import { STATE_ACTIONS } from './states.ts';
import { listStepsSchema, valueChangeSchema } from './value-change.ts';
import { wholeCopyOf, wholeCopySchema } from './whole-copies.ts';

const { title, purpose, reason, edits, revision, aside } = amendmentSchema.shape;
const signatures = signaturesSchema.optional();
/** The identity of the window that saved. A window that got no answer asks the ledger by it whether it saved. */
export const windowSchema = z.uuid();
const window = windowSchema.optional();

/** An amendment without its revision, which each copy of a review counts for itself. */
export const mergedAmendmentSchema = amendmentSchema.omit({ id: true, revision: true, letters: true });

/** Only some entries have a whole copy of the amendment. Later ones can then be read without all entries before it. */
const wholeCopy = { whole: wholeCopySchema.optional() };

/** The part of a review's state that these events change. */
export interface ReplayedAmendments {
  readonly amendments: Map<string, Amendment>;
}

/** An event type that makes a revision of an amendment. `text` says whether it can change the text of the Act. */
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

/** Describes a new amendment: "started A-017", or "imported …". `author` is '' where this review's own person began it. */
function begun(author: string, name: string): string {
  if (author === '') return `started ${name}`;
  return author === UNNAMED_AUTHOR
    ? `imported ${name}, whose author the file does not name`
    : `imported ${author}’s ${name}`;
}

/** Why work on another amendment revised this one: that one was drafted or withdrawn. */
const because = z.string().max(1000).optional();

/** Describes a revision. @param edits the edits, or their counts by kind */
const revised = (
  edits: unknown,
  { revision, because }: { readonly revision?: unknown; readonly because?: unknown },
  name: string,
): string =>
  `changed ${isOfWords(edits) ? 'the words of ' : ''}${name}${after(', ', because)}: revision ${revision}, ${editsInWords(edits)}`;

/** The event types of amendments. An entry has the revision that it makes, and only the fields that it changed. */
export const amendmentEvents = {
  /** `author` is set where somebody else imported the amendment, from a returned Word file. */
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
  /** New edits, as a whole list. Earlier versions of Keeling wrote it; it is only read now. */
  'amendment.revise': amendmentEvent({
    payload: z.object({ revision, edits, because, signatures, window }),
    describe: ({ edits, ...payload }, name) => revised(edits, payload, name),
    text: true,
    merging: 'claim',
  }),
  /** New edits, as steps from those of the revision before, with the counts by kind that result. */
  'amendment.change': amendmentEvent({
    payload: z.object({
      revision,
      changes: listStepsSchema,
      counts: editCountsSchema,
      /** The changes of the letters, where letters are known after the change. */
      letters: valueChangeSchema.optional(),
      because,
      signatures,
      window,
      ...wholeCopy,
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
      ...wholeCopy,
    }),
    describe: (payload, name) =>
      `changed the ${listed(['title', 'purpose', 'reason'].filter((field) => field in payload))} of ${name}`,
    text: false,
    merging: 'own',
  }),
  'amendment.setState': amendmentEvent({
    payload: z.object({ revision, state: z.enum(AMENDMENT_STATES), ...wholeCopy }),
    describe: ({ state }, name) =>
      STATE_ACTIONS[state as keyof typeof STATE_ACTIONS]?.(name) ??
      `changed the state of ${name} to: ${textIn(state)}`,
    text: true,
    merging: 'claim',
  }),
  /** Null returns to the clause that is generated from the edits. */
  'amendment.word': amendmentEvent({
    payload: z.object({ revision, wording: wordingSchema.nullable(), ...wholeCopy }),
    describe: ({ wording }, name) =>
      wording === null ? `went back to the automatic wording of ${name}` : `edited the wording of ${name}`,
    text: false,
    merging: 'claim',
  }),
  /** The review moved to a newer text: the carried edits, and all edits that are put aside, earlier ones included. */
  'amendment.rebase': amendmentEvent({
    payload: z.object({ revision, edits, aside, state: z.enum(AMENDMENT_STATES).optional(), ...wholeCopy }),
    describe: ({ edits, aside }, name) =>
      `carried ${name} over to the new base text: ${edited(edits)}${Array.isArray(aside) ? `, ${aside.length} not carried over` : ''}`,
    text: true,
    merging: 'claim',
  }),
  /** A person dealt with an edit that was put aside. The payload has those that are left. */
  'amendment.settle': amendmentEvent({
    payload: z.object({ revision, aside: aside.unwrap(), ...wholeCopy }),
    describe: (_, name) => `dealt with an edit of ${name} that was not carried over`,
    text: false,
    merging: 'claim',
  }),
  /** Another copy's work was merged: the whole amendment, with who changed it last and when. */
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

/** Whether an event type is of an amendment. */
export const isAmendmentEvent = (name: string): name is AmendmentEventName =>
  Object.hasOwn(amendmentEvents, name);

/** Whether an event type changes an amendment's edits in drafting. */
export const isRevising = (name: string): boolean =>
  name === 'amendment.change' || name === 'amendment.revise';

/** The id of an entry's amendment. @throws RangeError when the subject is no amendment */
export function amendmentOf(subject: string): string {
  const id = amendmentIdSchema.safeParse(subject.replace(/^amendment:/, ''));
  if (!subject.startsWith('amendment:') || !id.success) throw new RangeError(`No amendment: ${subject}`);
  return id.data;
}

function replayAmendment(state: ReplayedAmendments, event: LedgerEntry): void {
  const id = amendmentOf(event.subject);
  state.amendments.set(id, amendmentAfter(state.amendments.get(id), event));
}

/** The fields of a ledger entry that an amendment is read from. */
type AmendmentEntry = Pick<LedgerEntry, 'at' | 'who' | 'act' | 'subject' | 'payload'>;

function payloadOf({ act: name, subject, payload }: AmendmentEntry) {
  if (!isAmendmentEvent(name)) throw new RangeError(`No event of an amendment: ${name}`);
  const parsed = amendmentEvents[name].payload.safeParse(payload);
  if (!parsed.success)
    throw new RangeError(`The payload of ${name} on ${amendmentOf(subject)} has another shape`);
  return parsed.data;
}

/** The revision that an entry makes. @throws RangeError for another event type, or a payload of another shape */
export const revisionIn = (event: AmendmentEntry): number => payloadOf(event).revision;

/** The next revision of an amendment, from an entry of any event type but a merge. */
function revisedBy(
  before: Amendment | undefined,
  { act: name, at, who: author, subject }: AmendmentEntry,
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
      changedBy: author,
    };
  }
  const start = { id, state: 'draft', author, createdAt: at };
  const { wording: newWording, ...changed } = { wording: undefined, ...payload };
  // Null removes the wording; undefined leaves it unchanged.
  const wording = newWording === undefined ? before?.wording : newWording;
  // Letters belong to one list of edits, so an entry with a new list ends them.
  const letters = 'edits' in changed ? undefined : before?.letters;
  const { wording: _, letters: _letters, ...known } = { ...before };
  // The schema checks the result, because a field that the payload leaves out may be missing in `before`, too.
  const revised = amendmentSchema.safeParse({
    ...start,
    ...known,
    ...(letters ? { letters } : {}),
    ...changed,
    ...(wording ? { wording } : {}),
    changedAt: at,
    changedBy: author,
  });
  if (!revised.success) throw new RangeError(`${name} on ${id} leaves it without what every amendment has`);
  return revised.data;
}

/**
 * An amendment after a ledger entry. Only this function decides the effect of each event. The store writes its result,
 * and the check of a file runs it again.
 * @throws RangeError for a payload of another shape, or a revision that doesn't follow that of `before`
 */
export function amendmentAfter(before: Amendment | undefined, event: AmendmentEntry): Amendment {
  const { act: name, subject } = event;
  const id = amendmentOf(subject);
  const payload = payloadOf(event);
  const nextRevision = (before?.revision ?? 0) + 1;
  const begins = name === 'amendment.create' || (name === 'amendment.merge' && before === undefined);
  if (payload.revision !== nextRevision || begins !== (before === undefined)) {
    throw new RangeError(
      `${name} on ${id} can't make revision ${payload.revision} now: ${nextRevision} is next`,
    );
  }
  if ('is' in payload) return { id, revision: nextRevision, ...payload.is };
  const after = revisedBy(before, event, payload);
  if ('whole' in payload && payload.whole && !sameValue(payload.whole, wholeCopyOf(after)))
    throw new RangeError(`${name} on ${id} has a whole copy of something else`);
  return after;
}

/** The amendment in an entry that has all of it. Null for an entry with changes only. @throws RangeError as above */
export function amendmentIn(event: AmendmentEntry): Amendment | null {
  const payload = payloadOf(event);
  const { act: name, at, who: author, subject } = event;
  const identity = { id: amendmentOf(subject), revision: payload.revision };
  if ('is' in payload) return { ...identity, ...payload.is };
  if ('whole' in payload && payload.whole)
    return { ...identity, ...payload.whole, changedAt: at, changedBy: author };
  return name === 'amendment.create' ? amendmentAfter(undefined, event) : null;
}

/**
 * An amendment after an entry. Works even where earlier entries are missing, if this one has the whole amendment.
 * @throws RangeError that names the missing revision, unless the entry has the whole amendment
 */
export function amendmentReadOn(before: Amendment | undefined, event: AmendmentEntry): Amendment {
  const { revision } = payloadOf(event);
  if (before?.revision === revision - 1) return amendmentAfter(before, event);
  const read = amendmentIn(event);
  if (read) return read;
  const id = amendmentOf(event.subject);
  throw new RangeError(
    `Revision ${revision} of ${id} changes its revision ${revision - 1}, which is missing`,
  );
}
