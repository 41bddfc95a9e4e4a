import { type Aim, sliceOf } from './aim.ts';

/** Words that say too little to be quoted by themselves, if there is any other way. */
export const SLIGHT =
  /^\P{L}*(?:an?|any|are|as|at|be|been|by|for|from|ha[sd]|have|he|if|in|is|it|may|must|no|not|of|on|or|and|shall|she|so|such|that|the|their|they|this|to|under|was|were|which|who|will|with)?\P{L}*$/iu;

const NUMBER =
  /^(?:[£$€]?\d[\d,.]*[A-Z]*(?:\(\w+\))*|\(\w{1,4}\)(?:\(\w+\))*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty)$/i;
const NUMBERED =
  /^(?:sections?|subsections?|paragraphs?|sub-paragraphs?|parts?|chapters?|schedules?|articles?|regulations?|rules?|levels?|entry)$/i;
const MEASURED = /^(?:days?|weeks?|months?|years?|hours?|per|pounds|times|persons|occasions)$/i;

/** A unit that has one number: after a plural, each of its numbers can be named by itself. */
const isOneNumbered = (word: string): boolean => NUMBERED.test(word) && !/s$/i.test(word);

/** Whether a quotation parts a number from what it is the number of: “51” of “51 weeks”, “2A” of “section 2A”. */
function partsNumber(aim: Aim, first: number, end: number): boolean {
  const word = (at: number) => sliceOf(aim, at, at + 1);
  const isBefore = NUMBER.test(word(first)) && first > 0 && isOneNumbered(word(first - 1));
  const isAfter = NUMBER.test(word(end - 1)) && end < aim.tokens.length && MEASURED.test(word(end));
  const isUnit = end < aim.tokens.length && NUMBERED.test(word(end - 1)) && NUMBER.test(word(end));
  return isBefore || isAfter || isUnit;
}

/** Words that lead on to others, so that words which end with one are half a phrase: “the High Court or the”, “issue a”. */
const LEADING =
  /(?:^|\s)(?:an?|and|any|as|at|but|by|each|every|for|from|her|his|if|in|into|its|no|nor|of|on|or|such|the|their|to|under|unless|upon|with)$/iu;
/** What goes on from what stands before it. */
const GOING_ON = /^(?:[,;:—]|(?:and|but|nor|or)\s)/iu;
const isOneWord = (words: string): boolean => /^[\p{L}\p{N}’-]+$/u.test(words);

/** Whether words end on one that leads on to the word after them, which is not quoted with it. */
export const endsHalfway = (words: string, next: string): boolean =>
  LEADING.test(words) && /^[\p{L}\p{N}“(]/u.test(next);

/** More than it costs to quote a phrase of three words to its end. */
const HALFWAY = 7;

/** What words and what replaces them cost for beginning or ending within a phrase, where they stand in a sentence. */
export function strayCost(aim: Aim, first: number, end: number, now: string): number {
  const was = sliceOf(aim, first, end);
  // “May” for “must”: one word for one can be no more of a phrase.
  if (isOneWord(was) && isOneWord(now)) return 0;
  const [before, next] = [sliceOf(aim, first - 1, first), sliceOf(aim, end, end + 1)];
  const goesOn = /[\p{L}\p{N})”]$/u.test(before) ? [was, now].filter((words) => GOING_ON.test(words)) : [];
  const halfway = [was, now].filter((words) => endsHalfway(words, next));
  return goesOn.length * 2.5 + halfway.length * HALFWAY;
}

/** What a way of saying costs beyond its words, for what it quotes of the context. */
export function reachCost(aim: Aim, first: number, end: number): number {
  const [a, b] = [aim.tokens[first], aim.tokens[end - 1]];
  if (!a || !b) return 0;
  const words = sliceOf(aim, first, end);
  // A quotation that begins with a stop is hard to see.
  const mark =
    (SLIGHT.test(words) ? 1.5 : 0) +
    (/^[,;:.]/.test(words) ? 1.5 : 0) +
    (partsNumber(aim, first, end) ? 4 : 0);
  return mark + (a.from < aim.after ? 10 : 0) + (b.to > aim.before ? 6 : 0);
}
