/** A table to look up what a file calls things in: it holds its own entries alone, so that `constructor` is in none. */
export const lookUp = <T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), entries);
