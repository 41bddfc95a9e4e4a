/** What was typed without a break: one key after the other, at one place. */
export interface TypedRun {
  /** The words of the line before what is typed now. */
  readonly before: string;
  /** How many of the letters that end `before` were typed in this run. */
  readonly own: number;
}

/** What the letter just typed becomes, with letters before it: how many of those go, and what stands in their place. */
export interface Becomes {
  readonly back: number;
  readonly insert: string;
}

/** What a quotation mark after it opens. */
const OPENS = /(?:^|[\s([{‘“—–\-/])$/u;

/** A number that was said in two figures or four, as a year may be. */
const FIGURE = /\d$/u;

/**
 * What a writer of English means by a key that keyboards have for several marks: a curly quotation mark, an apostrophe,
 * a dash for two hyphens, a spaced dash for a spaced hyphen. Null where the letter is meant as it is.
 */
export function asTyped(letter: string, { before, own }: TypedRun): Becomes | null {
  if (letter === '"') return { back: 0, insert: OPENS.test(before) ? '“' : '”' };
  if (letter === "'") return { back: 0, insert: OPENS.test(before) ? '‘' : '’' };
  if (letter === '-' && own >= 1 && /(?:^|[^-])-$/u.test(before)) return { back: 1, insert: '—' };
  const isSpaced = letter === ' ' && own >= 2 && / -$/u.test(before) && !FIGURE.test(before.slice(0, -2));
  return isSpaced ? { back: 1, insert: '– ' } : null;
}

/** How words are written in small letters, in capitals, and with a capital for each. */
const CASES: readonly ((words: string) => string)[] = [
  (words) => words.toLocaleLowerCase('en-GB'),
  (words) => words.toLocaleUpperCase('en-GB'),
  (words) =>
    words
      .toLocaleLowerCase('en-GB')
      .replace(/(?<![\p{L}\p{M}\p{N}’'])\p{L}/gu, (letter) => letter.toLocaleUpperCase('en-GB')),
];

/**
 * The same words in the next of three cases, after the one that they are in: small letters, capitals, a capital for each.
 * A case that makes no other words of them is passed over: one letter is the same in the last two.
 */
export function inNextCase(words: string): string {
  const spellings = CASES.map((inCase) => inCase(words));
  const at = spellings.indexOf(words);
  return [...spellings.slice(at + 1), ...spellings.slice(0, at + 1)].find((next) => next !== words) ?? words;
}
