import type { Stretch } from './anchor.ts';

/** Where a sentence may end: at a stop that no small letter follows, at an empty line, or at a line's end. */
const END = /[.!?]+["”’)\]]*(?=\s+[^\sa-z]|\s*$)|\n/g;
/** Shortened words that a name or a number follows. */
const SHORTENED = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Hon)\.$|(?:^|[\s(“"])Nos?\.$/i;
/** A line that is as long goes on in the next; a heading or an item of a list is shorter. */
const FULL_LINE = 50;

/** Whether a line goes on in the next: that begins with a small letter, or the line is full. */
function runsOn(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  if (next === '\n' || next === '' || text.charAt(at - 1) === '\n') return false;
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /\p{Ll}/u.test(next) || (line.length >= FULL_LINE && !/[.:;!?]$/.test(line));
}

function isEnd(text: string, at: number, mark: string): boolean {
  if (mark === '\n') return !runsOn(text, at);
  const before = text.slice(Math.max(0, at - 8), at + 1);
  if (!SHORTENED.test(before)) return true;
  // "No." is a number's before a figure only: it may be all that is answered.
  return /nos?\.$/i.test(before) && !/^\s*\d/.test(text.slice(at + mark.length, at + mark.length + 4));
}

/** The sentence round a place of a text, within a stretch of it, without the space before and after it. */
export function sentenceAt(text: string, within: Stretch, place: number): Stretch {
  let from = within.from;
  let to = within.to;
  for (const { 0: mark, index } of text.slice(within.from, within.to).matchAll(END)) {
    const at = within.from + index;
    if (!isEnd(text, at, mark)) continue;
    const end = mark === '\n' ? at : at + mark.length;
    if (end <= place) from = at + mark.length;
    else {
      to = end;
      break;
    }
  }
  const sentence = text.slice(from, to);
  return {
    from: from + sentence.length - sentence.trimStart().length,
    to: to - (sentence.length - sentence.trimEnd().length),
  };
}
