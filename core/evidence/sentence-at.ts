import type { Stretch } from './anchor.ts';

/** Possible ends of a sentence: a full stop that no lower-case letter follows, an empty line, or a line end. */
const END = /[.!?]+["”’)\]]*(?=\s+[^\sa-z]|\s*$)|\n/g;
/** Abbreviations that a name or a number follows. Their full stop ends no sentence. */
const ABBREVIATION = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Hon)\.$|(?:^|[\s(“"])Nos?\.$/i;
/** A line of at least this many code units probably continues on the next line. Headings and list items are shorter. */
const MIN_FULL_LINE = 50;

/** Whether the line that ends at `at` continues: the next begins with a lower-case letter, or this line is full. */
function continuesOnNextLine(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  if (next === '\n' || next === '' || text.charAt(at - 1) === '\n') return false;
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /\p{Ll}/u.test(next) || (line.length >= MIN_FULL_LINE && !/[.:;!?]$/.test(line));
}

function isEnd(text: string, at: number, mark: string): boolean {
  if (mark === '\n') return !continuesOnNextLine(text, at);
  const before = text.slice(Math.max(0, at - 8), at + 1);
  if (!ABBREVIATION.test(before)) return true;
  // "No." abbreviates "number" only before a digit. Otherwise it may be a whole answer.
  return /nos?\.$/i.test(before) && !/^\s*\d/.test(text.slice(at + mark.length, at + mark.length + 4));
}

/** The sentence at an offset of a text, within a stretch, without white space around it. */
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
