/** Text typed without a break: one key after another, at one place. */
export interface TypedRun {
  /** The text of the line before the caret. */
  readonly before: string;
  /** How many characters at the end of `before` were typed in this run. */
  readonly typedCount: number;
}

/** A correction of the character just typed: how many characters before it are removed, and what is inserted. */
export interface Autocorrection {
  readonly removeCount: number;
  readonly insert: string;
}

/** The text before an opening quotation mark: nothing, a space, or another opening mark or dash. */
const OPENING_CONTEXT = /(?:^|[\s([{‘“—–\-/])$/u;

/** A hyphen after a digit stays, because it may join a range of figures or years. */
const ENDS_IN_DIGIT = /\d$/u;

/**
 * Autocorrects a typed character as Word does. Straight quotation marks become curly ones, two hyphens a dash, and a
 * spaced hyphen a spaced dash. Null where the character stays as it is.
 */
export function autocorrect(letter: string, { before, typedCount }: TypedRun): Autocorrection | null {
  if (letter === '"') return { removeCount: 0, insert: OPENING_CONTEXT.test(before) ? '“' : '”' };
  if (letter === "'") return { removeCount: 0, insert: OPENING_CONTEXT.test(before) ? '‘' : '’' };
  if (letter === '-' && typedCount >= 1 && /(?:^|[^-])-$/u.test(before))
    return { removeCount: 1, insert: '—' };
  const isSpaced =
    letter === ' ' && typedCount >= 2 && / -$/u.test(before) && !ENDS_IN_DIGIT.test(before.slice(0, -2));
  return isSpaced ? { removeCount: 1, insert: '– ' } : null;
}

/** Writes text in lower case, in capitals, and with a capital at the start of each word. */
const CASES: readonly ((words: string) => string)[] = [
  (words) => words.toLocaleLowerCase('en-GB'),
  (words) => words.toLocaleUpperCase('en-GB'),
  (words) =>
    words
      .toLocaleLowerCase('en-GB')
      .replace(/(?<![\p{L}\p{M}\p{N}’'])\p{L}/gu, (letter) => letter.toLocaleUpperCase('en-GB')),
];

/**
 * The text in the next of three cases: lower case, capitals, a capital for each word. A case that would not change the
 * text is skipped, for example the third for a single letter.
 */
export function inNextCase(words: string): string {
  const spellings = CASES.map((inCase) => inCase(words));
  const at = spellings.indexOf(words);
  return [...spellings.slice(at + 1), ...spellings.slice(0, at + 1)].find((next) => next !== words) ?? words;
}
