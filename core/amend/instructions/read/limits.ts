/**
 * Limits of what is read at once. A Bill of three hundred pages has about six hundred instructions, ten thousand numbered
 * paragraphs and a million characters. A longer text is refused with a reason. A provision longer than any real one is
 * reported as not read.
 */
export const LIMITS = {
  /** UTF-16 code units. */
  characters: 5_000_000,
  /** Lines that aren't empty, and numbered paragraphs within lines. */
  paragraphs: 50_000,
  instructions: 5000,
  /** UTF-16 code units of one provision's own words. Steps with quadratic cost stay fast within this. */
  charactersPerProvision: 20_000,
} as const;

/** A limit as a refusal writes it: `5,000`. */
export const formatLimit = (limit: number): string => limit.toLocaleString('en-GB');

/** The most characters accepted at all. It is above what is read, so that a person gets a refusal in plain words. */
export const MAX_INPUT_CHARACTERS = 2 * LIMITS.characters;
