import { z } from 'zod';
import { instrumentSchema } from '../act/instrument.ts';
import { FIELDS } from '../act/tree.ts';
import { type Amendment, amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';
import { withAmendments } from '../amend/edits/with-amendments.ts';
import { EVERY_SUBJECT, LONG_BODY, reads, updatesCache, writes } from '../contract.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';
import { versionSchema } from '../review/versions.ts';
import { ROLES, type Role } from '../roles.ts';
import { blameSchema } from './blame.ts';
import { storyItemSchema } from './story.ts';

const seq = z.number().int().min(1);
const pid = z.string().min(1).max(200);

/** The calls about the history of a review: stories, authors of words, former states, versions, and undo. Part of `api.ts`. */
export const historyCalls = {
  /** The story of an amendment or provision, the earliest event first. Refused `not-found`. */
  'history.of': {
    ...reads(['ledger']),
    input: z.object({ on: z.union([z.object({ amendment: amendmentIdSchema }), z.object({ pid })]) }),
    output: z.array(storyItemSchema).readonly(),
  },
  /** The authors of the words that an amendment inserts and deletes in a field. Refused `not-found`. */
  'history.words': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: z.object({ amendment: amendmentIdSchema, pid, field: z.enum(FIELDS) }),
    output: blameSchema,
  },
  /** The review after an entry of the ledger. Refused `not-found` for a number without an entry. */
  'history.moment': {
    ...reads([]),
    input: z.object({ seq }),
    output: z.object({
      entry: ledgerEntrySchema,
      instrument: instrumentSchema,
      amendments: z.array(amendmentSchema).readonly(),
    }),
  },
  /**
   * Undoes a call, given by the ledger entries that it wrote. The undo is a new change, made completely or not at all, and
   * is itself undone (redone) by the same call with its own entries. Refused `clash` if later work depends on the entries,
   * and `refused` for changes that can't be undone (`core/history/undo.ts`).
   */
  'history.undo': {
    ...writes([...EVERY_SUBJECT], {
      ...updatesCache(
        'amendment.list',
        (list: readonly Amendment[], { amendments }: { readonly amendments: readonly Amendment[] }) =>
          withAmendments(list, amendments),
      ),
      mayWith: ({ as }: { readonly as: Role }): Role => as,
    }),
    input: z.object({
      entries: z.array(seq).min(1).max(10_000),
      /** The role for the undo, on a server. The person must have it, and undoing what needs a higher role is refused. */
      as: z.enum(ROLES).default('owner'),
    }),
    /** A description of the undone change, to follow the person's name, and the changed amendments in their present state. */
    output: z.object({ what: z.string(), amendments: z.array(amendmentSchema) }),
  },
  /** The saved versions: moments of the ledger with a name. */
  'version.list': { ...reads(['versions']), input: z.object({}), output: z.array(versionSchema).readonly() },
  /** Saves a version of the moment after an entry, or of the present. Refused `clash` if the moment already has this name. */
  'version.keep': {
    ...writes(['versions']),
    input: z.object({ name: z.string().min(1).max(300), seq: seq.optional() }),
    output: versionSchema,
  },
  /** Removes a version that a person saved. Refused `refused` for one that Keeling saved automatically. */
  'version.drop': {
    ...writes(['versions']),
    input: z.object({ id: z.string().max(300) }),
    output: z.object({ id: z.string() }),
  },
  /** Starts or finishes a round of review, and saves the moment as a version. Refused `clash` if no round, or one already, is open. */
  'round.turn': {
    ...writes(['versions']),
    input: z.object({ to: z.enum(['start', 'finish']) }),
    output: versionSchema,
  },
} as const;
