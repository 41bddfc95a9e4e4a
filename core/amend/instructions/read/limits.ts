/**
 * The most that is read at once. A Bill of three hundred pages has some six hundred instructions, ten thousand numbered
 * paragraphs and a million characters; what is longer is refused in a sentence, and a part of it that is longer than
 * any provision is reported as not read.
 */
export const LIMITS = {
  /** UTF-16 code units. */
  characters: 5_000_000,
  /** Lines that have something in them, and numbered paragraphs within lines. */
  paragraphs: 50_000,
  instructions: 5000,
  /** UTF-16 code units of one provision's own words: what can be quadratic in these stays short. */
  charactersPerProvision: 20_000,
} as const;

/** A number as a refusal says it. */
export const inWords = (limit: number): string => limit.toLocaleString('en-GB');

/** As many characters as are taken in at all: more than are read, so that a person is told of those in plain words. */
export const MAX_INPUT_CHARACTERS = 2 * LIMITS.characters;
