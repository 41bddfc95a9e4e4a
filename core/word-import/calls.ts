import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { EVERY_SUBJECT, FILE_BODY, LONG_BODY, reads, writes } from '../contract.ts';
import { certificateSchema } from './certificate/records.ts';
import { returnedSchema, waitingSchema } from './records.ts';

/** The calls about returned Word files. Part of `api.ts`. */

const file = z.object({
  /** The file's name, without its folder. */
  name: z.string().min(1).max(300),
  base64: base64(140_000_000, 4),
});
const shownSchema = waitingSchema.shape.shown;

const lookedItemSchema = z.object({
  /** Identifies the item in `word.take`. It is the same at each call while file and review are unchanged. */
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
  /** `rejected`: one of the draft's own changes is gone. A file never says who rejected it. */
  how: z.enum(['tracked', 'untracked', 'rejected', 'comment']),
  /** The name on the change, and its time: '' and null where the file doesn't say. */
  author: z.string(),
  date: z.string().nullable(),
  place: z.string(),
  pid: z.string().nullable(),
  words: z.string(),
  shown: shownSchema,
  /** The amendments that would get a new revision; empty where everything goes into a new amendment. */
  revises: z.array(z.string()),
  /** Why the item can't be imported at present; null when it can. */
  blocked: z.string().nullable(),
  /** Whether it was already imported from this or another copy of the file. */
  isTaken: z.boolean(),
  /** The comment thread with a task for this item, made because it couldn't be imported; null for none. */
  toDo: z.string().nullable(),
  /** Whether the provision is absent only because the file has part of the Act. Nobody deleted it. */
  isMissing: z.boolean(),
});
export type LookedItem = Readonly<z.infer<typeof lookedItemSchema>>;

const wordLookSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  /** Hash of the newest ledger entry. `word.take` is refused once there is a newer one. */
  head: z.string(),
  /** Ledger entry that the file was exported at; null where it doesn't say and was recognised by its words. */
  seq: z.number().int().nullable(),
  at: z.string().nullable(),
  savedBy: z.string(),
  amendments: z.array(z.string()),
  /** Notes for the reader about how the file was read. */
  remarks: z.array(z.string()),
  items: z.array(lookedItemSchema).readonly(),
  /** How many of the draft's own changes are still tracked in the file, and which were accepted in Word. */
  standing: z.number().int(),
  agreed: z.array(z.object({ am: z.string(), words: z.string() })).readonly(),
  /** How many comments the review already has. */
  knownComments: z.number().int(),
  unplaced: z.array(waitingSchema).readonly(),
});
/** What a returned file contains, before any of it is imported. */
export type WordLook = Readonly<z.infer<typeof wordLookSchema>>;

const wordTakenSchema = z.object({
  made: z.array(z.object({ id: z.string(), title: z.string() })),
  revised: z.array(z.string()),
  threads: z.number().int(),
  replies: z.number().int(),
  waiting: z.number().int(),
  /** The comment threads with tasks for what couldn't be imported. */
  toDos: z.array(z.string()),
  record: z.string(),
  certificate: certificateSchema,
});

export const returnedCalls = {
  /**
   * Says what a returned Word file would change, and changes nothing.  Refused `unsupported` or `damaged` for a file
   * that is not a readable Word file. Refused `refused` for a file that would be too large when unpacked. Refused
   * `refused` for a file of another review, Act, text or paper, with what it seems to be. Refused `stale` for a file of
   * another base text.
   */
  'word.look': { ...reads([]), body: FILE_BODY, input: file, output: wordLookSchema },
  /**
   * Compares the draft with the file of the last `word.look`, as if the named items were imported. Changes nothing.
   * Refused `stale` after a `word.look` of another file or a change of the review, and otherwise as `word.take` is.
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
   * Imports all of the named items or none. A difference that can't be imported and has a place in the Act becomes a
   * comment there with a task.  Refused `stale` when the review has changed since `head`, `not-found` for an unknown
   * item.
   */
  'word.take': {
    ...writes([...EVERY_SUBJECT], {
      lasts: 'What was imported from a Word file can’t be undone. Change or withdraw the amendments instead.',
    }),
    body: FILE_BODY,
    input: file.extend({ head: z.string(), items: z.array(z.string()).max(100_000) }),
    output: wordTakenSchema,
  },
  /** The imported files, newest first, each with the points that still wait for a person. */
  'word.returned': {
    ...reads(['word-imports']),
    input: z.object({}),
    output: z.array(returnedSchema).readonly(),
  },
  /** Records that a person has dealt with a waiting point. `place` is its index in the list. */
  'word.settle': {
    ...writes(['word-imports']),
    input: z.object({ id: z.string().max(300), place: z.number().int().min(0) }),
    output: returnedSchema,
  },
} as const;
