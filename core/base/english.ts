/** Rules of English for sentences that are composed from data: capitals, articles, lists, plurals, ordinals. */

/** Capitalises the first letter, for the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Makes the first letter small, for use within a sentence. */
export const uncapital = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** Nouns that show that a name is the name of a public body, which takes "the": "the Home Office". */
const BODY_NOUN =
  /\b(?:Agency|Assembly|Association|Authority|Board|Cabinet|Centre|Collective|College|Commission|Committee|Consortium|Council|Court|Department|Executive|Foundation|Government|Inspectorate|Institute|Ministry|Network|Office|Ombudsman|Parliament|Panel|Service|Society|Treasury|Tribunal|Union|University)\b/u;

/**
 * Writes the name of a body or of people for use within a sentence: "the Home Office", "the Government", "chief constables",
 * "Refuge". A name of several words without a capital after the first is taken for a common noun.
 */
export function nameInSentence(name: string): string {
  const plain = name.trim();
  if (/^the\s/iu.test(plain)) return `the ${plain.slice(3).trim()}`;
  if (/^[A-Z][a-z]+ [^A-Z]+$/u.test(plain) && !BODY_NOUN.test(plain)) return uncapital(plain);
  if (/^(?:His|Her|All|Every|Each)\b/u.test(plain)) return plain;
  return BODY_NOUN.test(plain) && !/^\p{Lu}\p{Ll}+ and \p{Ll}/u.test(plain) ? `the ${plain}` : plain;
}

/** A title in double quotation marks. Double marks inside the title become single. */
export const quotedTitle = (title: string): string => `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** Makes words a sentence, with a capital and one full stop. '' stays ''. */
export const sentence = (words: string): string =>
  words === '' ? '' : `${capital(words)}.`.replace(/([.!?])\.$/, '$1');

/** Words that begin with a written vowel but a spoken consonant, such as “you” or “won”: user, European, one. */
const CONSONANT_SOUND =
  /^(?:uni(?!n|mp|mag|dent|ss)|unanim|us[aeu]|ut[eio]|ubi|ura|uri|eu|ewe|u-|one\b|once\b)/iu;
const SILENT_H = /^h(?:ours?|ourly|onest|onou?r|eir)/iu;
/** Abbreviations that are spelled out: two capitals, or more that begin with two consonants or with U. */
const SPELLED_OUT = /^(?:[A-Z]{2}|[B-DF-HJ-NP-TV-Z]{2}[A-Z]*|U[A-Z]+)\b/u;

/** Figures and single letters whose spoken names begin with a vowel: eight, eleven, eighteen; ef, ex. */
const VOWEL_SOUND = /^(?:8|11(?!\d)|18(?!\d)|[FHLMNRSX]-)/iu;

/** The indefinite article before words: “an offence”, “a user”, “an hour”, “an SPO”, “a UK order”. */
export function articleOf(words: string): 'a' | 'an' {
  if (SPELLED_OUT.test(words)) return /^[AEFHILMNORSX]/u.test(words) ? 'an' : 'a';
  return VOWEL_SOUND.test(words) ||
    SILENT_H.test(words) ||
    (/^[aeiou]/iu.test(words) && !CONSONANT_SOUND.test(words))
    ? 'an'
    : 'a';
}

/**
 * Shortens a text to at most `maxLength` code units and “…”. It is cut between words if possible. A stop or comma before the
 * “…” is dropped, because it would look like a fourth dot.
 */
export function abridged(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const space = text.lastIndexOf(' ', maxLength);
  const cut = text.slice(0, space > maxLength / 2 ? space : maxLength);
  // A half of a surrogate pair at the end is dropped, too.
  return `${cut.replace(/(?:[\s.,;:–—-]|[\uD800-\uDBFF])+$/u, '')}…`;
}

/** Joins items as a list in a sentence: `(2), (4) and (6)`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const NUMBERED = /^(.*?)(\d+)$/u;

/** Whether `name` has the number after that of `before`: A-010 after A-009. */
function follows(before: string, name: string): boolean {
  const [, stem, number = ''] = NUMBERED.exec(before) ?? [];
  const [, own, next = ''] = NUMBERED.exec(name) ?? [];
  return stem === own && number !== '' && Number(next) === Number(number) + 1;
}

/**
 * Joins numbered names as a list in which three or more consecutive names become a range: `A-001, A-004 and A-007 to A-475`.
 * Not for provisions, because "sections 1 to 3" would include section 1A.
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

/** Subjects with their verb, in the singular or plural: `A-001 changes`, `A-001 and A-002 change`. */
export const subjectAndVerb = (subjects: readonly string[], one: string, many: string): string =>
  `${listedByNumber(subjects)} ${subjects.length === 1 ? one : many}`;

/** Shared, because making a formatter takes longer than all other counting at a key press. */
const NUMBERS = new Intl.NumberFormat('en-GB');

/** `1 change`, `3 changes`, `5,581 changes`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${NUMBERS.format(number)} ${number === 1 ? one : many}`;

const CARDINALS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `three proposals`, `12 proposals`: a count for running text, with numbers below ten written out. */
export const countInWords = (number: number, one: string, many = `${one}s`): string =>
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

const ORDINAL_SUFFIXES: ReadonlyMap<Intl.LDMLPluralRule, string> = new Map([
  ['one', 'st'],
  ['two', 'nd'],
  ['few', 'rd'],
]);
const ORDINAL_RULES = new Intl.PluralRules('en-GB', { type: 'ordinal' });

/** The ordinal of `nth`, which counts from 1: `first`, `tenth`, `11th`. */
export const ordinal = (nth: number): string =>
  ORDINALS[nth - 1] ?? `${nth}${ORDINAL_SUFFIXES.get(ORDINAL_RULES.select(nth)) ?? 'th'}`;
