import { z } from 'zod';
import { instrumentSchema } from '../act/instrument.ts';
import { FIELDS } from '../act/tree.ts';
import { type Amendment, amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';
import { withAmendments } from '../amend/edits/with-amendments.ts';
import { EVERY_SUBJECT, LONG_BODY, puts, reads, writes } from '../contract.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';
import { versionSchema } from '../review/versions.ts';
import { ROLES, type Role } from '../roles.ts';
import { blameSchema } from './blame.ts';
import { storyItemSchema } from './story.ts';

const seq = z.number().int().min(1);
const pid = z.string().min(1).max(200);

/** The calls about what was: stories of amendments and provisions, moments, and those that have a name. Part of `api.ts`. */
export const historyCalls = {
  /** Everything that happened to an amendment or in a provision, the earliest first. Refused `not-found`. */
  'history.of': {
    ...reads(['ledger']),
    input: z.object({ on: z.union([z.object({ amendment: amendmentIdSchema }), z.object({ pid })]) }),
    output: z.array(storyItemSchema).readonly(),
  },
  /** Who put in, and who struck, each word that an amendment changes in a field. Refused `not-found`. */
  'history.words': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: z.object({ amendment: amendmentIdSchema, pid, field: z.enum(FIELDS) }),
    output: blameSchema,
  },
  /** The review as it was after an entry of the ledger. Refused `not-found` for one that there is not. */
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
   * Takes back what the person at the keyboard did, by the entries of the ledger that one call wrote: another change, made
   * from what the ledger tells, all of it or nothing. What it wrote is redone by the same call. Refused `clash` where
   * somebody has built on it, `refused` for what lasts (`core/history/undo.ts`).
   */
  'history.undo': {
    ...writes([...EVERY_SUBJECT], {
      ...puts(
        'amendment.list',
        (list: readonly Amendment[], { amendments }: { readonly amendments: readonly Amendment[] }) =>
          withAmendments(list, amendments),
      ),
      mayWith: ({ as }: { readonly as: Role }): Role => as,
    }),
    input: z.object({
      entries: z.array(seq).min(1).max(10_000),
      /** The role that the person claims, where a server holds the review; what needs more is refused. */
      as: z.enum(ROLES).default('owner'),
    }),
    /** What was taken back, in words that follow the name of who did it; the amendments that it changed, as they are now. */
    output: z.object({ what: z.string(), amendments: z.array(amendmentSchema) }),
  },
  /** The moments that have a name. */
  'version.list': { ...reads(['versions']), input: z.object({}), output: z.array(versionSchema).readonly() },
  /** Names a moment: that after an entry of the ledger, or now. Refused `clash` where it has that name already. */
  'version.keep': {
    ...writes(['versions']),
    input: z.object({ name: z.string().min(1).max(300), seq: seq.optional() }),
    output: versionSchema,
  },
  /** Takes away a name that a person gave. Refused `refused` for one that was kept by itself. */
  'version.drop': {
    ...writes(['versions']),
    input: z.object({ id: z.string().max(300) }),
    output: z.object({ id: z.string() }),
  },
  /** Begins a round of review, or ends the one that is under way: the moment is kept. Refused `clash` out of turn. */
  'round.turn': {
    ...writes(['versions']),
    input: z.object({ to: z.enum(['start', 'finish']) }),
    output: versionSchema,
  },
} as const;
