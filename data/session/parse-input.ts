import { isUsableText } from '../../core/amend/text/characters.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Schema } from '../../core/base/schema.ts';

/** The schema by which a value was already parsed, so that a value from a thread isn't parsed twice. */
const parsedBy = new WeakMap<object, unknown>();

/** Records that a value was parsed by a schema, for example in a thread. `parseInput` then accepts the value as it is. */
export function noteParsed<T>(schema: Schema<T>, value: T): T {
  if (typeof value === 'object' && value !== null) parsedBy.set(value, schema);
  return value;
}

const isParsed = <T>(schema: Schema<T>, input: unknown): input is T =>
  typeof input === 'object' && input !== null && parsedBy.get(input) === schema;

/**
 * Parses a call's input by its schema. Refused `invalid`, with the place and the reason. Text with characters that no file
 * format or database can store is refused here, while the person still has it; an export would have to drop a part.
 */
export function parseInput<T>(schema: Schema<T>, name: string, input: unknown): Result<T> {
  if (isParsed(schema, input)) return ok(input);
  const parsed = tryParse(schema, input);
  if (parsed === null)
    return refuse('invalid', `${name}: the input is nested too deeply. Nothing was saved.`);
  if (parsed.success) {
    const path = pathToUnusableText(parsed.data);
    if (path === null) return ok(noteParsed(schema, parsed.data));
    const place = pathWords(path);
    return refuse(
      'invalid',
      `${name}: ${place}: contains a control character or half of a character, which cannot be stored. Nothing was saved.`,
      place,
    );
  }
  const [issue] = parsed.error.issues;
  const place = pathWords(issue?.path ?? []);
  const message = issue?.message ?? 'not as expected';
  return refuse('invalid', `${name}: ${place}: ${message}. Nothing was saved.`, place);
}

function tryParse<T>(schema: Schema<T>, input: unknown) {
  try {
    return schema.safeParse(input);
  } catch (error) {
    if (error instanceof RangeError) return null; // Stack overflow: the input is nested thousands of levels deep.
    throw error;
  }
}

/** The path to the first text or key that can't be stored; null when all can. */
function pathToUnusableText(value: unknown): readonly PropertyKey[] | null {
  if (typeof value === 'string') return isUsableText(value) ? null : [];
  // The bytes of a file are skipped: they aren't text, and there may be millions.
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !isUsableText(key)) return ['a name'];
    const path = pathToUnusableText(inner);
    if (path) return [Array.isArray(value) ? Number(key) : key, ...path];
  }
  return null;
}

/** `changes, item 1, edits, item 3, from` for `['changes', 0, 'edits', 2, 'from']`. */
function pathWords(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the input';
  return path.map((step) => (typeof step === 'number' ? `item ${step + 1}` : String(step))).join(', ');
}
