import {
  attempt,
  type Cursor,
  peek,
  seesWord,
  takeDash,
  takeMark,
  takePhrase,
  wordsBetween,
} from './cursor.ts';
import { isDescription } from './labels.ts';

/** Beginnings of brackets that belong to the operation (R3.4), and are no notes about a place. */
const PROVISOS = [
  'and',
  'including',
  'together',
  'as well as',
  'but not',
  'but excluding',
  'but leaving',
  'but before',
  'before the',
  'but leave',
  'leaving',
  'but immediately before',
  'but the',
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

/** Whether the bracket at the cursor belongs to the operation. */
function seesProviso(c: Cursor): boolean {
  const inner = { ...c, at: c.at + 1 };
  return takePhrase(inner, ...PROVISOS, ...PLACES) !== null && !seesWord(inner, 'so', 'which');
}

/** Takes one note in brackets. Returns it without the brackets. */
function takeBracketNote(c: Cursor): string | null {
  const token = peek(c);
  // "(fees)" is a note; "(2)", after a label and a space, is one more label, which must not be lost.
  if (token && isDescription(token)) {
    c.at++;
    return token.text.slice(1, -1);
  }
  if (token?.kind !== 'open' || token.match === undefined || seesProviso(c)) return null;
  const inner = wordsBetween(c, c.at + 1, token.match);
  c.at = token.match + 1;
  return inner;
}

const UNBRACKETED_NOTES = [
  'as inserted',
  'as substituted',
  'as amended',
  'as added',
  'as modified',
  'as renumbered',
  'as set out',
  'as originally enacted',
  'as prospectively inserted',
  'as prospectively substituted',
  'as it has effect',
  'as it forms part',
  'as it applies',
  'as it extends',
  'so far as it extends',
  'so far as it applies',
  'so far as extending',
  'before its substitution',
  'before its repeal',
  'before its amendment',
  ...['inserted', 'added', 'substituted', 'renumbered', 're-numbered'].flatMap((participle) => [
    `so ${participle}`,
    `as so ${participle}`,
    `${participle} by`,
    `which is ${participle} by`,
    `which was ${participle} by`,
  ]),
];
/** Words that end such a note where no comma does. */
const NOTE_ENDS: ReadonlySet<string> = new Set([
  'is',
  'are',
  'in',
  'insert',
  'substitute',
  'omit',
  'for',
  'shall',
  'becomes',
]);

/** Takes "as inserted by …", "as it forms part of the law of Scotland" without brackets. */
function takeUnbracketedNote(c: Cursor): string | null {
  return attempt(c, () => {
    const comma = takeMark(c, ',');
    const start = c.at;
    if (!takePhrase(c, ...UNBRACKETED_NOTES)) return null;
    for (let token = peek(c); token; token = peek(c)) {
      const next = peek(c, 1);
      const listed = token.text === ',' && (next?.kind === 'bracketed' || next?.kind === 'label');
      if (token.kind === 'quote' || token.kind === 'block' || token.text === ';' || token.text === '.')
        return null;
      if ((token.text === ',' && !listed) || token.kind === 'open' || takeDash({ ...c })) break;
      if (!comma && NOTE_ENDS.has(token.text) && !(token.text === 'in' && next?.low === 'relation')) break;
      c.at++;
    }
    return wordsBetween(c, start, c.at);
  });
}

/** Takes the notes after a step of a location (R1.4): descriptions, chapter numbers, "as inserted by …". Joins them with semi-colons. */
export function takeNotes(c: Cursor): string | null {
  const noteTexts: string[] = [];
  for (
    let note = takeBracketNote(c) ?? takeUnbracketedNote(c);
    note !== null;
    note = takeBracketNote(c) ?? takeUnbracketedNote(c)
  )
    noteTexts.push(note);
  return noteTexts.length > 0 ? noteTexts.join('; ') : null;
}
