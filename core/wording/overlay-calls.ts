import { z } from 'zod';
import { AMENDMENT_STATES, amendmentIdSchema } from '../amend/edits/amendment.ts';
import { MAX_INPUT_CHARACTERS } from '../amend/instructions/read/limits.ts';
import { ASIDE_KINDS } from '../amend/instructions/syntax.ts';
import { base64 } from '../base/base64.ts';
import { FILE_BODY, reads, writes } from '../contract.ts';
import { overlaySchema, overlayStepSchema } from './overlay-records.ts';
import { proposedItemSchema } from './proposed-item-schema.ts';

/** The calls about amendments from elsewhere that are gone through one by one. Part of the contract in `api.ts`. */

const id = overlaySchema.shape.id;
const key = overlayStepSchema.shape.key;
/** The amendments that make the text that the items are held against; all but the withdrawn when absent. */
const amendments = z.array(amendmentIdSchema).max(5000).optional();

const asideKind = z.enum(ASIDE_KINDS);

const itemSchema = proposedItemSchema.extend({
  key,
  /** What it puts in as whole provisions, a line for each. */
  inserted: z.array(z.string()).readonly(),
  /** What was decided of it, and what became of the amendment that was made or changed; null while nothing is decided. */
  decided: overlayStepSchema
    .pick({ state: true, made: true, revised: true, by: true, at: true })
    .extend({ now: z.enum(AMENDMENT_STATES).nullable() })
    .nullable(),
});
/** An item of an overlay: what would become of it now, and what was decided of it. */
export type OverlayItem = Readonly<z.infer<typeof itemSchema>>;

export const overlayCalls = {
  /** The newest first, each with how many of its items are skipped, or applied to what still stands. */
  'overlay.list': {
    ...reads(['amendments', 'overlays']),
    input: z.object({}),
    output: z.array(overlaySchema.extend({ decided: z.number().int() })),
  },
  /**
   * Reads a Bill, an Act or any amending text, from a file or as it was typed, and keeps it to be gone through. The same
   * text again is the same overlay. Refused `invalid` without words, and where it amends nothing that could be read.
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
  /** Every item of an overlay, held against the text as it is now. Changes nothing. */
  'overlay.read': {
    ...reads(['amendments', 'overlays']),
    input: z.object({ id, amendments }),
    output: z.object({
      overlay: overlaySchema,
      items: z.array(itemSchema).readonly(),
      /** How much else the text says, by what that is: it amends nothing. */
      aside: z.array(z.object({ kind: asideKind, count: z.number().int() })).readonly(),
    }),
  },
  /** What an overlay says beside its items, in its order: thousands of parts of a long Bill, so nobody gets them unasked. */
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
   * Makes an amendment of each of some items, or of all that nothing is decided of: each as the text then is. One that
   * changes what another amendment changes is made as an alternative to that one, but of a single item only when
   * `asAlternative` says so. Refused with the reasons where none can be made.
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
      /** The items that were asked for and could not be made, each with the reason. */
      not: z.array(z.object({ key, reason: z.string() })),
    }),
  },
  /** Says that an item is not to be applied. Refused `clash` for one that is. */
  'overlay.skip': {
    ...writes(['overlays']),
    input: z.object({ id, key }),
    output: overlayStepSchema,
  },
  /**
   * Takes back what was decided of an item: its amendment is withdrawn, and words of others that it changed are as they
   * were, of withdrawn ones too. Refused `refused` where an amendment is agreed, `stale` where those words have changed
   * since.
   */
  'overlay.reopen': {
    ...writes(['amendments', 'overlays']),
    input: z.object({ id, key }),
    output: z.object({ withdrawn: amendmentIdSchema.nullable(), revised: z.array(amendmentIdSchema) }),
  },
  /** Takes an overlay off the list, with what was decided of its items. The amendments that came of it stay. */
  'overlay.remove': {
    ...writes(['overlays']),
    input: z.object({ id }),
    output: z.object({ id: z.string() }),
  },
} as const;
