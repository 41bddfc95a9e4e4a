import { attempt, type Cursor, dash, mark, peek, phrase, sees, word, wordsBetween } from './cursor.ts';

/** How brackets begin that say what is to be done, not what a place is about (R3.4): they are no notes. */
const PROVISOS = [
  'and',
  'including',
  'together',
  'as well as',
  'but not',
  'but excluding',
  'but leaving',
  'wherever',
  'wherever',
];
const PLACES = [
  'in both',
  'in each',
  'in every',
  'in the first',
  'in the second',
  'in the third',
  'in the last',
  'in the final',
  'on both',
  'on each',
  'where it',
  'where they',
  'where those',
  'where that',
];

/** Whether the bracket at the cursor says what is to be done. */
function seesProviso(c: Cursor): boolean {
  const inner = { ...c, at: c.at + 1 };
  return phrase(inner, ...PROVISOS, ...PLACES) !== null && !sees(inner, 'so', 'which');
}

/** Takes one note in brackets: its words without the brackets. */
function bracket(c: Cursor): string | null {
  const token = peek(c);
  if (token?.kind === 'bracketed' && !token.joined) {
    c.at++;
    return token.text.slice(1, -1);
  }
  if (token?.kind !== 'open' || token.match === undefined || seesProviso(c)) return null;
  const inner = wordsBetween(c, c.at + 1, token.match);
  c.at = token.match + 1;
  return inner;
}

const MADE = [
  'inserted',
  'substituted',
  'amended',
  'added',
  'modified',
  'renumbered',
  'set out',
  'it has effect',
  'originally enacted',
  'prospectively inserted',
  'prospectively substituted',
];

/** Takes "as inserted by …" that stands between commas instead of in brackets. */
function unbracketed(c: Cursor): string | null {
  return attempt(c, () => {
    const comma = mark(c, ',');
    const start = c.at;
    if (!word(c, 'as') || !phrase(c, ...MADE)) return null;
    while (c.at < c.tokens.length) {
      const token = peek(c);
      const next = peek(c, 1);
      const listed = token?.text === ',' && (next?.kind === 'bracketed' || next?.kind === 'label');
      if ((token?.text === ',' && !listed) || (!comma && token?.low === 'in')) break;
      if (token?.kind === 'quote' || token?.kind === 'block' || token?.text === ';' || token?.text === '.')
        return null;
      if (dash({ ...c })) break;
      c.at++;
    }
    return wordsBetween(c, start, c.at);
  });
}

/** Takes the notes after a step of a location (R1.4): descriptions, chapter numbers, "as inserted by …". */
export function notes(c: Cursor): string | null {
  const found: string[] = [];
  for (let note = bracket(c) ?? unbracketed(c); note !== null; note = bracket(c) ?? unbracketed(c))
    found.push(note);
  return found.length > 0 ? found.join('; ') : null;
}
