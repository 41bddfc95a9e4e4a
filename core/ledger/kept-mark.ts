import { z } from 'zod';

const keptMarkSchema = z.object({ hash: z.string(), as: z.string() });
/**
 * An entry's pointer to a value that is stored beside the ledger: the key that it is fetched by, and the SHA-256 of the
 * stored bytes.
 */
export type KeptMark = Readonly<z.infer<typeof keptMarkSchema>>;

export const keptMarksSchema = z.array(keptMarkSchema).readonly();

const keepingSchema = z.object({ kept: keptMarksSchema.optional() });

/** The pointers of an entry of any event type to values that are stored beside the ledger. */
export const keptIn = (payload: unknown): readonly KeptMark[] =>
  keepingSchema.safeParse(payload).data?.kept ?? [];
