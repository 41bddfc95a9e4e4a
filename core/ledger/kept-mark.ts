import { z } from 'zod';

const keptMarkSchema = z.object({ hash: z.string(), as: z.string() });
/** What the ledger tells of a value that was kept: what it is asked for by, and the SHA-256 of it as stored. */
export type KeptMark = Readonly<z.infer<typeof keptMarkSchema>>;

export const keptMarksSchema = z.array(keptMarkSchema).readonly();

const keepingSchema = z.object({ kept: keptMarksSchema.optional() });

/** What an entry of any event type says was kept with it. */
export const keptIn = (payload: unknown): readonly KeptMark[] =>
  keepingSchema.safeParse(payload).data?.kept ?? [];
