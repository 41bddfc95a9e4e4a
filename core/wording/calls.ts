import { z } from 'zod';
import {
  type Amendment,
  amendmentIdSchema,
  amendmentSchema,
  wordingSchema,
} from '../amend/edits/amendment.ts';
import { withAmendments } from '../amend/edits/with-amendments.ts';
import { WORDING_STYLES } from '../amend/edits/wording-style.ts';
import { MAX_INPUT_CHARACTERS } from '../amend/instructions/read/limits.ts';
import { exporting, LONG_BODY, reads, updatesCache, writes } from '../contract.ts';
import { proposedItemSchema } from './proposed-item-schema.ts';

/** The calls that write the amending wording of a review, or apply amending text to it. Part of the contract in `api.ts`. */

const selection = z.array(amendmentIdSchema).max(5000).optional();
/** The schema allows more than `readAmendingText` reads, which refuses longer text with a better message. */
const text = z.string().max(MAX_INPUT_CHARACTERS);

const leftOut = z.array(z.object({ id: amendmentIdSchema, with: z.array(z.string()) }));

/** The texts of a Bill that a person must provide. Keeling invents none of them. */
const billSchema = z.object({
  longTitle: z.string().min(1).max(5000),
  shortTitle: z.string().min(1).max(500),
  extent: z.string().min(1).max(5000).optional(),
  commencement: z.string().min(1).max(5000),
});

/** Amending text, with the amendments that it is applied after, and the wanted items. */
const askedText = z.object({
  text,
  /** It is applied to the text as amended by these. If absent, by all that aren't withdrawn. */
  amendments: selection,
  /** The indexes of the wanted items. If absent, all. */
  only: z.array(z.number().int().min(0)).max(100_000).optional(),
});

export const wordingCalls = {
  /** Writes the amending clause of a selection, or a Bill with it, and checks that it has the right effect. */
  'wording.write': {
    ...reads(['amendments']),
    input: z.object({
      amendments: selection,
      style: z.enum(WORDING_STYLES).default('uk'),
      asBill: billSchema.optional(),
    }),
    output: z.object({
      text: z.string(),
      inexpressible: z.array(
        z.object({
          amendments: z.array(z.string()).readonly(),
          place: z.string(),
          reason: z.string(),
          /** Whether only spaces change, for which no Act is amended. */
          spacesOnly: z.boolean(),
        }),
      ),
      /** Whether the wording, read back and applied to the base text, gives exactly the text as amended. */
      proved: z.boolean(),
      /** For a Bill: references in other stored Acts that a person must check, each with the citing words. */
      otherActs: z.array(z.string()).readonly(),
      differences: z.array(z.string()).readonly(),
      leftOut,
    }),
  },
  /** Checks whether edited wording still has the effect of the amendments. Reports differences in words. */
  'wording.check': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: z.object({ amendments: z.array(amendmentIdSchema).min(1).max(5000), text }),
    output: z.object({ same: z.boolean(), differences: z.array(z.string()).readonly() }),
  },
  /** Reports what applying amending text would do, item by item. Changes nothing. */
  'wording.read': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: askedText,
    output: z.object({ items: z.array(proposedItemSchema), leftOut }),
  },
  /**
   * Applies amending text as one new amendment, and revises amendments whose inserted words it changes, in one transaction.
   * Refused with the reasons if no item can be applied.
   */
  'wording.apply': {
    ...writes(
      ['amendments'],
      updatesCache(
        'amendment.list',
        (
          list: readonly Amendment[],
          { amendment, revised }: { readonly amendment: Amendment; readonly revised: readonly Amendment[] },
        ) => withAmendments(list, [...revised, amendment]),
      ),
    ),
    body: LONG_BODY,
    input: askedText.extend({
      title: z.string().max(500).default(''),
      purpose: z.string().max(20_000).default(''),
      reason: z.string().max(20_000).default(''),
    }),
    output: z.object({
      amendment: amendmentSchema,
      revised: z.array(amendmentSchema),
      items: z.array(proposedItemSchema),
      leftOut,
    }),
  },
  /** Writes the Keeling schedule of a selection, with the table of effects, as a folder and a zip. The input is as in `pack.export`. */
  'schedule.export': exporting(
    { amendments: selection, withoutEdits: z.array(z.string().max(2000)).max(100_000).optional() },
    {
      files: z.array(z.string()),
      leftOut: z.array(z.object({ id: amendmentIdSchema, title: z.string(), why: z.string() })),
    },
    { body: LONG_BODY },
  ),
  /** Writes a selection as a Bill, as text and as a Word file. Refused if wording can express none of it. */
  'bill.export': exporting(
    { amendments: selection, style: z.enum(WORDING_STYLES).default('uk'), asBill: billSchema },
    { files: z.array(z.string()) },
    { body: LONG_BODY },
  ),
  /** Saves a drafter's edited wording with its amendment. Null deletes it, so that the generated wording is used again. */
  'amendment.word': {
    ...writes(
      ['amendments'],
      updatesCache('amendment.list', (list: readonly Amendment[], written: Amendment) =>
        withAmendments(list, [written]),
      ),
    ),
    body: LONG_BODY,
    input: z.object({
      id: amendmentIdSchema,
      revision: z.number().int().min(1),
      wording: wordingSchema.nullable(),
    }),
    output: amendmentSchema,
  },
} as const;
