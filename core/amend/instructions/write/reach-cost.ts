import { type Aim, sliceOf } from './aim.ts';

/** A function word, such as "of" or "the". Quoting only such a word is avoided. */
export const FUNCTION_WORD =
  /^\P{L}*(?:an?|any|are|as|at|be|been|by|for|from|ha[sd]|have|he|if|in|is|it|may|must|no|not|of|on|or|and|shall|she|so|such|that|the|their|they|this|to|under|was|were|which|who|will|with)?\P{L}*$/iu;

const NUMBER =
  /^(?:[£$€]?\d[\d,.]*[A-Z]*(?:\(\w+\))*|\(\w{1,4}\)(?:\(\w+\))*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty)$/i;
const NUMBERED =
  /^(?:sections?|subsections?|paragraphs?|sub-paragraphs?|parts?|chapters?|schedules?|articles?|regulations?|rules?|levels?|entry)$/i;
const MEASURED = /^(?:days?|weeks?|months?|years?|hours?|per|pounds|times|persons|occasions)$/i;

/** Whether a word is a unit in the singular. After a plural, each number can be quoted without the word. */
const isOneNumbered = (word: string): boolean => NUMBERED.test(word) && !/s$/i.test(word);

/** Whether a quotation separates a number from its noun: “51” of “51 weeks”, “2A” of “section 2A”. */
function cutsNumber(aim: Aim, first: number, end: number): boolean {
  const word = (at: number) => sliceOf(aim, at, at + 1);
  const isBefore = NUMBER.test(word(first)) && first > 0 && isOneNumbered(word(first - 1));
  const isAfter = NUMBER.test(word(end - 1)) && end < aim.tokens.length && MEASURED.test(word(end));
  const isUnit = end < aim.tokens.length && NUMBERED.test(word(end - 1)) && NUMBER.test(word(end));
  return isBefore || isAfter || isUnit;
}

/** A last word that begins a phrase, so that the quotation would be half a phrase: “the High Court or the”, “issue a”. */
const LAST_WORD_OF_HALF =
  /(?:^|\s)(?:an?|and|any|as|at|but|by|each|every|for|from|her|his|if|in|into|its|no|nor|of|on|or|such|the|their|to|under|unless|upon|with)$/iu;
/** A first word or mark that continues the phrase before it. */
const CONTINUES = /^(?:[,;:—]|(?:and|but|nor|or)\s)/iu;
const isOneWord = (words: string): boolean => /^[\p{L}\p{N}’-]+$/u.test(words);

/** Whether words end in the middle of a phrase: with a word such as “the”, before a word. */
export const endsHalfway = (words: string, next: string): boolean =>
  LAST_WORD_OF_HALF.test(words) && /^[\p{L}\p{N}“(]/u.test(next);

/** The penalty of half a phrase: more than the cost of quoting three more words. */
const HALFWAY_COST = 7;

/** The penalty of a substitution in which the old or new words begin or end in the middle of a phrase. */
export function strayCost(aim: Aim, first: number, end: number, now: string): number {
  const was = sliceOf(aim, first, end);
  // “May” for “must”: for one word there is no better phrase.
  if (isOneWord(was) && isOneWord(now)) return 0;
  const [before, next] = [sliceOf(aim, first - 1, first), sliceOf(aim, end, end + 1)];
  const goesOn = /[\p{L}\p{N})”]$/u.test(before) ? [was, now].filter((words) => CONTINUES.test(words)) : [];
  const halfway = [was, now].filter((words) => endsHalfway(words, next));
  return goesOn.length * 2.5 + halfway.length * HALFWAY_COST;
}

/** The penalty of a quotation: for function words, for a first stop, for a cut number, and for words that also change. */
export function reachCost(aim: Aim, first: number, end: number): number {
  const [a, b] = [aim.tokens[first], aim.tokens[end - 1]];
  if (!a || !b) return 0;
  const words = sliceOf(aim, first, end);
  // Readers overlook a stop at the beginning of a quotation.
  const quotationCost =
    (FUNCTION_WORD.test(words) ? 1.5 : 0) +
    (/^[,;:.]/.test(words) ? 1.5 : 0) +
    (cutsNumber(aim, first, end) ? 4 : 0);
  return quotationCost + (a.from < aim.after ? 10 : 0) + (b.to > aim.before ? 6 : 0);
}
