import { type Cursor, isFullStop } from './cursor.ts';
import { unitOf } from './labels.ts';
import { takeTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BASE_FORMS,
  DETERMINERS,
  FINITE_VERBS,
  LAW_STARTS,
  MODALS,
  ORDER_VERBS,
  PLURAL_FORMS,
  PREPOSITIONS,
  SUBJECT_STARTS,
  SUBORDINATORS,
  TEXT_WORDS,
  WORDS_BEFORE_MENTION,
} from './verbs.ts';

/**
 * Clauses of an amending text and tests of their grammar, for words that are no known form of instruction. They help to
 * decide whether such words may amend a text.
 */

/** The words of a clause outside brackets, and its end: before a stop, a semi-colon or a list. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** The index of each word among all tokens of the provision. */
  readonly tokenIndices: readonly number[];
  readonly end: number;
}

/** The clause at the cursor or, with `isWholeSentence`, everything to the end of its sentence. */
export function clauseAt(cursor: Cursor, isWholeSentence = false): Clause {
  const tokens: Token[] = [];
  const tokenIndices: number[] = [];
  let at = cursor.at;
  for (; at < cursor.tokens.length; at++) {
    const token = cursor.tokens[at];
    if (!token || token.kind === 'list' || isFullStop(cursor, at)) break;
    if (token.text === ';' && !isWholeSentence) break;
    // Words in brackets are skipped, because they say something of their own.
    if (token.kind === 'open' && token.closingIndex !== undefined && at > cursor.at) at = token.closingIndex;
    else {
      tokens.push(token);
      tokenIndices.push(at);
    }
    if (token.kind === 'block' && !isWholeSentence) {
      at++;
      break;
    }
  }
  return { tokens, tokenIndices, end: at };
}

/** A word of a clause in small letters; '' for a token that is no word. */
export const lowerAt = (tokens: readonly Token[], at: number): string =>
  tokens[at]?.kind === 'word' ? (tokens[at]?.low ?? '') : '';

/** Whether a word begins a subordinate clause, whose verb is not the main verb. */
function isSubordinator(tokens: readonly Token[], at: number): boolean {
  const word = lowerAt(tokens, at);
  if (SUBORDINATORS.has(word)) return true;
  if (word === 'as') return SUBJECT_STARTS.has(lowerAt(tokens, at + 1));
  if (word !== 'that') return false;
  const before = lowerAt(tokens, at - 1);
  return before !== '' && !PREPOSITIONS.has(before);
}

const VERB_OR_NOUN = /^(?:sets?|repeals|lists|forms?|limits|ends)$/;

/** Whether a word is a plural, or takes the verb of a plural: "owners", "they". */
const isPlural = (word: string): boolean =>
  /^(?:they|we|you|i|people|police|men|women|children)$/.test(word) ||
  (/[a-z]{2}s$/.test(word) && !/(?:ss|us|is)$/.test(word) && unitOf(word) === null && !TEXT_WORDS.has(word));

/** Whether a word is a verb that may be the main verb of a sentence. */
function isVerbAt(tokens: readonly Token[], at: number): boolean {
  const word = lowerAt(tokens, at);
  // A clause with quoted words may be an instruction whose verb is unknown, so a doubtful verb doesn't count.
  if (PLURAL_FORMS.has(word)) return isPlural(lowerAt(tokens, at - 1)) && !tokens.some(isQuoted);
  if (!FINITE_VERBS.has(word)) return false;
  const before = lowerAt(tokens, at - 1);
  // The word is only named, without quotation marks: "after means insert".
  if (WORDS_BEFORE_MENTION.has(before) || /^(?:omit|insert|substitute|delete|replace)$/.test(before))
    return false;
  if (word === 'may') return tokens[at]?.text !== 'May';
  if (word === 'means') return before !== 'by' && lowerAt(tokens, at + 1) !== 'of';
  if (word === 'will') return before !== 'a';
  // These words are verbs only after a subject, and not in "the words set out in section 5" or "amendments and repeals".
  if (VERB_OR_NOUN.test(word)) return isLabel(tokens[at - 1]) || unitOf(before) !== null || before === 'act';
  return !BASE_FORMS.has(word) || (at > 0 && before !== 'to' && !MODALS.has(before));
}

