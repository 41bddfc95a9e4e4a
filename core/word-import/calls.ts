import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { EVERY_SUBJECT, FILE_BODY, LONG_BODY, reads, writes } from '../contract.ts';
import { certificateSchema } from './certificate/records.ts';
import { returnedSchema, waitingSchema } from './records.ts';

/** The calls about Word files that come back. Part of `api.ts`. */

const file = z.object({
  /** The file's name, without its folder. */
  name: z.string().min(1).max(300),
  base64: base64(140_000_000, 4),
});
const shownSchema = waitingSchema.shape.shown;

const lookedItemSchema = z.object({
  /** What it is called by in `word.take`: the same as long as file and review are. */
  id: z.string(),
  kind: z.enum([
    'text',
    'insert',
    'row',
    'divide',
    'join',
    'move',
    'renumber',
    'shift',
    'omit',
    'drop',
    'begin',
    'reply',
    'resolve',
    'reopen',
  ]),
  /** Whether only spaces, quotation marks or dashes differ. */
  isTypography: z.boolean(),
  /** `rejected`: a change of the draft's own is not there any more, and a file never says by whom. */
  how: z.enum(['tracked', 'untracked', 'rejected', 'comment']),
  /** Under which name, and when: '' and null where the file doesn't say. */
  author: z.string(),
  date: z.string().nullable(),
  place: z.string(),
  pid: z.string().nullable(),
  words: z.string(),
  shown: shownSchema,
  /** The amendments of the draft that would get a new revision; none where it would all be a new amendment's. */
  revises: z.array(z.string()),
  /** Why it can't be taken as things stand; null when it can. */
  blocked: z.string().nullable(),
  /** Whether it was taken from this or another copy of the file. */
  isTaken: z.boolean(),
  /** The thread that keeps it as something to do, since it could not be taken; null for none. */
  toDo: z.string().nullable(),
  /** Whether it only is not in a file that has but a part of the Act: nobody said that it is to go. */
  isMissing: z.boolean(),
});
export type LookedItem = Readonly<z.infer<typeof lookedItemSchema>>;

const wordLookSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  /** The newest ledger entry's hash: `word.take` asks whether it still is. */
  head: z.string(),
  /** What it was written at: null where it doesn't say, and was known by what it holds. */
  seq: z.number().int().nullable(),
  at: z.string().nullable(),
  savedBy: z.string(),
  amendments: z.array(z.string()),
  /** What a person should know of how it was read. */
  remarks: z.array(z.string()),
  items: z.array(lookedItemSchema).readonly(),
  /** The draft's own changes: how many stand as they left, and which were accepted in Word. */
  standing: z.number().int(),
  agreed: z.array(z.object({ am: z.string(), words: z.string() })).readonly(),
  /** Comments that the review has already. */
  knownComments: z.number().int(),
  unplaced: z.array(waitingSchema).readonly(),
});
/** What a returned file holds, before anything of it is taken. */
export type WordLook = Readonly<z.infer<typeof wordLookSchema>>;

const wordTakenSchema = z.object({
  made: z.array(z.object({ id: z.string(), title: z.string() })),
  revised: z.array(z.string()),
  threads: z.number().int(),
  replies: z.number().int(),
  waiting: z.number().int(),
  /** The threads that keep what could not be taken. */
  toDos: z.array(z.string()),
  record: z.string(),
  certificate: certificateSchema,
});

export const returnedCalls = {
  /**
   * What a Word file that came back would do. Changes nothing. Refused `unsupported`, `damaged` or `refused` for what is
   * no Word file or a trap, `refused` with what it seems to be for one of another review, Act or text, or another paper of
   * Keeling's own, `stale` for one of another base text.
   */
  'word.look': { ...reads([]), body: FILE_BODY, input: file, output: wordLookSchema },
  /**
   * How the draft would compare with the file that was looked at last, if the items named were taken now. Changes nothing.
   * Refused `stale` where another file was looked at since or the review has changed, and else as `word.take` is.
   */
  'word.forecast': {
    ...reads([]),
    body: LONG_BODY,
    input: z.object({
      sha256: z.string().max(64),
      head: z.string(),
      items: z.array(z.string()).max(100_000),
    }),
    output: certificateSchema,
  },
  /**
   * Takes the items named, all of them or none, and keeps what waits for a person: what can't be taken and has a place in
   * the Act, as a comment there with a task. Refused `stale` when the review has
   * changed since `head`, `not-found` for an item that there is not.
   */
  'word.take': {
    ...writes([...EVERY_SUBJECT], {
      lasts: 'What was imported from a Word file can’t be undone. Change or withdraw the amendments instead.',
    }),
    body: FILE_BODY,
    input: file.extend({ head: z.string(), items: z.array(z.string()).max(100_000) }),
    output: wordTakenSchema,
  },
  /** The files that were taken back, the newest first, with what of them waits. */
  'word.returned': {
    ...reads(['word-imports']),
    input: z.object({}),
    output: z.array(returnedSchema).readonly(),
  },
  /** Says that a person has dealt with something that waits, by its place in the list of it. */
  'word.settle': {
    ...writes(['word-imports']),
    input: z.object({ id: z.string().max(300), place: z.number().int().min(0) }),
    output: returnedSchema,
  },
} as const;
