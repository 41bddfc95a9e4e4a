/** As many values as one statement may name, on any engine. */
const MAX_VALUES = 500;

/** A list in parts that one statement can name each. */
export function* inParts<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += MAX_VALUES) yield list.slice(at, at + MAX_VALUES);
}
