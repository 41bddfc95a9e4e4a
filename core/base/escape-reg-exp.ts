/** Escapes a text for use in a regular expression, but not in a character class, since hyphens are not escaped. */
export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
