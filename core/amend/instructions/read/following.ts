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
export function takeTheFollowing(c: Cursor): Following | null {
  return attempt(c, () => {
    if (!takePhrase(c, 'each of the following', 'the following')) return null;
    if (!takeWord(c, ...LISTED)) return { within: null };
    const within = attempt(c, () => {
      if (!takeWord(c, 'of', 'in', 'to') && !takePhrase(c, 'contained in')) return null;
      const [at, other] = takeLocation(c) ?? [];
      return at && !other ? at : null;
    });
    attempt(c, () => {
      const open = peek(c);
      if (open?.kind !== 'open' || open.match === undefined) return null;
      c.at = open.match + 1;
      return true;
    });
    return { within };
  });
}

/** Takes the place of the numbered items, with a dash or colon before it if there is one. */
export function takeListStart(c: Cursor): boolean {
  return (
    attempt(c, () => {
      for (let any = takeDash(c) || takeMark(c, ':'); any; any = takeDash(c) || takeMark(c, ':'));
      if (peek(c)?.kind !== 'list') return null;
      c.at++;
      return true;
    }) === true
  );
}
