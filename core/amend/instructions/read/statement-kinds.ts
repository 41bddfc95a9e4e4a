import type { AsideKind } from '../syntax.ts';
import { isLabel, isOfText, isQuoted, lexicalVerbIndex, lowerAt, UNNUMBERED_PARTS } from './clause.ts';
import { unitOf } from './labels.ts';
import type { Token } from './tokens.ts';
import {
  AUXILIARIES,
  CHANGE_PARTICIPLES,
  MODALS,
  NOT_AMENDING_WORDS,
  PREPOSITIONS,
  TEXT_WORDS,
} from './verbs.ts';

/** Finds out by its verb what a clause says that is no known instruction. */

/** A clause and the index of its main verb. */
export interface ClauseReading {
  readonly tokens: readonly Token[];
  readonly verb: number;
  /** Whether words before the clause limit it to some cases. */
  readonly isLimited: boolean;
}

const joinWords = (tokens: readonly Token[]): string => tokens.map(({ low: word }) => word).join(' ');
const someMatch = (tokens: readonly Token[], pattern: RegExp): boolean =>
  tokens.some(({ low: word }) => pattern.test(word));

/** Words for the cases, times or persons in which something is read differently. */
const LIMITING_WORDS =
  /(?:^|[ ,])(?:in relation to|in (?:its|their|the) application|for the purposes? of|until|in the case of|as respects|in respect of|with respect to|where|if|when|while|during|pending|so far as)(?: |$)/;
const MODIFICATION_NOUN =
  /^(?:modifications?|changes?|adaptations?|alterations?|exceptions?|substitutions?|omissions?|insertions?|additions?|variations?|qualifications?|adjustments?|amendments?|modified|adapted)$/;

/** Participles before a place: "set out in", "specified in". */
export const SET_OUT_PARTICIPLE = /^(?:out|specified|mentioned|made|contained|for)$/;

/** Modifications that are named with a verb of application or effect: "with the following modifications", "as if". */
interface ModificationMention {
  readonly isOfWords: boolean;
  /** Whether the modifications themselves come after the clause. */
  readonly comeAfter: boolean;
}

/** The modifications that words after a verb mention; null where they mention none. */
export function findModifications(after: readonly Token[]): ModificationMention | null {
  const words = joinWords(after);
  if (/\bas if\b/.test(words) || /\bas it applies\b.*\bwith\b/.test(words))
    return { isOfWords: false, comeAfter: false };
  const prepositionAt = after.findIndex(
    ({ low: word }, at) => word === 'with' || (word === 'subject' && lowerAt(after, at + 1) === 'to'),
  );
  const at =
    prepositionAt < 0
      ? -1
      : after.findIndex(({ low: word }, nth) => nth > prepositionAt && MODIFICATION_NOUN.test(word));
  if (at < 0 || at > prepositionAt + 14) return null;
  const isPlaceNamed =
    SET_OUT_PARTICIPLE.test(lowerAt(after, at + 1)) || /^(?:in|by|below)$/.test(lowerAt(after, at + 1));
  return {
    isOfWords: /^(?:amendment|substitution|omission|insertion|addition)/.test(lowerAt(after, at)),
    comeAfter: someMatch(after.slice(prepositionAt, at), /^(?:following|these)$/) || isPlaceNamed,
  };
}

/** The head of a subject, without the words that say which one it is. */
export function headOf(subject: readonly Token[]): readonly Token[] {
  const at = subject.findIndex(
    ({ low: word }, nth) =>
      nth > 0 && /^(?:of|in|under|for|to|by|with|from|at|who|which|that|[a-z]+ed)$/.test(word),
  );
  return at < 0 ? subject : subject.slice(0, at);
}

/** Whether a subject is a term (“a “market value””), and not words of a text. */
const isTerm = (head: readonly Token[]): boolean =>
  head.some(isQuoted) && !head.some(({ low: word }) => TEXT_WORDS.has(word));

