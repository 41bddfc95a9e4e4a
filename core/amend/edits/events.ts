import { z } from 'zod';
import { count, listed } from '../../base/english.ts';
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
import { editsInWords, isOfWords } from './edit-counts.ts';
import { signaturesSchema } from './signatures.ts';
import { STATE_ACTIONS } from './states.ts';

const { title, purpose, reason, edits, revision, aside } = amendmentSchema.shape;
const signatures = signaturesSchema.optional();
/** The window that saved it, by a name of its own: where no answer came, it asks whether it did. */
export const windowSchema = z.uuid();
const window = windowSchema.optional();

/** What an amendment is, by whom and when, apart from its revision in one copy. */
export const mergedAmendmentSchema = amendmentSchema.omit({ id: true, revision: true });

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
    affects: ({ subject }) => ({ things: [subject], text }),
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
  /** With `because`, on whose account it was revised: while drafting another, or because another was withdrawn. */
  'amendment.revise': amendmentEvent({
    payload: z.object({ revision, edits, because: z.string().max(1000).optional(), signatures, window }),
    describe: ({ edits, revision, because }, name) =>
      `changed ${isOfWords(edits) ? 'the words of ' : ''}${name}${after(', ', because)}: revision ${revision}, ${editsInWords(edits)}`,
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
    }),
    describe: (payload, name) =>
      `changed the ${listed(['title', 'purpose', 'reason'].filter((field) => field in payload))} of ${name}`,
    text: false,
    merging: 'own',
  }),
  'amendment.setState': amendmentEvent({
    payload: z.object({ revision, state: z.enum(AMENDMENT_STATES) }),
    describe: ({ state }, name) =>
      STATE_ACTIONS[state as keyof typeof STATE_ACTIONS]?.(name) ??
      `changed the state of ${name} to: ${textIn(state)}`,
    text: true,
    merging: 'claim',
  }),
  /** Null goes back to the clause that is written from the edits. */
  'amendment.word': amendmentEvent({
    payload: z.object({ revision, wording: wordingSchema.nullable() }),
    describe: ({ wording }, name) =>
      wording === null ? `went back to the automatic wording of ${name}` : `edited the wording of ${name}`,
    text: false,
    merging: 'claim',
  }),
  /** The review was moved to a newer text: the edits in it, and all that is put aside, now and before. */
  'amendment.rebase': amendmentEvent({
    payload: z.object({ revision, edits, aside, state: z.enum(AMENDMENT_STATES).optional() }),
    describe: ({ edits, aside }, name) =>
      `carried ${name} over to the new base text: ${edited(edits)}${Array.isArray(aside) ? `, ${aside.length} not carried over` : ''}`,
    text: true,
    merging: 'claim',
  }),
  /** A person dealt with something that was put aside: what is left of it. */
  'amendment.settle': amendmentEvent({
    payload: z.object({ revision, aside: aside.unwrap() }),
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

/**
 * An amendment as it stands after a ledger entry. The one account of what each event does: the store writes what this
 * returns, and checking a file means asking it again.
 * @throws RangeError when the entry can't follow: a payload of another shape, or a revision out of turn.
 */
export function amendmentAfter(
  before: Amendment | undefined,
  entry: Pick<LedgerEntry, 'at' | 'who' | 'act' | 'subject' | 'payload'>,
): Amendment {
  const { act: name, at, who } = entry;
  const id = amendmentOf(entry.subject);
  if (!isAmendmentEvent(name)) throw new RangeError(`No event of an amendment: ${name}`);
  const payload = amendmentEvents[name].payload.safeParse(entry.payload);
  if (!payload.success) throw new RangeError(`The payload of ${name} on ${id} has another shape`);
  const turn = (before?.revision ?? 0) + 1;
  const begins = name === 'amendment.create' || (name === 'amendment.merge' && before === undefined);
  if (payload.data.revision !== turn || begins !== (before === undefined)) {
    throw new RangeError(
      `${name} on ${id} can't make revision ${payload.data.revision} now: ${turn} is next`,
    );
  }
  if ('is' in payload.data) return { id, revision: turn, ...payload.data.is };
  const start = { id, state: 'draft', author: who, createdAt: at };
  const { wording: worded, ...changed } = { wording: undefined, ...payload.data };
  const wording = worded === undefined ? before?.wording : worded;
  const { wording: _, ...known } = { ...before };
  // Parsed rather than asserted: what is left out of a payload must have been there before.
  const revised = amendmentSchema.safeParse({
    ...start,
    ...known,
    ...changed,
    ...(wording ? { wording } : {}),
    changedAt: at,
    changedBy: who,
  });
  if (!revised.success) throw new RangeError(`${name} on ${id} leaves it without what every amendment has`);
  return revised.data;
}
