import { type Cursor, isStop } from './cursor.ts';
import { unitOf } from './labels.ts';
import { takeTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BASE_FORMS,
  DETERMINERS,
  FINITE,
  IMPERATIVES,
  MODALS,
  NAMED_AFTER,
  OPENING_WORDS,
  PLURAL_FORMS,
  PREPOSITIONS,
  SUBJECTS,
  SUBORDINATORS,
  TEXT_WORDS,
} from './verbs.ts';

/**
 * Clauses of an amending text and tests of their grammar, for words that are no known form of instruction. They help to
 * decide whether such words may amend a text.
 */

/** The words of a clause outside brackets, and its end: before a stop, a semi-colon or a list. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** The index of each word among all tokens of the provision. */
  readonly places: readonly number[];
  readonly end: number;
}

/** The clause at the cursor or, with `isWholeSentence`, everything to the end of its sentence. */
export function clauseAt(c: Cursor, isWholeSentence = false): Clause {
  const tokens: Token[] = [];
  const places: number[] = [];
  let at = c.at;
  for (; at < c.tokens.length; at++) {
    const token = c.tokens[at];
    if (!token || token.kind === 'list' || isStop(c, at)) break;
    if (token.text === ';' && !isWholeSentence) break;
    // Words in brackets are skipped, because they say something of their own.
    if (token.kind === 'open' && token.match !== undefined && at > c.at) at = token.match;
    else {
      tokens.push(token);
      places.push(at);
    }
    if (token.kind === 'block' && !isWholeSentence) {
      at++;
      break;
    }
  }
  return { tokens, places, end: at };
}

/** A word of a clause in small letters; '' for a token that is no word. */
export const lowAt = (tokens: readonly Token[], at: number): string =>
  tokens[at]?.kind === 'word' ? (tokens[at]?.low ?? '') : '';

/** Whether a word begins a subordinate clause, whose verb is not the main verb. */
function isSubordinator(tokens: readonly Token[], at: number): boolean {
  const word = lowAt(tokens, at);
  if (SUBORDINATORS.has(word)) return true;
  if (word === 'as') return SUBJECTS.has(lowAt(tokens, at + 1));
  if (word !== 'that') return false;
  const before = lowAt(tokens, at - 1);
  return before !== '' && !PREPOSITIONS.has(before);
}

const MAY_BE_NOUN = /^(?:sets?|repeals|lists|forms?|limits|ends)$/;

/** Whether a word is a plural, or takes the verb of a plural: "owners", "they". */
const isPlural = (word: string): boolean =>
  /^(?:they|we|you|i|people|police|men|women|children)$/.test(word) ||
  (/[a-z]{2}s$/.test(word) && !/(?:ss|us|is)$/.test(word) && unitOf(word) === null && !TEXT_WORDS.has(word));

/** Whether a word is a verb that may be the main verb of a sentence. */
function isVerbAt(tokens: readonly Token[], at: number): boolean {
  const word = lowAt(tokens, at);
  // A clause with quoted words may be an instruction whose verb is unknown, so a doubtful verb doesn't count.
  if (PLURAL_FORMS.has(word)) return isPlural(lowAt(tokens, at - 1)) && !tokens.some(isQuoted);
  if (!FINITE.has(word)) return false;
  const before = lowAt(tokens, at - 1);
  // The word is only named, without quotation marks: "after means insert".
  if (NAMED_AFTER.has(before) || /^(?:omit|insert|substitute|delete|replace)$/.test(before)) return false;
  if (word === 'may') return tokens[at]?.text !== 'May';
  if (word === 'means') return before !== 'by' && lowAt(tokens, at + 1) !== 'of';
  if (word === 'will') return before !== 'a';
  // These words are verbs only after a subject, and not in "the words set out in section 5" or "amendments and repeals".
  if (MAY_BE_NOUN.test(word)) return isLabel(tokens[at - 1]) || unitOf(before) !== null || before === 'act';
  return !BASE_FORMS.has(word) || (at > 0 && before !== 'to' && !MODALS.has(before));
}

/** The index of the main verb, the first that belongs to no subordinate clause; -1 where there is none. */
export function mainVerbIndex(tokens: readonly Token[]): number {
  let owed = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === ',') owed = 0;
    else if (isSubordinator(tokens, at)) owed++;
    else if (isVerbAt(tokens, at)) {
      if (owed === 0) return at;
      owed--;
    }
  }
  return -1;
}

/** Whether words have any verb, even in a subordinate clause. */
export const hasVerb = (tokens: readonly Token[]): boolean => tokens.some((_, at) => isVerbAt(tokens, at));

/** Whether words may name a text or a part of one. */
export const isOfText = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ kind, low: word }) =>
      kind === 'quote' || kind === 'slip' || TEXT_WORDS.has(word) || unitOf(word) !== null,
  );