/** Whether a subject is named as a text, or as words or a part of a text. */
export function isNamedText(head: readonly Token[]): boolean {
  if (PREPOSITIONS.has(lowerAt(head, 0)) || isTerm(head)) return false;
  return head.some((token, at) => {
    const isUnitWord = unitOf(token.low) !== null || /^(?:act|order|regulations)$/.test(token.low);
    const wordBefore = lowerAt(head, at - 1);
    if (isUnitWord) return isLabel(head[at + 1]) || wordBefore === 'that' || wordBefore === 'following';
    return (
      isQuoted(token) ||
      UNNUMBERED_PARTS.test(token.low) ||
      (wordBefore === 'following' && TEXT_WORDS.has(token.low))
    );
  });
}

/** A clause divided at its verb. */
interface ClauseParts extends ClauseReading {
  /** `first` is the first word of the verb, and `word` at index `at` is its main one: "is … read". */
  readonly firstVerbWord: string;
  readonly mainVerb: string;
  readonly wordAfterVerb: string;
  readonly mainVerbAt: number;
  readonly tokensBefore: readonly Token[];
  readonly head: readonly Token[];
  readonly tokensAfter: readonly Token[];
  readonly text: string;
  /** `isText`: the subject may be a text. `isNamed`: it is named as one. */
  readonly mayBeText: boolean;
  readonly isNamedText: boolean;
}

/** The subject of a clause: the words before its verb, after any phrase with a comma. */
function subjectOf(before: readonly Token[]): readonly Token[] {
  const comma = before.findLastIndex(({ text }) => text === ',');
  return comma === before.length - 1 ? before : before.slice(comma + 1);
}

function divideAtVerb(reading: ClauseReading): ClauseParts {
  const { tokens, verb } = reading;
  const mainVerbAt = lexicalVerbIndex(tokens, verb);
  const tokensBefore = tokens.slice(0, verb);
  const subject = subjectOf(tokensBefore);
  const head = headOf(subject);
  return {
    ...reading,
    mainVerbAt,
    tokensBefore,
    head,
    firstVerbWord: lowerAt(tokens, verb),
    mainVerb: lowerAt(tokens, mainVerbAt),
    wordAfterVerb: lowerAt(tokens, mainVerbAt + 1),
    tokensAfter: tokens.slice(mainVerbAt + 1),
    text: joinWords(tokens),
    mayBeText: isOfText(subject),
    isNamedText: isNamedText(head),
  };
}

const isApply = ({ mainVerb }: ClauseParts): boolean => mainVerb === 'apply' || mainVerb === 'applies';
const isHaveEffect = ({ mainVerb, wordAfterVerb }: ClauseParts): boolean =>
  (mainVerb === 'have' || mainVerb === 'has') && wordAfterVerb === 'effect';
const isDoVerb = ({ firstVerbWord }: ClauseParts): boolean =>
  firstVerbWord === 'do' || firstVerbWord === 'does';
const isBeVerb = ({ firstVerbWord }: ClauseParts): boolean =>
  firstVerbWord === 'is' || firstVerbWord === 'are' || MODALS.has(firstVerbWord);
/** Whether the clause is passive: "is set out", "shall be set out". */
const isPassive = (parts: ClauseParts): boolean =>
  isBeVerb(parts) &&
  (!MODALS.has(parts.firstVerbWord) || someMatch(parts.tokens.slice(parts.verb, parts.mainVerbAt), /^be$/));
const isLimited = ({ text, isLimited: isLed }: ClauseParts): boolean => isLed || LIMITING_WORDS.test(text);
const isSchedule = ({ low: word }: Token): boolean => unitOf(word) === 'Schedule';
const isSetOut = (parts: ClauseParts): boolean =>
  isPassive(parts) && parts.mayBeText && parts.mainVerb === 'set' && parts.wordAfterVerb === 'out';
