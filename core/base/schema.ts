import type { z } from 'zod';

/** What reads a value of unknown shape and says whether it is a `T`; for folders that don't know zod. */
export type Schema<T> = z.ZodType<T>;
