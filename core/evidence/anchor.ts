import { z } from 'zod';

/**
 * A stretch of a text (UTF-16 code units), held by its place, its words and the words around it, so that it can be found
 * again, or be known to be gone, when the text has changed.
 */
export const anchorSchema = z.object({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  quote: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;
