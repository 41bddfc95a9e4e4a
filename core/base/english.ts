/** The few rules of English that sentences put together from data need. */

/** With a capital at its beginning, as a sentence has. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Without one, for what goes on within a sentence. */
export const uncapital = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What a body is, by the last of the words that its name is made of: such a name takes an article. */
const BODY =
  /\b(?:Agency|Assembly|Association|Authority|Board|Cabinet|Centre|Collective|College|Commission|Committee|Consortium|Council|Court|Department|Executive|Foundation|Government|Inspectorate|Institute|Ministry|Network|Office|Ombudsman|Parliament|Panel|Service|Society|Treasury|Tribunal|Union|University)\b/u;

/**
 * The name of a body or of the people addressed, within a sentence: "the Home Office", "the Government", "chief constables",
 * "Refuge". A plural of more than one word without further capitals is a common noun.
 */
export function namedInSentence(name: string): string {
  const plain = name.trim();
  if (/^the\s/iu.test(plain)) return `the ${plain.slice(3).trim()}`;
  if (/^[A-Z][a-z]+ [^A-Z]+$/u.test(plain) && !BODY.test(plain)) return uncapital(plain);
  if (/^(?:His|Her|All|Every|Each)\b/u.test(plain)) return plain;
  return BODY.test(plain) && !/^\p{Lu}\p{Ll}+ and \p{Ll}/u.test(plain) ? `the ${plain}` : plain;
}

/** A title in quotation marks; marks within it become single, as within a quotation. */
export const quotedTitle = (title: string): string => `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** As a sentence of its own, with one stop; '' for nothing. */
export const sentence = (words: string): string =>
  words === '' ? '' : `${capital(words)}.`.replace(/([.!?])\.$/, '$1');

/** A vowel that is spoken as the consonant that “you” or “won” begins with. */
const AS_CONSONANT =
  /^(?:uni(?!n|mp|mag|dent|ss)|unanim|us[aeu]|ut[eio]|ubi|ura|uri|eu|ewe|u-|one\b|once\b)/iu;
const SILENT_H = /^h(?:ours?|ourly|onest|onou?r|eir)/iu;
/** Capitals that are spoken letter by letter: two, or where two consonants come first. */
const SPELLED_OUT = /^(?:[A-Z]{2}|[B-DF-HJ-NP-TV-Z]{2}[A-Z]*|U[A-Z]+)\b/u;

/** A figure or a letter that is spoken with a vowel first: eight, eleven, eighteen; ef, ex. */
const AS_VOWEL = /^(?:8|11(?!\d)|18(?!\d)|[FHLMNRSX]-)/iu;

/** The indefinite article before words: “an offence”, “a user”, “an hour”, “an SPO”, “a UK order”. */
export function articleOf(words: string): 'a' | 'an' {
  if (SPELLED_OUT.test(words)) return /^[AEFHILMNORSX]/u.test(words) ? 'an' : 'a';
  return AS_VOWEL.test(words) ||
    SILENT_H.test(words) ||
    (/^[aeiou]/iu.test(words) && !AS_CONSONANT.test(words))
    ? 'an'
    : 'a';
}

/**
 * A text of at most so many characters, cut between words where it is longer, with … for the rest: and without the stop or
 * comma before that, which would read as a fourth dot.
 */
export function abridged(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const space = text.lastIndexOf(' ', maxLength);
  const cut = text.slice(0, space > maxLength / 2 ? space : maxLength);
  // Nor is a character parted.
  return `${cut.replace(/(?:[\s.,;:–—-]|[\uD800-\uDBFF])+$/u, '')}…`;
}

/** Several things in a sentence: `(2), (4) and (6)`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const NUMBERED = /^(.*?)(\d+)$/u;

/** Whether a name is that of the number after another’s: A-010 after A-009. */
function follows(before: string, name: string): boolean {
  const [, stem, number = ''] = NUMBERED.exec(before) ?? [];
  const [, own, next = ''] = NUMBERED.exec(name) ?? [];
  return stem === own && number !== '' && Number(next) === Number(number) + 1;
}

/**
 * Several things that are numbered without gaps, in a sentence: `A-001, A-004 and A-007 to A-475`. Not for provisions, which
 * may have others between them (sections 1 to 3 take in section 1A).
 */
export function listedByNumber(names: readonly string[]): string {
  const runs: (readonly string[])[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last && follows(last.at(-1) ?? '', name)) runs[runs.length - 1] = [...last, name];
    else runs.push([name]);
  }
  return listed(runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]} to ${run.at(-1)}`])));
}

/** Several things that do something: `A-001 changes`, `A-001 and A-002 change`. */
export const doersWords = (subjects: readonly string[], one: string, many: string): string =>
  `${listedByNumber(subjects)} ${subjects.length === 1 ? one : many}`;

/** Made once: to make one costs more than all that a key does to count. */
const NUMBERS = new Intl.NumberFormat('en-GB');

/** `1 change`, `3 changes`, `5,581 changes`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${NUMBERS.format(number)} ${number === 1 ? one : many}`;

const CARDINALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `three proposals`, `12 proposals`: as running text has it, small numbers written out. */
export const countedWords = (number: number, one: string, many = `${one}s`): string =>
  `${CARDINALS[number] ?? NUMBERS.format(number)} ${number === 1 ? one : many}`;

/** The ordinals that are written out, from `first`. */
export const ORDINALS: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

const ENDS: ReadonlyMap<Intl.LDMLPluralRule, string> = new Map([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);
const ORDERING = new Intl.PluralRules('en-GB', { type: 'ordinal' });

/** `first`, `second`; `11th` beyond those that are written out. `nth` counts from 1. */
export const ordinal = (nth: number): string =>
  ORDINALS[nth - 1] ?? `${nth}${ENDS.get(ORDERING.select(nth)) ?? 'th'}`;
