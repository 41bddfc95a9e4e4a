import type { AsideKind } from '../syntax.ts';
import { isLabel, isOfText, isQuoted, lexicalVerbIndex, lowAt, WORDS_OF_TEXT } from './clause.ts';
import { unitOf } from './labels.ts';
import type { Token } from './tokens.ts';
import { AUXILIARIES, MODALS, PARTICIPLES, PREPOSITIONS, SAID_OF_TEXT, TEXT_WORDS } from './verbs.ts';

/** Finds out by its verb what a clause says that is no known instruction. */

/** A clause and the index of its main verb. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly verb: number;
  /** Whether words before the clause limit it to some cases. */
  readonly isLimited: boolean;
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ low: word }) => word).join(' ');
const someMatch = (tokens: readonly Token[], pattern: RegExp): boolean =>
  tokens.some(({ low: word }) => pattern.test(word));

/** Words for the cases, times or persons in which something is read differently. */
const LIMITED =
  /(?:^|[ ,])(?:in relation to|in (?:its|their|the) application|for the purposes? of|until|in the case of|as respects|in respect of|with respect to|where|if|when|while|during|pending|so far as)(?: |$)/;
const CHANGES =
  /^(?:modifications?|changes?|adaptations?|alterations?|exceptions?|substitutions?|omissions?|insertions?|additions?|variations?|qualifications?|adjustments?|amendments?|modified|adapted)$/;

/** Participles before a place: "set out in", "specified in". */
export const SET_OUT = /^(?:out|specified|mentioned|made|contained|for)$/;

/** Modifications that are named with a verb of application or effect: "with the following modifications", "as if". */
interface Changes {
  readonly isOfWords: boolean;
  /** Whether the modifications themselves come after the clause. */
  readonly follow: boolean;
}

