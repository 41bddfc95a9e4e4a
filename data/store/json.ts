import type { Schema } from '../../core/base/schema.ts';
import { Damage } from './damage.ts';

/** Reads a stored value. @throws Damage, naming the place, when the text is not JSON or not of the shape. */
export function parseStored<T>(schema: Schema<T>, json: string, place: string): T {
  const parsed = attempt(schema, fromJson(json, place));
  if (!parsed?.success) throw new Damage(`${place} is not as it was stored`, place);
  return parsed.data;
}

/** Null for what is nested so deeply that the stack ends before it does. */
function attempt<T>(schema: Schema<T>, value: unknown) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Reads JSON of any shape. @throws Damage, naming the place. */
export function fromJson(json: string, place: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Damage(`${place} can't be read`, place);
  }
}