/** Whether a token is the number of a provision. */
export const isLabel = (token: Token | undefined): boolean =>
  token?.kind === 'label' || token?.kind === 'bracketed' || /^[A-Z]{1,2}$/.test(token?.text ?? '');

/** Names of parts of a text that have no number. */
export const WORDS_OF_TEXT = /^(?:words|heading|definition|sentence|entry)$/;

/** Whether a token is quoted text, even with a wrong quotation mark. */
export const isQuoted = ({ kind }: Token): boolean => kind === 'quote' || kind === 'slip' || kind === 'block';

/** Whether something is quoted in a clause. */
export const hasQuotes = ({ tokens }: Clause): boolean => tokens.some(isQuoted);

/** Whether words name quoted text that something is to replace: "for “£10” read". */
export const replacesWords = ({ tokens }: Clause): boolean =>
  tokens.some((token, at) => isQuoted(token) && lowAt(tokens, at - 1) === 'for');

/** Whether words name a provision, an Act, or a part of one that has no number. */
export function namesPlace(c: Cursor, { tokens, places }: Clause): boolean {
  const back = c.at;
  const names = tokens.some((token, at) => {
    if (token.kind !== 'word') return false;
    if (WORDS_OF_TEXT.test(token.low) || (unitOf(token.low) !== null && isLabel(tokens[at + 1]))) return true;
    if (!/^\p{Lu}/u.test(token.text) || lowAt(tokens, at - 1) === 'this') return false;
    c.at = places[at] ?? back;
    return takeTitle(c) !== null;
  });
  c.at = back;
  return names;
}

/** The index after the conjunctions and commas with which a sentence begins. */
function afterConjunctions(tokens: readonly Token[]): number {
  let at = 0;
  while (
    /^(?:and|then|or|but|also|accordingly|likewise|so)$/.test(lowAt(tokens, at)) ||
    tokens[at]?.text === ','
  )
    at++;
  return at;
}

/** Whether words say which quoted text is replaced, or where text goes, by whatever verb: "for “harassment” read “stalking”". */
export function isExchange({ tokens }: Clause): boolean {
  const at = afterConjunctions(tokens);
  const isEdge = lowAt(tokens, at) === 'at' && /^(?:end|beginning)$/.test(lowAt(tokens, at + 2));
  if (isEdge) return tokens.some(isQuoted);
  const isLead = /^(?:for|after|before|instead)$/.test(lowAt(tokens, at));
  const next = tokens
    .slice(at + 1)
    .find(({ kind, low: word }) => kind !== 'word' || !/^(?:the|words?|of)$/.test(word));
  return isLead && (next?.kind === 'quote' || next?.kind === 'slip');
}

/** Whether words order a change to a text: "scrap section 6". No list of such verbs is complete, so any verb before an object counts. */
export function isOrder({ tokens }: Clause): boolean {
  const at = afterConjunctions(tokens);
  const word = lowAt(tokens, at);
  const begins = OPENING_WORDS.has(word) || SUBORDINATORS.has(word) || unitOf(word) !== null;
  if (word === '' || begins || isVerbAt(tokens, at)) return false;
  const next = tokens[at + 1];
  if (IMPERATIVES.has(word)) return next?.low !== 'of' && !isVerbAt(tokens, at + 1);
  const isObject =
    DETERMINERS.has(next?.low ?? '') ||
    next?.kind === 'quote' ||
    next?.kind === 'slip' ||
    (unitOf(next?.low ?? '') !== null && isLabel(tokens[at + 2]));
  return isObject && !/(?:ing|ed|ions?|s|ment)$/.test(word);
}

/** The index after the auxiliaries and adverbs of a verb: in "is not to be read", that of `read`. */
function pastAuxiliaries(tokens: readonly Token[], start: number, verb: number): number {
  for (let at = start; ; at++) {
    const word = lowAt(tokens, at);
    const isHave = /^(?:has|had|have)$/.test(word);
    if (isHave && lowAt(tokens, at + 1) === 'effect') return at;
    if (!(AUXILIARIES.has(word) || ADVERBS.has(word) || (isHave && at === verb))) return at;
  }
}

/** The index of the word that says what a verb does, after its auxiliaries. */
export function lexicalVerbIndex(tokens: readonly Token[], verb: number): number {
  let at = pastAuxiliaries(tokens, verb, verb);
  // "Shall, so far as it has effect, apply": the words between commas are skipped.
  while (tokens[at]?.text === ',') {
    const from = at;
    const comma = tokens.findIndex((token, nth) => nth > from && token.text === ',');
    if (comma < 0) break;
    at = pastAuxiliaries(tokens, comma + 1, verb);
  }
  return at;
}