/** The index of the main verb, the first that belongs to no subordinate clause; -1 where there is none. */
export function mainVerbIndex(tokens: readonly Token[]): number {
  let pendingSubordinateVerbs = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.text === ',') pendingSubordinateVerbs = 0;
    else if (isSubordinator(tokens, at)) pendingSubordinateVerbs++;
    else if (isVerbAt(tokens, at)) {
      if (pendingSubordinateVerbs === 0) return at;
      pendingSubordinateVerbs--;
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
export const UNNUMBERED_PARTS = /^(?:words|heading|definition|sentence|entry)$/;

/** Whether a token is quoted text, even with a wrong quotation mark. */
export const isQuoted = ({ kind }: Token): boolean => kind === 'quote' || kind === 'slip' || kind === 'block';

/** Whether something is quoted in a clause. */
export const hasQuotes = ({ tokens }: Clause): boolean => tokens.some(isQuoted);

/** Whether words name quoted text that something is to replace: "for “£10” read". */
export const namesReplacedWords = ({ tokens }: Clause): boolean =>
  tokens.some((token, at) => isQuoted(token) && lowerAt(tokens, at - 1) === 'for');

/** Whether words name a provision, an Act, or a part of one that has no number. */
export function namesPlace(cursor: Cursor, { tokens, tokenIndices }: Clause): boolean {
  const startIndex = cursor.at;
  const hasName = tokens.some((token, at) => {
    if (token.kind !== 'word') return false;
    if (UNNUMBERED_PARTS.test(token.low) || (unitOf(token.low) !== null && isLabel(tokens[at + 1])))
      return true;
    if (!/^\p{Lu}/u.test(token.text) || lowerAt(tokens, at - 1) === 'this') return false;
    cursor.at = tokenIndices[at] ?? startIndex;
    return takeTitle(cursor) !== null;
  });
  cursor.at = startIndex;
  return hasName;
}

/** The index after the conjunctions and commas with which a sentence begins. */
function indexAfterConjunctions(tokens: readonly Token[]): number {
  let at = 0;
  while (
    /^(?:and|then|or|but|also|accordingly|likewise|so)$/.test(lowerAt(tokens, at)) ||
    tokens[at]?.text === ','
  )
    at++;
  return at;
}

/** Whether words say which quoted text is replaced, or where text goes, by whatever verb: "for “harassment” read “stalking”". */
export function namesChangedWords({ tokens }: Clause): boolean {
  const at = indexAfterConjunctions(tokens);
  const startsAtEdge = lowerAt(tokens, at) === 'at' && /^(?:end|beginning)$/.test(lowerAt(tokens, at + 2));
  if (startsAtEdge) return tokens.some(isQuoted);
  const startsWithPreposition = /^(?:for|after|before|instead)$/.test(lowerAt(tokens, at));
  const next = tokens
    .slice(at + 1)
    .find(({ kind, low: word }) => kind !== 'word' || !/^(?:the|words?|of)$/.test(word));
  return startsWithPreposition && (next?.kind === 'quote' || next?.kind === 'slip');
}

/** Whether words order a change to a text: "scrap section 6". No list of such verbs is complete, so any verb before an object counts. */
export function isOrder({ tokens }: Clause): boolean {
  const at = indexAfterConjunctions(tokens);
  const word = lowerAt(tokens, at);
  const startsSentenceOfLaw = LAW_STARTS.has(word) || SUBORDINATORS.has(word) || unitOf(word) !== null;
  if (word === '' || startsSentenceOfLaw || isVerbAt(tokens, at)) return false;
  const next = tokens[at + 1];
  if (ORDER_VERBS.has(word)) return next?.low !== 'of' && !isVerbAt(tokens, at + 1);
  const isObject =
    DETERMINERS.has(next?.low ?? '') ||
    next?.kind === 'quote' ||
    next?.kind === 'slip' ||
    (unitOf(next?.low ?? '') !== null && isLabel(tokens[at + 2]));
  return isObject && !/(?:ing|ed|ions?|s|ment)$/.test(word);
}

/** The index after the auxiliaries and adverbs of a verb: in "is not to be read", that of `read`. */
function indexAfterAuxiliaries(tokens: readonly Token[], start: number, verb: number): number {
  for (let at = start; ; at++) {
    const word = lowerAt(tokens, at);
    const isHave = /^(?:has|had|have)$/.test(word);
    if (isHave && lowerAt(tokens, at + 1) === 'effect') return at;
    if (!(AUXILIARIES.has(word) || ADVERBS.has(word) || (isHave && at === verb))) return at;
  }
}

/** The index of the word that says what a verb does, after its auxiliaries. */
export function lexicalVerbIndex(tokens: readonly Token[], verb: number): number {
  let at = indexAfterAuxiliaries(tokens, verb, verb);
  // "Shall, so far as it has effect, apply": the words between commas are skipped.
  while (tokens[at]?.text === ',') {
    const commaBefore = at;
    const commaAfter = tokens.findIndex((token, nth) => nth > commaBefore && token.text === ',');
    if (commaAfter < 0) break;
    at = indexAfterAuxiliaries(tokens, commaAfter + 1, verb);
  }
  return at;
}
