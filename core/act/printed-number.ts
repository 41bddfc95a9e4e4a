/**
 * A number as it is printed, without its brackets: `2`, `2ZA`, `Z1A2`. A pattern's source, in which there is one way only to
 * read any run of letters and figures: that a long one is no number is seen at once.
 */
export const PRINTED_NUMBER = String.raw`[A-Z]{0,4}\d+(?:[A-Z][A-Z\d]*)?`;
