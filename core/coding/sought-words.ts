import { bareText } from '../base/bare-text.ts';

/** Fewer characters than these tell something only where they are a name, a number or a postcode. */
const TELLING = 8;
const SHORTEST_NAME = 3;
/** A shorter number may be any: a year, a price, the number of a house. */
const SHORTEST_NUMBER = 6;

/** Words that begin a sentence more often than they name somebody: taken out of their own text, and not wherever they occur. */
const ORDINARY: ReadonlySet<string> = new Set(
  `about act after again all also and any are art but court for from grant had has have her here his home how
  its june law mark may not now one only our pat police rob she sir some sue that the their them then there these they this those
  was were what when where which who why will with yes you your april august bill drew faith frank grace hope jack joy rose`.split(
    /\s+/,
  ),
);

/** Scripts that are written without spaces between words, in which a word has no edges to be told by. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;

/** Redacted words as they are looked for elsewhere. */
export interface SoughtWords {
  readonly letters: string;
  /** Before which of `letters` the redacted words have a space or a mark. */
  readonly separatorPositions: ReadonlySet<number>;
  /** The marks that they begin and end with: “(” of a telephone number. */
  readonly lead: string;
  readonly tail: string;
  /** Whether they may be parted anywhere and still be no other words: true of all but short names. */
  readonly isLong: boolean;
}

/** What can be seen of some words, on one line. */
export const visible = (words: string): string =>
  words
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether each word begins with a capital, or is in a script without capitals, and it isn't an ordinary word. */
const isName = (words: string): boolean => {
  if (!/\p{Ll}|\p{Lu}/u.test(words)) return words.length >= 2 && /\p{Lo}/u.test(words);
  const isCapital = words.split(/[\s-]+/u).every((word) => /^\p{Lu}/u.test(word));
  return words.length >= SHORTEST_NAME && isCapital && !ORDINARY.has(words.toLowerCase());
};

const isNumber = (letters: string): boolean =>
  (/\d/.test(letters) && letters.length >= SHORTEST_NUMBER) || POSTCODE.test(letters);

/** A British telephone number in each of the ways in which its code for abroad is written, or left out. */
function phoneForms(letters: string): readonly string[] {
  const national = /^(?:0|44|440|0044|00440)([1-9]\d{8,9})$/.exec(letters)?.[1];
  return national ? ['0', '44', '440', '0044', '00440'].map((prefix) => prefix + national) : [];
}

/** An e-mail address as people write it out, so that no program finds it: "jane at example dot org". */
function addressForms(words: string): readonly string[] {
  if (!/^[^\s@]+\s*@\s*[^@]+\.[^@]+$/u.test(words)) return [];
  const spelt = words.replaceAll('@', ' at ');
  return [spelt, spelt.replaceAll('.', ' dot ')];
}

function soughtIn(words: string, isLong: boolean): SoughtWords {
  const { letters, starts, ends } = bareText(words);
  const breaks = new Set(starts.flatMap((start, at) => (at > 0 && start > (ends[at - 1] ?? 0) ? [at] : [])));
  const [lead, tail] = [words.slice(0, starts[0]), words.slice(ends.at(-1))];
  return { letters, separatorPositions: breaks, lead, tail, isLong };
}

/**
 * Redacted words as they are looked for in other texts: in every form that a person would call the same. None for words that
 * are so short or so ordinary that they would be found everywhere: these are for a person to look at.
 */
export function soughtWords(quote: string): readonly SoughtWords[] {
  const words = visible(quote);
  const { letters } = bareText(words);
  const isTelling = words.length >= TELLING || isNumber(letters);
  if (letters === '' || !(isTelling || isName(words))) return [];
  const isLong = letters.length >= TELLING || isNumber(letters);
  return [
    soughtIn(words, isLong),
    ...addressForms(words).map((form) => soughtIn(form, true)),
    ...phoneForms(letters).map((form) => soughtIn(form, true)),
  ];
}