const isOfAmendments = ({ head }: ClauseParts): boolean => someMatch(head, /^amendments?$/);

/** Participles that are only said of a text. */
const AMENDING_PARTICIPLE =
  /^(?:amended|inserted|substituted|omitted|repealed|renumbered|re-numbered|relettered|re-lettered)$/;
const ARTICLES = /^(?:a|an|the|any|one|either|such|all|each|no)$/;
/** Subjects of a verb of meaning: a term, or references to one. */
const isMeaningSubject = (token: Token): boolean =>
  isQuoted(token) || /^(?:references?|this|that|it|they|expressions?|definitions?|terms?)$/.test(token.low);
const SAVING_VERB =
  /^(?:affects?|prejudices?|limits?|restricts?|authorises?|prevents?|requires?|excludes?|operates?)$/;

/** Words with which "has effect" is complete. */
const EFFECT_COMPLEMENT =
  /^(?:as|for|in|from|on|until|only|so|where|notwithstanding|despite|accordingly|if|when|whenever|after|before|at|under|by|to|without|and|or|but|unless|throughout|during|with|subject|immediately|instead)$/;

/** Whether "has effect" is complete: "as if", "in relation to". About a Schedule it is complete by itself. */
function isCompleteEffect(parts: ClauseParts): boolean {
  const { tokensAfter, isNamedText: isNamed, firstVerbWord, tokensBefore } = parts;
  const [, adverb, next] = tokensAfter;
  if (/^continues?$/.test(firstVerbWord) || isOfAmendments(parts)) return true;
  if (!adverb || adverb.kind === 'mark') return !isNamed || tokensBefore.some(isSchedule);
  if (
    tokensAfter.some(isQuoted) ||
    someMatch(tokensAfter, /^(?:(?:amendment|substitution|omission|insertion)s?|following)$/)
  )
    return false;
  return EFFECT_COMPLEMENT.test(adverb.low) && (adverb.low !== 'to' || next?.low === 'the');
}

/** "This is the Schedule to be inserted after Schedule 19": another instruction inserts it. */
function isInsertedElsewhere({ tokensAfter }: ClauseParts): boolean {
  const at = tokensAfter.findIndex(
    ({ low: word }, nth) => word === 'to' && lowerAt(tokensAfter, nth + 1) === 'be',
  );
  const isUnit = at >= 0 && tokensAfter.slice(0, at).some(({ low: word }) => unitOf(word) !== null);
  return isUnit && /^(?:inserted|substituted)$/.test(lowerAt(tokensAfter, at + 2));
}

/** "Is to read “x”": the words change, and are not only understood differently. */
const startsWithQuotation = ([next]: readonly Token[]): boolean =>
  next !== undefined && (isQuoted(next) || /^[—–:-]/.test(next.text));

/** "There shall be the words “x”", "there shall be after section 8—". */
const isThereInsertion = ({ tokens, verb, tokensAfter }: ClauseParts): boolean =>
  lowerAt(tokens, verb - 1) === 'there' &&
  (tokensAfter.some(isQuoted) ||
    (/^[—–:-]/.test(tokensAfter.at(-1)?.text ?? '') && isNamedText(tokensAfter)));

/** Whether a text is the subject of an unknown verb, which may be a slip for a known one. */
function hasUnknownVerb({
  firstVerbWord,
  mainVerb,
  wordAfterVerb,
  isNamedText: isNamed,
  mainVerbAt,
  tokens,
}: ClauseParts): boolean {
  if (!isNamed || !(AUXILIARIES.has(firstVerbWord) || /^(?:has|have)$/.test(firstVerbWord))) return false;
  const isPlaced =
    mainVerb === 'in' && /^(?:addition|force|substitution|respect|relation)$/.test(wordAfterVerb);
  const isKnown = NOT_AMENDING_WORDS.has(mainVerb) || isPlaced || ARTICLES.test(mainVerb);
  // A participle in "-ed" is an ordinary word, unless it is one that amends.
  return (
    !isKnown &&
    !(/[a-z]{3}ed$/.test(mainVerb) && !CHANGE_PARTICIPLES.has(mainVerb)) &&
    tokens[mainVerbAt]?.kind !== 'label'
  );
}

