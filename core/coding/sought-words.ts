import { bareText } from '../base/bare-text.ts';

/** Shorter words are looked for only if they are a name, a number or a postcode. */
const MIN_LENGTH = 8;
const MIN_NAME_LENGTH = 3;
/** A shorter number may be a year, a price or the number of a house. */
const MIN_NUMBER_LENGTH = 6;

/** Words that begin a sentence more often than they name somebody. If redacted, they are not looked for in other texts. */
const ORDINARY: ReadonlySet<string> = new Set(
  `about act after again all also and any are art but court for from grant had has have her here his home how
  its june law mark may not now one only our pat police rob she sir some sue that the their them then there these they this those
  was were what when where which who why will with yes you your april august bill drew faith frank grace hope jack joy rose`.split(
    /\s+/,
  ),
);

/** Scripts that are written without spaces, so that words have no boundaries. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;

/** A form of redacted words to look for in other texts. */
export interface SoughtWords {
  readonly letters: string;
  /** The indexes of `letters` before which the redacted words have a space or mark. */
  readonly separatorPositions: ReadonlySet<number>;
  /** The marks at the beginning and end, such as the “(” of a telephone number. */
  readonly lead: string;
  readonly tail: string;
  /** Whether spaces may be anywhere in a copy. False for short names, whose letters could then be of other words. */
  readonly isLong: boolean;
}

/** Words on one line, without invisible characters. */
export const visible = (words: string): string =>
  words
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether words may be a name: each begins with a capital, or is in a script without capitals, and they aren't ordinary. */
const isName = (words: string): boolean => {
  if (!/\p{Ll}|\p{Lu}/u.test(words)) return words.length >= 2 && /\p{Lo}/u.test(words);
  const isCapital = words.split(/[\s-]+/u).every((word) => /^\p{Lu}/u.test(word));
  return words.length >= MIN_NAME_LENGTH && isCapital && !ORDINARY.has(words.toLowerCase());
};

const isNumber = (letters: string): boolean =>
  (/\d/.test(letters) && letters.length >= MIN_NUMBER_LENGTH) || POSTCODE.test(letters);

/** A British telephone number with each spelling of its international prefix, and without one. Empty for other numbers. */
function phoneForms(letters: string): readonly string[] {
  const national = /^(?:0|44|440|0044|00440)([1-9]\d{8,9})$/.exec(letters)?.[1];
  return national ? ['0', '44', '440', '0044', '00440'].map((prefix) => prefix + national) : [];
}

/** The forms of an e-mail address that people write to hide it from programs: "jane at example dot org". */
function addressForms(words: string): readonly string[] {
  if (!/^[^\s@]+\s*@\s*[^@]+\.[^@]+$/u.test(words)) return [];
  const spelt = words.replaceAll('@', ' at ');
  return [spelt, spelt.replaceAll('.', ' dot ')];
}

function formOf(words: string, isLong: boolean): SoughtWords {
  const { letters, starts, ends } = bareText(words);
  const breaks = new Set(starts.flatMap((start, at) => (at > 0 && start > (ends[at - 1] ?? 0) ? [at] : [])));
  const [lead, tail] = [words.slice(0, starts[0]), words.slice(ends.at(-1))];
  return { letters, separatorPositions: breaks, lead, tail, isLong };
}

/**
 * The forms in which redacted words are looked for in other texts. Empty for words so short or ordinary that they would be found
 * everywhere. A person must check those.
 */
export function soughtWords(quote: string): readonly SoughtWords[] {
  const words = visible(quote);
  const { letters } = bareText(words);
  const isDistinctive = words.length >= MIN_LENGTH || isNumber(letters);
  if (letters === '' || !(isDistinctive || isName(words))) return [];
  const isLong = letters.length >= MIN_LENGTH || isNumber(letters);
  return [
    formOf(words, isLong),
    ...addressForms(words).map((form) => formOf(form, true)),
    ...phoneForms(letters).map((form) => formOf(form, true)),
  ];
}
