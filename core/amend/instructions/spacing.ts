/**
 * Spaces between words when an instruction inserts or omits words. Quoted words have no space at their ends, so the writer
 * and the applier of an instruction must add spaces by the same rules.
 */

/** Text that follows the word before it without a space: `,` `;` `.` `)` `’s`. */
const CLOSES = /^(?:[,;:!?)\]”’%]|\.(?!\s*\.)|—|–(?!\s))/;
/** Text after which the next word follows without a space. */
const OPENS = /[([“‘—£$€]$/;
/** A number in brackets, which follows the number that contains it without a space: `5(2)`. */
const LABEL = /^\((?:\d+[A-Z]*|[a-z]{1,3}|[A-Z]{1,2})\)/;
const NUMBER = /(?:\d[A-Z]*|\((?:\d+[A-Z]*|[a-z]{1,3}|[A-Z]{1,2})\))$/;

const needsSpace = (before: string, after: string): boolean =>
  before !== '' &&
  after !== '' &&
  !/\s$/.test(before) &&
  !/^\s/.test(after) &&
  !CLOSES.test(after) &&
  !OPENS.test(before) &&
  !(LABEL.test(after) && NUMBER.test(before));

/** Joins two texts, with a space between them where print would have one. */
export function joinedBySpace(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isClose = CLOSES.test(after) && !/^(?:—\s|–)/.test(after);
  if (isClose && /\s$/.test(before)) return before.trimEnd() + after;
  return needsSpace(before, after) ? `${before} ${after}` : before + after;
}

/** Inserts words at an offset, with spaces where print would have them. */
export function withWordsInserted(text: string, at: number, words: string): string {
  return joinedBySpace(joinedBySpace(text.slice(0, at), words), text.slice(at));
}

/** An opening bracket or quotation mark, or a dash. After an omission, the next word follows it without a space. */
const OPENS_PAIR = /[([“‘—]$/;

/** Omits words, with the space that would be left over: no space stays before punctuation, and one between words. */
export function withOmitted(text: string, from: number, to: number): string {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (before.trim() === '') return before.trimEnd() + after.trimStart();
  if (after.trim() === '') return before.trimEnd();
  if (OPENS_PAIR.test(before)) return before + after.trimStart();
  // A dash after the omitted words now follows the word before them without a space.
  if (after.startsWith('—')) return before.trimEnd() + after;
  if (/\s$/.test(before) && /^\s/.test(after)) return joinedBySpace(before, after.trimStart());
  return joinedBySpace(before, after);
}

/** Whether new words begin or end like the old ones, so that the spaces beside them stay. */
const isLike = (old: string, now: string): boolean => old === now || /[\p{L}\p{N}]/u.test(old);

/**
 * Replaces words, with the spaces of the old words. There are two exceptions. Words that begin with punctuation or a dash
 * follow without a space. Words that replace punctuation or a dash get a space.
 */
export function withSubstituted(text: string, from: number, to: number, words: string): string {
  const [before, old, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const closes = /^(?:[,.;:)]|—)/.test(words);
  const head = closes
    ? before.trimEnd() + words
    : rejoined(before, isLike(old.charAt(0), words.charAt(0)), words);
  return rejoined(head, isLike(old.charAt(old.length - 1), words.charAt(words.length - 1)), after);
}

/** Joins two texts, with a space where punctuation that is gone separated them. */
const rejoined = (left: string, isAsBefore: boolean, right: string): string =>
  isAsBefore || !/^[\p{L}\p{N}“‘(£]/u.test(right) ? left + right : joinedBySpace(left, right);
