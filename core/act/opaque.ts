import { z } from 'zod';

/** The stored form of a block that is shown but not edited; in a file of its own because the tree and its schema need it. */
export const opaqueSchema = z.object({
  what: z.enum(['table', 'formula', 'image', 'form', 'other']),
  format: z.enum(['akn', 'clml', 'html']),
  /** Well-formed XML with its namespace declarations. Shown only after being rebuilt from known elements. */
  markup: z.string().max(5_000_000),
});
/** A block that can be shown and left in place, but not edited: its own markup is stored unchanged. */
export type Opaque = Readonly<z.infer<typeof opaqueSchema>>;
