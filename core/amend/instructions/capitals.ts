import type { Field, Kind } from '../../act/tree.ts';

/**
 * Adjusts capitals when words are inserted, omitted or replaced at the beginning of a sentence or a heading
 * (drafting-conventions.md §3.3 R3.18). The writer and the applier of an instruction must use these same rules.
 */

/** A change to a text, with the text before and after. */
export interface TextChange {
  readonly was: string;
  readonly from: number;
  readonly to: number;
  /** The inserted words; '' for an omission. */
  readonly words: string;
  readonly now: string;
  /** The change replaces all words of a place, so that the new words keep their quoted capitals. */
  readonly isAll?: boolean | undefined;
}

/** A text with its capitals corrected, and each word whose first letter was changed. */
interface FittedText {
  readonly text: string;
  readonly fitted: readonly { readonly word: string; readonly isCapital: boolean }[];
}

/** The place of a text, and the texts that show how its words are written: those of the provision or, for a heading, of the Act. */
export interface Lettering {
  readonly kind: Kind;
  readonly field: Field;
  readonly texts: () => Iterable<string>;
}

/** Kinds of provision that begin a sentence, with a capital. */
const SENTENCE_KINDS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** The punctuation at the end of a sentence, but not of an abbreviation. */
const SENTENCE_END = /(?<!\b(?:etc|No|Nos|para|art|reg|[a-z]))[.?!][”’)]*\s*$/;

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLower = (letter: string): boolean => letter !== letter.toUpperCase();

/** Whether the words after `before` begin a sentence or a heading. */
function beginsSentence(before: string, { kind, field }: Lettering): boolean {
  if (before.trim() === '') return field === 'heading' || (SENTENCE_KINDS.has(kind) && field !== 'wrapUp');
  return field !== 'heading' && SENTENCE_END.test(before);
}

/** Words that have a capital only at the beginning of a sentence. */
const COMMON_WORDS =
  /^(?:an?|the|this|that|these|those|any|all|each|every|no|such|some|where|when|if|in|on|at|for|before|after|until|unless|it|he|she|they|there|nothing|(?:sub-?)?sections?|(?:sub-)?paragraphs?|references?|neither|either|both|without|except)$/i;

/**
 * Whether a word has no capital inside a sentence. The provision must have the word in small letters, and nowhere with a
 * capital inside a sentence. For a heading it is enough that the Act nowhere has it with a capital.
 */
function isOrdinary(word: string, { field, texts }: Lettering): boolean {
  if (COMMON_WORDS.test(word)) return true;
  if (/\p{Lu}.*\p{Lu}/u.test(word)) return false;
  const small = new RegExp(`(?<![\\p{L}’-])${word.toLowerCase()}(?![\\p{L}’-])`, 'u');
  const capital = new RegExp(`[\\p{Ll},] ${word}(?![\\p{L}’-])`, 'u');
  const all = [...texts()];
  return (
    (field === 'heading' || all.some((text) => small.test(text))) && !all.some((text) => capital.test(text))
  );
}

const firstWord = (text: string): string => /^[“‘(]?(\p{L}+)/u.exec(text)?.[1] ?? '';

const withLetter = (text: string, at: number, letter: string): string =>
  text.slice(0, at) + letter + text.slice(at + letter.length);

/**
 * Corrects the capitals at the beginning of a changed sentence or heading, which instructions don't mention. The new first
 * word gets a capital, the old first word loses it, and punctuation left over before the first word is removed.
 */
export function withCapitals(change: TextChange, lettering: Lettering): FittedText {
  const { was, from, to, words, isAll } = change;
  if (isAll || !beginsSentence(was.slice(0, from), lettering)) return { text: change.now, fitted: [] };
  const start = was.slice(0, from).trimEnd().length;
  const lead = /^[\s,;:.—–-]*/.exec(change.now.slice(start))?.[0] ?? '';
  // Punctuation before the first word belonged to the omitted words.
  const isStray = words === '' && start === 0 && lead.trim() !== '';
  const text = isStray ? change.now.slice(lead.length) : change.now;
  const at = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
  const old = firstWord(was.slice(from));
  if (!isUpper(old.charAt(0)) || !/\p{L}/u.test(text.charAt(at))) return { text, fitted: [] };
  const first = firstWord(text.slice(at));
  // “For “The Minister” substitute “the Minister”” changes nothing but the letter, so the small letter is intended.
  const isMeant = from < to && first.toLowerCase() === old.toLowerCase();
  const needsCapital = isLower(text.charAt(at)) && !isMeant;
  const begun = needsCapital ? withLetter(text, at, text.charAt(at).toLocaleUpperCase('en-GB')) : text;
  const capital = needsCapital ? [{ word: firstWord(begun.slice(at)), isCapital: true }] : [];
  const next = begun.indexOf(old, at + words.length - 1);
  const isNext = next >= at + words.length - 1 && next <= at + words.length + 1;
  const goesOn = from === to && words !== '' && !SENTENCE_END.test(words);
  if (!goesOn || !isNext || !isOrdinary(old, lettering)) return { text: begun, fitted: capital };
  const small = withLetter(begun, next, old.charAt(0).toLocaleLowerCase('en-GB'));
  return { text: small, fitted: [...capital, { word: firstWord(small.slice(next)), isCapital: false }] };
}
