import { z } from 'zod';
import { textRefSchema } from '../../evidence/records.ts';
import { qualitySchema } from './quality.ts';

export const suggestingSchema = z.object({
  /** There is one: `suggesting`. */
  id: z.string().min(1).max(300),
  isOn: z.boolean(),
  method: z.string().max(300),
  /** The last measured quality. Null if too little was coded. */
  quality: qualitySchema.nullable(),
  /** The suggestions that a person dismissed. They are not suggested again. */
  dismissed: z
    .array(z.object({ of: textRefSchema, theme: z.string().min(1).max(300) }))
    .max(100_000)
    .readonly(),
  by: z.string().max(200),
  at: z.string().max(40),
});
/** The setting for suggestions of themes in a review, with their quality. Off until a person turns it on. */
export type Suggesting = Readonly<z.infer<typeof suggestingSchema>>;
