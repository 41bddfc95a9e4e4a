/**
 * Spaces between words, when wording puts words in or takes them out. Quoted words carry no space at their ends, so
 * whoever writes and whoever applies them must agree on where one stands: this is where they do.
 */

/** What stands close to the word before it: `,` `;` `.` `)` `’s`. */
const CLOSES = /^(?:[,;:!?)\]”’%]|\.(?!\s*\.)|—|–(?!\s))/;
/** What the word after it stands close to. */
const OPENS = /[([“‘—£$€]$/;
/** A number in brackets, which stands close to the number that it is a part of: `5(2)`. */
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

/** Two texts as one, with a space between them where print would have one. */
export function joinedBySpace(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isClose = CLOSES.test(after) && !/^(?:—\s|–)/.test(after);
  if (isClose && /\s$/.test(before)) return before.trimEnd() + after;
  return needsSpace(before, after) ? `${before} ${after}` : before + after;
}

/** Words put in at an offset, which is at an end of the words they are put after or before. */
export function withWordsInserted(text: string, at: number, words: string): string {
  return joinedBySpace(joinedBySpace(text.slice(0, at), words), text.slice(at));
}

/** What opens a bracket or a quotation, or is a dash, close to which the words stand that are left after it. */
const OPENS_PAIR = /[([“‘—]$/;

/** Words taken out, with the space that would be left over: none before a stop, one between words. */
export function withOmitted(text: string, from: number, to: number): string {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (before.trim() === '') return before.trimEnd() + after.trimStart();
  if (after.trim() === '') return before.trimEnd();
  if (OPENS_PAIR.test(before)) return before + after.trimStart();
  // A dash that stood close to what is gone stands close to what is before that.
  if (after.startsWith('—')) return before.trimEnd() + after;
  if (/\s$/.test(before) && /^\s/.test(after)) return joinedBySpace(before, after.trimStart());
  return joinedBySpace(before, after);
}

/** Whether words begin or end at a place as others did, so that what is beside them stands as it stood. */
const isLike = (old: string, now: string): boolean => old === now || /[\p{L}\p{N}]/u.test(old);

/**
 * Words put in the place of others, spaced as those were. There are two exceptions. Words that begin with a stop or a
 * dash follow without a space. Words that replace a stop or a dash are set apart by one.
 */
export function withSubstituted(text: string, from: number, to: number, words: string): string {
  const [before, old, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  const closes = /^(?:[,.;:)]|—)/.test(words);
  const head = closes
    ? before.trimEnd() + words
    : rejoined(before, isLike(old.charAt(0), words.charAt(0)), words);
  return rejoined(head, isLike(old.charAt(old.length - 1), words.charAt(words.length - 1)), after);
}

/** Two texts as one, with a space where a mark parted them that is gone. */
const rejoined = (left: string, isAsBefore: boolean, right: string): string =>
  isAsBefore || !/^[\p{L}\p{N}“‘(£]/u.test(right) ? left + right : joinedBySpace(left, right);
