import type { Location } from '../syntax.ts';
import { attempt, type Cursor, peek, takeDash, takeMark, takePhrase, takeWord } from './cursor.ts';
import { takeLocation } from './locations.ts';

const LISTED = [
  'provisions',
  'enactments',
  'words',
  'definitions',
  'entries',
  'sections',
  'subsections',
  'paragraphs',
  'sub-paragraphs',
  'instruments',
  'regulations',
  'orders',
  'acts',
  'places',
];

/** A list that "the following provisions of the X Act" announces. `within` is the place of its items; null where none is named. */
export interface Following {
  readonly within: Location | null;
}

/** Takes "the following", "the following provisions of the X Act". */
export function takeTheFollowing(cursor: Cursor): Following | null {
  return attempt(cursor, () => {
    if (!takePhrase(cursor, 'each of the following', 'the following')) return null;
    if (!takeWord(cursor, ...LISTED)) return { within: null };
    const within = attempt(cursor, () => {
      if (!takeWord(cursor, 'of', 'in', 'to') && !takePhrase(cursor, 'contained in')) return null;
      const [at, other] = takeLocation(cursor) ?? [];
      return at && !other ? at : null;
    });
    attempt(cursor, () => {
      const open = peek(cursor);
      if (open?.kind !== 'open' || open.closingIndex === undefined) return null;
      cursor.at = open.closingIndex + 1;
      return true;
    });
    return { within };
  });
}

/** Takes the place of the numbered items, with a dash or colon before it if there is one. */
export function takeListStart(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      for (
        let any = takeDash(cursor) || takeMark(cursor, ':');
        any;
        any = takeDash(cursor) || takeMark(cursor, ':')
      );
      if (peek(cursor)?.kind !== 'list') return null;
      cursor.at++;
      return true;
    }) === true
  );
}
