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

/** The calls about wording: amending words out of a review, and into it. Part of the contract in `api.ts`. */

const selection = z.array(amendmentIdSchema).max(5000).optional();
/** More than `readAmendingText` reads at once, which says so itself. */
const text = z.string().max(MAX_INPUT_CHARACTERS);

const leftOut = z.array(z.object({ id: amendmentIdSchema, with: z.array(z.string()) }));

/** What a Bill says of itself: nothing in it is made up. */
const billSchema = z.object({
  longTitle: z.string().min(1).max(5000),
  shortTitle: z.string().min(1).max(500),
  extent: z.string().min(1).max(5000).optional(),
  commencement: z.string().min(1).max(5000),
});

/** What is asked of amending text: which text it is held against, and which of its items are wanted. */
const askedText = z.object({
  text,
  /** The amendments that make the text it is applied to; all but the withdrawn when absent. */
  amendments: selection,
  /** Only these of its items, by their place among all. */
  only: z.array(z.number().int().min(0)).max(100_000).optional(),
});

export const wordingCalls = {
  /** The amending clause of a selection, or the Bill with it, and whether it was proved. */
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
          /** Only spaces change, which no Act would be amended for. */
          spacesOnly: z.boolean(),
        }),
      ),
      /** Read back and carried out on the base text, it gives exactly the text as amended. */
      proved: z.boolean(),
      /** Of a Bill: what a person must look at in other Acts that are held, each with the words that cite. */
      otherActs: z.array(z.string()).readonly(),
      differences: z.array(z.string()).readonly(),
      leftOut,
    }),
  },
  /** Whether wording that was edited still says what the amendments do; what is different, in words. */
  'wording.check': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: z.object({ amendments: z.array(amendmentIdSchema).min(1).max(5000), text }),
    output: z.object({ same: z.boolean(), differences: z.array(z.string()).readonly() }),
  },
  /** What applying amending text would do, item by item. Changes nothing. */
  'wording.read': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: askedText,
    output: z.object({ items: z.array(proposedItemSchema), leftOut }),
  },
  /**
   * Makes one amendment of what amending text does, and revises the amendments whose inserted words it changes: all of
   * it, or nothing. Refused with the reasons when no item can be applied.
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
  /**
   * Writes the Keeling schedule of a selection, with the table of effects, as a folder and a zip. What is asked for is
   * as in `pack.export`.
   */
  'schedule.export': exporting(
    { amendments: selection, withoutEdits: z.array(z.string().max(2000)).max(100_000).optional() },
    {
      files: z.array(z.string()),
      leftOut: z.array(z.object({ id: amendmentIdSchema, title: z.string(), why: z.string() })),
    },
    { body: LONG_BODY },
  ),
  /** Writes a selection as a Bill, as text and as a Word file. Refused where there is nothing that wording can say. */
  'bill.export': exporting(
    { amendments: selection, style: z.enum(WORDING_STYLES).default('uk'), asBill: billSchema },
    { files: z.array(z.string()) },
    { body: LONG_BODY },
  ),
  /** Keeps wording as a drafter edited it with its amendment, or (null) goes back to the clause that is written. */
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
