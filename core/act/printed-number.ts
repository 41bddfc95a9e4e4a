/**
 * The source of a regular expression for a printed number without brackets: `2`, `2ZA`, `Z1A2`. Letters and digits can match
 * in one way only, so that long text causes no catastrophic backtracking.
 */
export const PRINTED_NUMBER = String.raw`[A-Z]{0,4}\d+(?:[A-Z][A-Z\d]*)?`;
