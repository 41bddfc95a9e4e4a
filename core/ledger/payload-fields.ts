/** What a payload that was not parsed has in its fields: a sentence says as much of any entry as can be said. */

/** Text, where that is what it is. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The fields of an object, where that is what it is. */
export const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** How many there are of a list; none of what is no list. */
export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
