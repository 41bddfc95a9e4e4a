import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { EVERY_SUBJECT, exporting, FILE_BODY, reads, writes } from '../contract.ts';
import { choosePayloadSchema, renamedSchema } from '../events/merge-account.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';

/** Passing work on, and taking it in. Part of the contract in `api.ts`. */

const file = z.object({
  name: z.string().max(300),
  /** The package’s bytes, in base 64. */
  base64: base64(56_000_000, 4),
});

const readingSchema = z.object({
  event: z.string(),
  who: z.string(),
  at: z.string(),
  /** What it says, as lines. */
  words: z.array(z.string()).readonly(),
  /** Whose copy it was read in: of what both had, this one. Null once it was taken in: it is in this copy, whoever's it was. */
  ours: z.boolean().nullable(),
});

const openConflictSchema = z.object({
  thing: z.string(),
  part: z.string(),
  /** `amendment:A-001`. */
  ref: z.string(),
  /** What it is about: "The words and state of A-001". */
  about: z.string(),
  /** The readings that exclude each other; the first is the one that shows until somebody chooses. */
  readings: z.array(readingSchema).min(2).readonly(),
});
/** Something that two people made different things of without knowing of each other. */
export type OpenConflict = Readonly<z.infer<typeof openConflictSchema>>;

const broughtSchema = z.object({
  /** What the package’s ledger ends with, and the entry that both ledgers share last. */
  from: z.object({ seq: z.number().int(), hash: z.string() }),
  shared: z.number().int(),
  /** The entries that this copy does not know, as they were written; of very many, the newest thousand. */
  events: z.array(ledgerEntrySchema).readonly(),
  eventCount: z.number().int(),
  /** What becomes of this copy, in words: "A-004 is new: Doxing". */
  changes: z.array(z.object({ ref: z.string(), words: z.string() })).readonly(),
  renamed: z.array(renamedSchema.extend({ words: z.string() })).readonly(),
  /** All that has to be chosen once it is taken in, with what was open before. */
  conflicts: z.array(openConflictSchema).readonly(),
  /** Amendments that exclude each other only now: they stay side by side, as alternatives. */
  alternatives: z
    .array(z.object({ a: z.string(), b: z.string(), places: z.array(z.string()).readonly() }))
    .readonly(),
  /**
   * What the package says was agreed, signed off or allowed. Nobody can tell who wrote it: each is held back, until the
   * person who imports it takes it on.
   */
  claims: z
    .array(
      z.object({
        id: z.string(),
        ref: z.string(),
        words: z.string(),
        at: z.string(),
        /** Why the person who looks at it may not take it on; null where they may. */
        barred: z.string().nullable(),
      }),
    )
    .readonly(),
  /** What a person should look at, and what of the package is not taken in. */
  remarks: z.array(z.string()).readonly(),
  left: z.array(z.object({ what: z.string(), why: z.string() })).readonly(),
  /** Whether there is anything in it that this copy hasn't got. */
  isNothing: z.boolean(),
});
/** What a package brings. */
export type Brought = Readonly<z.infer<typeof broughtSchema>>;

const choices = choosePayloadSchema.shape.choices;

export const mergeCalls = {
  /**
   * Writes the ledger after entry `since`, with every value that its entries name, as one file that a colleague with a
   * copy of this review takes in. `to` is a file that isn't there yet; absent, one beside the review. The same work gives
   * the same bytes.
   */
  'package.make': exporting(
    { since: z.number().int().min(0).default(0) },
    // Its `folder` and `zip` are both the file.
    { entries: z.number().int(), bytes: z.number().int() },
    { may: 'owner' },
  ),
  /** Says what taking a package in would do. Changes nothing. Refused for a package that isn’t what it says it is. */
  'package.look': { ...reads([]), body: FILE_BODY, input: file, output: broughtSchema },
  /**
   * Takes a package in, whole or not at all. Of readings that exclude each other those in `choices` are chosen, and the
   * others are left open. Of what it says was agreed, signed off or allowed, only what `confirmed` names comes in as such. Refused `stale` when the ledger has gone on since `expectedHead`, which a look was taken at.
   */
  'package.merge': {
    ...writes(['base', ...EVERY_SUBJECT], {
      keepsBackup: true,
      may: 'owner',
      lasts: 'Imported work can’t be undone. Open the backup that was kept before it.',
    }),
    body: FILE_BODY,
    input: file.extend({
      choices: choices.default([]),
      confirmed: z.array(z.string().max(5000)).max(10_000).default([]),
      expectedHead: z.string().optional(),
    }),
    output: broughtSchema,
  },
  /** What is still to be chosen of what was taken in. */
  'package.open': { ...reads(['merges']), input: z.object({}), output: z.array(openConflictSchema) },
  /**
   * Chooses; the others stay readable in the ledger. Refused `stale` for a reading that
   * doesn't stand any more, `clash` where work is tied to what would be gone.
   */
  'package.choose': {
    ...writes([...EVERY_SUBJECT], { lasts: 'A choice between two people’s changes can’t be undone.' }),
    input: z.object({ choices }),
    output: z.array(openConflictSchema),
  },
} as const;
