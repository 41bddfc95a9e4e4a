import { z } from 'zod';
import { base64 } from '../base/base64.ts';
import { EVERY_SUBJECT, exporting, FILE_BODY, reads, writes } from '../contract.ts';
import { choosePayloadSchema, renamedSchema } from '../events/merge-account.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';

/** The calls that share work as a package and import it. Part of the contract in `api.ts`. */

const file = z.object({
  name: z.string().max(300),
  /** The package’s bytes, in base 64. */
  base64: base64(56_000_000, 4),
});

const readingSchema = z.object({
  event: z.string(),
  who: z.string(),
  at: z.string(),
  /** The reading as lines of text. */
  words: z.array(z.string()).readonly(),
  /**
   * Whether the reading was in this copy. True where both had it; null after the import, since it is then in this
   * copy anyway.
   */
  ours: z.boolean().nullable(),
});

const openConflictSchema = z.object({
  thing: z.string(),
  part: z.string(),
  /** `amendment:A-001`. */
  ref: z.string(),
  /** The subject, such as "The words and state of A-001". */
  about: z.string(),
  /** The competing readings. The first is shown until somebody chooses. */
  readings: z.array(readingSchema).min(2).readonly(),
});
/** A part that two people changed differently without knowing of each other. */
export type OpenConflict = Readonly<z.infer<typeof openConflictSchema>>;

const broughtSchema = z.object({
  /** The last entry of the package’s ledger, and the last entry that both ledgers share. */
  from: z.object({ seq: z.number().int(), hash: z.string() }),
  shared: z.number().int(),
  /** Entries that this copy does not have, as they were written. Only the newest thousand are given. */
  events: z.array(ledgerEntrySchema).readonly(),
  eventCount: z.number().int(),
  /** Changes to this copy, in words: "A-004 is new: Doxing". */
  changes: z.array(z.object({ ref: z.string(), words: z.string() })).readonly(),
  renamed: z.array(renamedSchema.extend({ words: z.string() })).readonly(),
  /** All choices that will be open after the import, with those that were open before. */
  conflicts: z.array(openConflictSchema).readonly(),
  /** Amendments that become alternatives only now. Both stay. */
  alternatives: z
    .array(z.object({ a: z.string(), b: z.string(), places: z.array(z.string()).readonly() }))
    .readonly(),
  /**
   * Agreements, sign-offs and permissions that the package claims. Nobody can verify the author, so each is withheld
   * until the person who imports it confirms it.
   */
  claims: z
    .array(
      z.object({
        id: z.string(),
        ref: z.string(),
        words: z.string(),
        at: z.string(),
        /** Why this person may not confirm it; null where they may. */
        barred: z.string().nullable(),
      }),
    )
    .readonly(),
  /** Points to check, and what of the package is not imported. */
  remarks: z.array(z.string()).readonly(),
  left: z.array(z.object({ what: z.string(), why: z.string() })).readonly(),
  /** Whether the package has nothing that this copy lacks. */
  isNothing: z.boolean(),
});
/** What importing a package would change. */
export type Brought = Readonly<z.infer<typeof broughtSchema>>;

const choices = choosePayloadSchema.shape.choices;

export const mergeCalls = {
  /**
   * Writes the ledger after entry `since` as one file for a colleague with a copy of this review. The file has every
   * value that the entries refer to.
   *
   * `to` is a file that doesn't exist yet; when absent, the file goes beside the review. The same work gives the same
   * bytes.
   */
  'package.make': exporting(
    { since: z.number().int().min(0).default(0) },
    // `folder` and `zip` are both the path of the file.
    { entries: z.number().int(), bytes: z.number().int() },
    { may: 'owner' },
  ),
  /** Says what importing a package would do. Changes nothing. Refused for a package that isn’t what it says it is. */
  'package.look': { ...reads([]), body: FILE_BODY, input: file, output: broughtSchema },
  /**
   * Imports a package, all of it or nothing.
   *
   * Of competing readings, those in `choices` are chosen; the others stay open. Of the agreements, sign-offs and
   * permissions that it claims, only those in `confirmed` are imported as such. Refused `stale` when the ledger has
   * grown since `expectedHead`, at which the package was looked at.
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
  /** The choices that are still open after imports. */
  'package.open': { ...reads(['merges']), input: z.object({}), output: z.array(openConflictSchema) },
  /**
   * Chooses readings; the others stay readable in the ledger.
   *
   * Refused `stale` for a reading that is outdated, and `clash` where something is linked to what the choice would
   * remove.
   */
  'package.choose': {
    ...writes([...EVERY_SUBJECT], { lasts: 'A choice between two people’s changes can’t be undone.' }),
    input: z.object({ choices }),
    output: z.array(openConflictSchema),
  },
} as const;
