/** The most values that one statement binds, on any engine. */
const MAX_VALUES = 500;

/** Splits a list into batches that are small enough for one SQL statement. */
export function* inBatches<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += MAX_VALUES) yield list.slice(at, at + MAX_VALUES);
}
