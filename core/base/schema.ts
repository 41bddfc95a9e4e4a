import type { z } from 'zod';

/** A schema that validates an unknown value as a `T`. Folders that may not import zod use this type. */
export type Schema<T> = z.ZodType<T>;