type Rule = readonly [kind: AsideKind | 'amends', says: (parts: ClauseParts) => boolean];

/** The kind of a clause by its verb. The first rule that fits decides. */
const RULES: readonly Rule[] = [
  ['application', ({ tokens }) => lowerAt(tokens, 0) === 'nothing'],
  // "Shall to have effect", or "has effect" alone of a section, lacks a word or has a wrong one.
  [
    'amends',
    ({ tokens, verb, firstVerbWord }) =>
      MODALS.has(firstVerbWord) && firstVerbWord !== 'ought' && lowerAt(tokens, verb + 1) === 'to',
  ],
  ['amends', (parts) => isHaveEffect(parts) && !isCompleteEffect(parts)],
  ['application', (parts) => isApply(parts) || isHaveEffect(parts)],
  [
    'meaning',
    (parts) =>
      isDoVerb(parts) &&
      /^(?:include|mean|refer)$/.test(parts.mainVerb) &&
      parts.tokensBefore.some(isMeaningSubject),
  ],
  ['application', ({ mainVerb }) => SAVING_VERB.test(mainVerb)],
  ['amends', (parts) => isDoVerb(parts) && parts.head.some(isQuoted)],
  ['application', isDoVerb],
  [
    'amends',
    (parts) =>
      isBeVerb(parts) &&
      /^(?:read|construed)$/.test(parts.mainVerb) &&
      startsWithQuotation(parts.tokensAfter),
  ],
  ['modification', (parts) => isBeVerb(parts) && /^(?:read|construed)$/.test(parts.mainVerb)],
  [
    'modification',
    (parts) =>
      isBeVerb(parts) && parts.mayBeText && /^(?:treated|taken|regarded|deemed)$/.test(parts.mainVerb),
  ],
  [
    'extent',
    ({ mainVerb, tokensAfter }) =>
      /^extends?$/.test(mainVerb) &&
      someMatch(
        tokensAfter,
        /^(?:england|wales|scotland|northern|great|united|isle|channel|guernsey|jersey|gibraltar)$/,
      ),
  ],
  [
    'extent',
    ({ mainVerb, wordAfterVerb, text }) =>
      /^forms?$/.test(mainVerb) && wordAfterVerb === 'part' && text.includes('law of'),
  ],
  ['application', ({ mainVerb }) => /^extends?$/.test(mainVerb)],
  ['commencement', ({ mainVerb, wordAfterVerb }) => /^comes?$/.test(mainVerb) && wordAfterVerb === 'into'],
  ['commencement', ({ mainVerb, wordAfterVerb }) => /^takes?$/.test(mainVerb) && wordAfterVerb === 'effect'],
  ['commencement', ({ mainVerb }) => /^(?:expires?|lapses?)$/.test(mainVerb)],
  ['meaning', ({ mainVerb }) => /^means?$/.test(mainVerb)],
  [
    'meaning',
    ({ mainVerb, tokensBefore }) =>
      /^(?:includes?|refers?|defined)$/.test(mainVerb) && tokensBefore.some(isMeaningSubject),
  ],
  [
    'meaning',
    ({ firstVerbWord, mainVerb, head, tokensAfter }) =>
      /^(?:is|are)$/.test(firstVerbWord) &&
      ARTICLES.test(mainVerb) &&
      isTerm(head) &&
      !tokensAfter.some(isQuoted),
  ],
  [
    'meaning',
    ({ firstVerbWord, tokens, verb }) =>
      /^(?:has|have)$/.test(firstVerbWord) && someMatch(tokens.slice(verb, verb + 6), /^meanings?$/),
  ],
  [
    'meaning',
    (parts) =>
      isBeVerb(parts) &&
      /^(?:a|references?)$/.test(parts.mainVerb) &&
      someMatch(parts.tokensBefore, /^references?$/),
  ],
  [
    'modification',
    (parts) =>
      isBeVerb(parts) &&
      /^(?:modified|adapted)$/.test(parts.mainVerb) &&
      (isLimited(parts) || /\bas if\b/.test(parts.text)),
  ],
  [
    'amends',
    (parts) =>
      isPassive(parts) &&
      !/^(?:may|must)$/.test(parts.firstVerbWord) &&
      AMENDING_PARTICIPLE.test(parts.mainVerb),
  ],
  [
    'amends',
    (parts) =>
      isPassive(parts) &&
      parts.firstVerbWord !== 'may' &&
      parts.mayBeText &&
      CHANGE_PARTICIPLES.has(parts.mainVerb),
  ],
  [
    'amends',
    ({ tokensBefore, mainVerb }) => /^(?:becomes?|reads?)$/.test(mainVerb) && isOfText(tokensBefore),
  ],
  [
    'amends',
    ({ tokensBefore, mainVerb, isNamedText: isNamed, text }) =>
      /^ceases?$/.test(mainVerb) && (isNamed || (text.includes('to have effect') && isOfText(tokensBefore))),
  ],
  ['elsewhere', isInsertedElsewhere],
  ['elsewhere', (parts) => isSetOut(parts) && parts.tokensAfter.some(isSchedule)],
  ['amends', isSetOut],
  ['meaning', ({ firstVerbWord, mainVerb }) => firstVerbWord === 'may' && mainVerb === 'cited'],
  ['power', ({ firstVerbWord, isNamedText: isNamed }) => firstVerbWord === 'may' && !isNamed],
  ['amends', ({ text }) => /\bas follows\b/.test(text)],
  ['amends', (parts) => isBeVerb(parts) && isOfAmendments(parts)],
  [
    'amends',
    ({ tokens, verb, firstVerbWord }) =>
      AUXILIARIES.has(firstVerbWord) &&
      !/^(?:may|must)$/.test(firstVerbWord) &&
      someMatch(tokens.slice(verb, verb + 4), AMENDING_PARTICIPLE),
  ],
  [
    'amends',
    ({ mainVerb, firstVerbWord, tokensBefore }) =>
      mainVerb === firstVerbWord &&
      /^(?:amends?|repeals?|inserts?)$/.test(mainVerb) &&
      !tokensBefore.some(isSchedule),
  ],
  [
    'elsewhere',
    (parts) =>
      parts.mayBeText &&
      !isBeVerb(parts) &&
      /^(?:makes?|contains?|sets?|amends?|repeals?|inserts?)$/.test(parts.mainVerb),
  ],
  ['amends', isThereInsertion],
  ['amends', hasUnknownVerb],
];

/** Whether the clause is about enactments in general: a Schedule lists them, and says itself what is done to each. */
const isAboutEnactments = ({ tokensBefore }: ClauseParts): boolean =>
  someMatch(tokensBefore, /^(?:enactments|instruments|statutory)$/);

/** The kind of a clause by its verb. `amends` if it may change a text, `law` for any other verb. */
export function kindOf(reading: ClauseReading): AsideKind | 'amends' {
  const parts = divideAtVerb(reading);
  const isApplied = isApply(parts);
  const isSubjectTo = parts.mainVerb === 'subject' && parts.mayBeText;
  const effectTokens =
    isApplied || isHaveEffect(parts) ? parts.tokensAfter : isSubjectTo ? parts.tokens.slice(parts.verb) : [];
  const modifications = findModifications(effectTokens);
  if (!modifications) return RULES.find(([, fits]) => fits(parts))?.[0] ?? 'law';
  if (isAboutEnactments(parts)) return 'elsewhere';
  return isApplied || !modifications.isOfWords || isLimited(parts) ? 'modification' : 'amends';
}
