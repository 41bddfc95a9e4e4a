import { z } from 'zod';
import { AMENDMENT_STATES, amendmentIdSchema } from '../amend/edits/amendment.ts';
import { MAX_INPUT_CHARACTERS } from '../amend/instructions/read/limits.ts';
import { ASIDE_KINDS } from '../amend/instructions/syntax.ts';
import { base64 } from '../base/base64.ts';
import { FILE_BODY, reads, writes } from '../contract.ts';
import { overlaySchema, overlayStepSchema } from './overlay-records.ts';
import { proposedItemSchema } from './proposed-item-schema.ts';

/** The calls about overlays: amendments from elsewhere that a person accepts one by one. Part of the contract in `api.ts`. */

const id = overlaySchema.shape.id;
const key = overlayStepSchema.shape.key;
/** Items are applied to the text as amended by these. If absent, by all that aren't withdrawn. */
const amendments = z.array(amendmentIdSchema).max(5000).optional();

const asideKind = z.enum(ASIDE_KINDS);

const itemSchema = proposedItemSchema.extend({
  key,
  /** The lines of whole provisions that it inserts. */
  inserted: z.array(z.string()).readonly(),
  /** The decision about it. Null if there is none. `now` is the present state of the amendment that was made. */
  decided: overlayStepSchema
    .pick({ state: true, made: true, revised: true, by: true, at: true })
    .extend({ now: z.enum(AMENDMENT_STATES).nullable() })
    .nullable(),
});
/** An item of an overlay, with what applying it now would do, and the decision about it. */
export type OverlayItem = Readonly<z.infer<typeof itemSchema>>;

export const overlayCalls = {
  /** All overlays, the newest first, with the number of items that are skipped, or applied and not withdrawn. */
  'overlay.list': {
    ...reads(['amendments', 'overlays']),
    input: z.object({}),
    output: z.array(overlaySchema.extend({ decided: z.number().int() })),
  },
  /**
   * Stores a Bill, an Act or other amending text, from a file or as typed, as an overlay. Idempotent: the same text gives the
   * same overlay. Refused `invalid` for empty text, and for text that amends nothing readable.
   */
  'overlay.add': {
    ...writes(['overlays']),
    body: FILE_BODY,
    input: z.object({
      name: z.string().trim().min(1).max(300),
      text: z.string().max(MAX_INPUT_CHARACTERS).optional(),
      file: z.object({ name: z.string().max(300), base64: base64(56_000_000, 4) }).optional(),
    }),
    output: z.object({ overlay: overlaySchema, remarks: z.array(z.string()).readonly() }),
  },
  /** All items of an overlay, with what applying each to the present text would do. Changes nothing. */
  'overlay.read': {
    ...reads(['amendments', 'overlays']),
    input: z.object({ id, amendments }),
    output: z.object({
      overlay: overlaySchema,
      items: z.array(itemSchema).readonly(),
      /** The numbers of other passages, by kind. They amend nothing. */
      aside: z.array(z.object({ kind: asideKind, count: z.number().int() })).readonly(),
    }),
  },
  /** The passages of an overlay that amend nothing, in text order. A call of its own, since a long Bill has thousands. */
  'overlay.aside': {
    ...reads(['overlays']),
    input: z.object({ id }),
    output: z.object({
      parts: z
        .array(z.object({ cite: z.string(), words: z.string(), kind: asideKind, reason: z.string() }))
        .readonly(),
    }),
  },
  /**
   * Makes an amendment of each given item, or of all undecided items. An item that conflicts with another amendment becomes an
   * alternative to it; if a single item is given, only with `asAlternative`. Refused with the reasons if none can be made.
   */
  'overlay.apply': {
    ...writes(['amendments', 'overlays']),
    input: z.object({
      id,
      keys: z.array(key).min(1).max(5000).optional(),
      asAlternative: z.boolean().default(false),
      amendments,
    }),
    output: z.object({
      made: z.array(
        z.object({ key, amendment: amendmentIdSchema, alternatives: z.array(z.string()).readonly() }),
      ),
      revised: z.array(amendmentIdSchema),
      /** The given items that could not be applied, each with the reason. */
      not: z.array(z.object({ key, reason: z.string() })),
    }),
  },
  /** Records that an item is not to be applied. Refused `clash` if it is applied. */
  'overlay.skip': {
    ...writes(['overlays']),
    input: z.object({ id, key }),
    output: overlayStepSchema,
  },
  /**
   * Undoes the decision about an item. Its amendment is withdrawn, and its changes to other amendments' words are reverted.
   * Refused `refused` if an amendment is agreed, `stale` if those words have changed since.
   */
  'overlay.reopen': {
    ...writes(['amendments', 'overlays']),
    input: z.object({ id, key }),
    output: z.object({ withdrawn: amendmentIdSchema.nullable(), revised: z.array(amendmentIdSchema) }),
  },
  /** Removes an overlay and the decisions about its items. Amendments that were made of them stay. */
  'overlay.remove': {
    ...writes(['overlays']),
    input: z.object({ id }),
    output: z.object({ id: z.string() }),
  },
} as const;
