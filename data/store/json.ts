import type { Schema } from '../../core/base/schema.ts';
import { Damage } from './damage.ts';

/** Parses a stored value. @throws Damage, with the place, when the text is not JSON or breaks the schema */
export function parseStored<T>(schema: Schema<T>, json: string, place: string): T {
  const parsed = attempt(schema, fromJson(json, place));
  if (!parsed?.success) throw new Damage(`${place} is not as it was stored`, place);
  return parsed.data;
}

/** Parses by a schema. Null for a value that is nested so deeply that the stack overflows. */
function attempt<T>(schema: Schema<T>, value: unknown) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Parses JSON of any shape. @throws Damage, with the place */
export function fromJson(json: string, place: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Damage(`${place} can't be read`, place);
  }
}
