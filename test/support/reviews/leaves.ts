/** A value within another, by the names and places that lead to it. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Everything in a value that holds nothing else. */
export function leavesOf(value: unknown, path: Leaf['path'] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...entries].flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

/** A value with another in the place of one of its leaves. */
export function replaced(value: unknown, [name, ...path]: Leaf['path'], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((inner, at) => (at === name ? replaced(inner, path, by) : inner));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [name]: replaced(fields[name], path, by) };
}

/** A value with all leaves that are one value another one. */
export const replacedAll = (value: unknown, was: unknown, is: unknown): unknown =>
  leavesOf(value)
    .filter((leaf) => leaf.value === was)
    .reduce((now, { path }) => replaced(now, path, is), value);
