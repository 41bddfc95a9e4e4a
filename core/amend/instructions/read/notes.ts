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
const OPERATION_BRACKETS = [
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
const OCCURRENCE_BRACKETS = [
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
function seesOperationBracket(cursor: Cursor): boolean {
  const ahead = { ...cursor, at: cursor.at + 1 };
  return (
    takePhrase(ahead, ...OPERATION_BRACKETS, ...OCCURRENCE_BRACKETS) !== null &&
    !seesWord(ahead, 'so', 'which')
  );
}

/** Takes one note in brackets. Returns it without the brackets. */
function takeBracketNote(cursor: Cursor): string | null {
  const token = peek(cursor);
  // "(fees)" is a note; "(2)", after a label and a space, is one more label, which must not be lost.
  if (token && isDescription(token)) {
    cursor.at++;
    return token.text.slice(1, -1);
  }
  if (token?.kind !== 'open' || token.closingIndex === undefined || seesOperationBracket(cursor)) return null;
  const inner = wordsBetween(cursor, cursor.at + 1, token.closingIndex);
  cursor.at = token.closingIndex + 1;
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
function takeUnbracketedNote(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const hasComma = takeMark(cursor, ',');
    const start = cursor.at;
    if (!takePhrase(cursor, ...UNBRACKETED_NOTES)) return null;
    for (let token = peek(cursor); token; token = peek(cursor)) {
      const next = peek(cursor, 1);
      const isLabelList = token.text === ',' && (next?.kind === 'bracketed' || next?.kind === 'label');
      if (token.kind === 'quote' || token.kind === 'block' || token.text === ';' || token.text === '.')
        return null;
      if ((token.text === ',' && !isLabelList) || token.kind === 'open' || takeDash({ ...cursor })) break;
      if (!hasComma && NOTE_ENDS.has(token.text) && !(token.text === 'in' && next?.low === 'relation')) break;
      cursor.at++;
    }
    return wordsBetween(cursor, start, cursor.at);
  });
}

/** Takes the notes after a step of a location (R1.4): descriptions, chapter numbers, "as inserted by …". Joins them with semi-colons. */
export function takeNotes(cursor: Cursor): string | null {
  const noteTexts: string[] = [];
  for (
    let note = takeBracketNote(cursor) ?? takeUnbracketedNote(cursor);
    note !== null;
    note = takeBracketNote(cursor) ?? takeUnbracketedNote(cursor)
  )
    noteTexts.push(note);
  return noteTexts.length > 0 ? noteTexts.join('; ') : null;
}
