/** A lookup table without a prototype, so that a name from a file such as `constructor` finds nothing. */
export const lookUp = <T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), entries);