/** The modifications that words after a verb mention; null where they mention none. */
export function changesIn(after: readonly Token[]): Changes | null {
  const words = textOf(after);
  if (/\bas if\b/.test(words) || /\bas it applies\b.*\bwith\b/.test(words))
    return { isOfWords: false, follow: false };
  const leadAt = after.findIndex(
    ({ low: word }, at) => word === 'with' || (word === 'subject' && lowAt(after, at + 1) === 'to'),
  );
  const at = leadAt < 0 ? -1 : after.findIndex(({ low: word }, nth) => nth > leadAt && CHANGES.test(word));
  if (at < 0 || at > leadAt + 14) return null;
  const isPlaced = SET_OUT.test(lowAt(after, at + 1)) || /^(?:in|by|below)$/.test(lowAt(after, at + 1));
  return {
    isOfWords: /^(?:amendment|substitution|omission|insertion|addition)/.test(lowAt(after, at)),
    follow: someMatch(after.slice(leadAt, at), /^(?:following|these)$/) || isPlaced,
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
  if (PREPOSITIONS.has(lowAt(head, 0)) || isTerm(head)) return false;
  return head.some((token, at) => {
    const isUnit = unitOf(token.low) !== null || /^(?:act|order|regulations)$/.test(token.low);
    const before = lowAt(head, at - 1);
    if (isUnit) return isLabel(head[at + 1]) || before === 'that' || before === 'following';
    return (
      isQuoted(token) ||
      WORDS_OF_TEXT.test(token.low) ||
      (before === 'following' && TEXT_WORDS.has(token.low))
    );
  });
}

/** A clause divided at its verb. */
interface Parts extends Reading {
  /** `first` is the first word of the verb, and `word` at index `at` is its main one: "is … read". */
  readonly first: string;
  readonly word: string;
  readonly next: string;
  readonly at: number;
  readonly before: readonly Token[];
  readonly head: readonly Token[];
  readonly after: readonly Token[];
  readonly words: string;
  /** `isText`: the subject may be a text. `isNamed`: it is named as one. */
  readonly isText: boolean;
  readonly isNamed: boolean;
}

/** The subject of a clause: the words before its verb, after any phrase with a comma. */
function subjectOf(before: readonly Token[]): readonly Token[] {
  const comma = before.findLastIndex(({ text }) => text === ',');
  return comma === before.length - 1 ? before : before.slice(comma + 1);
}

function partsOf(reading: Reading): Parts {
  const { tokens, verb } = reading;
  const at = lexicalVerbIndex(tokens, verb);
  const before = tokens.slice(0, verb);
  const subject = subjectOf(before);
  const head = headOf(subject);
  return {
    ...reading,
    at,
    before,
    head,
    first: lowAt(tokens, verb),
    word: lowAt(tokens, at),
    next: lowAt(tokens, at + 1),
    after: tokens.slice(at + 1),
    words: textOf(tokens),
    isText: isOfText(subject),
    isNamed: isNamedText(head),
  };
}

const isApplication = ({ word }: Parts): boolean => word === 'apply' || word === 'applies';
const isEffect = ({ word, next }: Parts): boolean => (word === 'have' || word === 'has') && next === 'effect';
const isDo = ({ first }: Parts): boolean => first === 'do' || first === 'does';
const isBe = ({ first }: Parts): boolean => first === 'is' || first === 'are' || MODALS.has(first);
/** Whether the clause is passive: "is set out", "shall be set out". */
const isPassive = (parts: Parts): boolean =>
  isBe(parts) && (!MODALS.has(parts.first) || someMatch(parts.tokens.slice(parts.verb, parts.at), /^be$/));
const isLimited = ({ words, isLimited: isLed }: Parts): boolean => isLed || LIMITED.test(words);
const isSchedule = ({ low: word }: Token): boolean => unitOf(word) === 'Schedule';
const isSetOut = (parts: Parts): boolean =>
  isPassive(parts) && parts.isText && parts.word === 'set' && parts.next === 'out';
const isOfAmendments = ({ head }: Parts): boolean => someMatch(head, /^amendments?$/);

/** Participles that are only said of a text. */
const ONLY_OF_TEXT =
  /^(?:amended|inserted|substituted|omitted|repealed|renumbered|re-numbered|relettered|re-lettered)$/;
const ARTICLES = /^(?:a|an|the|any|one|either|such|all|each|no)$/;
/** Subjects of a verb of meaning: a term, or references to one. */
const isOfMeaning = (token: Token): boolean =>
  isQuoted(token) || /^(?:references?|this|that|it|they|expressions?|definitions?|terms?)$/.test(token.low);
const LIMITS_NOTHING =
  /^(?:affects?|prejudices?|limits?|restricts?|authorises?|prevents?|requires?|excludes?|operates?)$/;

/** Words with which "has effect" is complete. */
const EFFECT_OF =
  /^(?:as|for|in|from|on|until|only|so|where|notwithstanding|despite|accordingly|if|when|whenever|after|before|at|under|by|to|without|and|or|but|unless|throughout|during|with|subject|immediately|instead)$/;

/** Whether "has effect" is complete: "as if", "in relation to". About a Schedule it is complete by itself. */
function isWholeEffect(parts: Parts): boolean {
  const { after, isNamed, first, before } = parts;
  const [, adverb, next] = after;
  if (/^continues?$/.test(first) || isOfAmendments(parts)) return true;
  if (!adverb || adverb.kind === 'mark') return !isNamed || before.some(isSchedule);
  if (
    after.some(isQuoted) ||
    someMatch(after, /^(?:(?:amendment|substitution|omission|insertion)s?|following)$/)
  )
    return false;
  return EFFECT_OF.test(adverb.low) && (adverb.low !== 'to' || next?.low === 'the');
}

/** "This is the Schedule to be inserted after Schedule 19": another instruction inserts it. */
function isPutIn({ after }: Parts): boolean {
  const at = after.findIndex(({ low: word }, nth) => word === 'to' && lowAt(after, nth + 1) === 'be');
  const isUnit = at >= 0 && after.slice(0, at).some(({ low: word }) => unitOf(word) !== null);
  return isUnit && /^(?:inserted|substituted)$/.test(lowAt(after, at + 2));
}

/** "Is to read “x”": the words change, and are not only understood differently. */
const isQuoteNext = ([next]: readonly Token[]): boolean =>
  next !== undefined && (isQuoted(next) || /^[—–:-]/.test(next.text));

/** "There shall be the words “x”", "there shall be after section 8—". */
const isPutThere = ({ tokens, verb, after }: Parts): boolean =>
  lowAt(tokens, verb - 1) === 'there' &&
  (after.some(isQuoted) || (/^[—–:-]/.test(after.at(-1)?.text ?? '') && isNamedText(after)));

/** Whether a text is the subject of an unknown verb, which may be a slip for a known one. */
function isStrange({ first, word, next, isNamed, at, tokens }: Parts): boolean {
  if (!isNamed || !(AUXILIARIES.has(first) || /^(?:has|have)$/.test(first))) return false;
  const isPlaced = word === 'in' && /^(?:addition|force|substitution|respect|relation)$/.test(next);
  const isKnown = SAID_OF_TEXT.has(word) || isPlaced || ARTICLES.test(word);
  // A participle in "-ed" is an ordinary word, unless it is one that amends.
  return !isKnown && !(/[a-z]{3}ed$/.test(word) && !PARTICIPLES.has(word)) && tokens[at]?.kind !== 'label';
}

type Rule = readonly [kind: AsideKind | 'amends', says: (parts: Parts) => boolean];

/** The kind of a clause by its verb. The first rule that fits decides. */
const RULES: readonly Rule[] = [
  ['application', ({ tokens }) => lowAt(tokens, 0) === 'nothing'],
  // "Shall to have effect", or "has effect" alone of a section, lacks a word or has a wrong one.
  [
    'amends',
    ({ tokens, verb, first }) => MODALS.has(first) && first !== 'ought' && lowAt(tokens, verb + 1) === 'to',
  ],
  ['amends', (parts) => isEffect(parts) && !isWholeEffect(parts)],
  ['application', (parts) => isApplication(parts) || isEffect(parts)],
  [
    'meaning',
    (parts) => isDo(parts) && /^(?:include|mean|refer)$/.test(parts.word) && parts.before.some(isOfMeaning),
  ],
  ['application', ({ word }) => LIMITS_NOTHING.test(word)],
  ['amends', (parts) => isDo(parts) && parts.head.some(isQuoted)],
  ['application', isDo],
  ['amends', (parts) => isBe(parts) && /^(?:read|construed)$/.test(parts.word) && isQuoteNext(parts.after)],
  ['modification', (parts) => isBe(parts) && /^(?:read|construed)$/.test(parts.word)],
  [
    'modification',
    (parts) => isBe(parts) && parts.isText && /^(?:treated|taken|regarded|deemed)$/.test(parts.word),
  ],
  [
    'extent',
    ({ word, after }) =>
      /^extends?$/.test(word) &&
      someMatch(
        after,
        /^(?:england|wales|scotland|northern|great|united|isle|channel|guernsey|jersey|gibraltar)$/,
      ),
  ],
  ['extent', ({ word, next, words }) => /^forms?$/.test(word) && next === 'part' && words.includes('law of')],
  ['application', ({ word }) => /^extends?$/.test(word)],
  ['commencement', ({ word, next }) => /^comes?$/.test(word) && next === 'into'],
  ['commencement', ({ word, next }) => /^takes?$/.test(word) && next === 'effect'],
  ['commencement', ({ word }) => /^(?:expires?|lapses?)$/.test(word)],
  ['meaning', ({ word }) => /^means?$/.test(word)],
  ['meaning', ({ word, before }) => /^(?:includes?|refers?|defined)$/.test(word) && before.some(isOfMeaning)],
  [
    'meaning',
    ({ first, word, head, after }) =>
      /^(?:is|are)$/.test(first) && ARTICLES.test(word) && isTerm(head) && !after.some(isQuoted),
  ],
  [
    'meaning',
    ({ first, tokens, verb }) =>
      /^(?:has|have)$/.test(first) && someMatch(tokens.slice(verb, verb + 6), /^meanings?$/),
  ],
  [
    'meaning',
    (parts) =>
      isBe(parts) && /^(?:a|references?)$/.test(parts.word) && someMatch(parts.before, /^references?$/),
  ],
  [
    'modification',
    (parts) =>
      isBe(parts) &&
      /^(?:modified|adapted)$/.test(parts.word) &&
      (isLimited(parts) || /\bas if\b/.test(parts.words)),
  ],
  [
    'amends',
    (parts) => isPassive(parts) && !/^(?:may|must)$/.test(parts.first) && ONLY_OF_TEXT.test(parts.word),
  ],
  [
    'amends',
    (parts) => isPassive(parts) && parts.first !== 'may' && parts.isText && PARTICIPLES.has(parts.word),
  ],
  ['amends', ({ before, word }) => /^(?:becomes?|reads?)$/.test(word) && isOfText(before)],
  [
    'amends',
    ({ before, word, isNamed, words }) =>
      /^ceases?$/.test(word) && (isNamed || (words.includes('to have effect') && isOfText(before))),
  ],
  ['elsewhere', isPutIn],
  ['elsewhere', (parts) => isSetOut(parts) && parts.after.some(isSchedule)],
  ['amends', isSetOut],
  ['meaning', ({ first, word }) => first === 'may' && word === 'cited'],
  ['power', ({ first, isNamed }) => first === 'may' && !isNamed],
  ['amends', ({ words }) => /\bas follows\b/.test(words)],
  ['amends', (parts) => isBe(parts) && isOfAmendments(parts)],
  [
    'amends',
    ({ tokens, verb, first }) =>
      AUXILIARIES.has(first) &&
      !/^(?:may|must)$/.test(first) &&
      someMatch(tokens.slice(verb, verb + 4), ONLY_OF_TEXT),
  ],
  [
    'amends',
    ({ word, first, before }) =>
      word === first && /^(?:amends?|repeals?|inserts?)$/.test(word) && !before.some(isSchedule),
  ],
  [
    'elsewhere',
    (parts) =>
      parts.isText &&
      !isBe(parts) &&
      /^(?:makes?|contains?|sets?|amends?|repeals?|inserts?)$/.test(parts.word),
  ],
  ['amends', isPutThere],
  ['amends', isStrange],
];

/** Whether the clause is about enactments in general: a Schedule lists them, and says itself what is done to each. */
const isGeneral = ({ before }: Parts): boolean => someMatch(before, /^(?:enactments|instruments|statutory)$/);

/** The kind of a clause by its verb. `amends` if it may change a text, `law` for any other verb. */
export function kindOf(reading: Reading): AsideKind | 'amends' {
  const parts = partsOf(reading);
  const isApplied = isApplication(parts);
  const isSubject = parts.word === 'subject' && parts.isText;
  const effectTokens =
    isApplied || isEffect(parts) ? parts.after : isSubject ? parts.tokens.slice(parts.verb) : [];
  const changes = changesIn(effectTokens);
  if (!changes) return RULES.find(([, says]) => says(parts))?.[0] ?? 'law';
  if (isGeneral(parts)) return 'elsewhere';
  return isApplied || !changes.isOfWords || isLimited(parts) ? 'modification' : 'amends';
}
