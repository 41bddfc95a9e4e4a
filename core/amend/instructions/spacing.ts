/**
 * Spaces between words, when wording puts words in or takes them out. Quoted words carry no space at their ends, so
 * whoever writes and whoever applies them must agree on where one stands: this is where they do.
 */

/** What stands close to the word before it: `,` `;` `.` `)` `’s`. */
const CLOSES = /^(?:[,.;:!?)\]”’%]|—|–(?!\s))/;
/** What the word after it stands close to. */
const OPENS = /[([“‘—£$€]$/;

const needsSpace = (before: string, after: string): boolean =>
  before !== '' && after !== '' && !/\s$/.test(before) && !/^\s/.test(after) && !CLOSES.test(after);

/** Two texts as one, with a space between them where print would have one. */
export function joinedBySpace(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  if (CLOSES.test(after) && /\s$/.test(before) && !/^[—–]/.test(after)) return before.trimEnd() + after;
  return needsSpace(before, after) && !OPENS.test(before) ? `${before} ${after}` : before + after;
}

/** Words put in at an offset, which is at an end of the words they are put after or before. */
export function withWordsInserted(text: string, at: number, words: string): string {
  return joinedBySpace(joinedBySpace(text.slice(0, at), words), text.slice(at));
}

/** Words taken out, with the space that would be left over: none before a stop, one between words. */
export function withOmitted(text: string, from: number, to: number): string {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  if (before.trim() === '') return before.trimEnd() + after.trimStart();
  if (after.trim() === '') return before.trimEnd();
  if (/\s$/.test(before) && /^\s/.test(after)) return before + after.trimStart();
  return joinedBySpace(before, after);
}

/** Words put in the place of others, close to what is before them where they begin with a stop or a dash. */
export function withSubstituted(text: string, from: number, to: number, words: string): string {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const closes = /^(?:[,.;:)]|—)/.test(words);
  return (closes ? before.trimEnd() : before) + words + after;
}
