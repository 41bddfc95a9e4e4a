/** Reads fields of unparsed payloads. A description of an entry must not fail, so a wrong type gives an empty value. */

/** The value, if it is a string; otherwise ''. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The fields of the value, if it is an object; otherwise none. */
export const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** The length of the value, if it is an array; otherwise 0. */
export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
