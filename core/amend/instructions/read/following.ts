import type { Location } from '../syntax.ts';
import { attempt, type Cursor, dash, mark, peek, phrase, word } from './cursor.ts';
import { location } from './locations.ts';

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
export function theFollowing(c: Cursor): Following | null {
  return attempt(c, () => {
    if (!phrase(c, 'each of the following', 'the following')) return null;
    if (!word(c, ...LISTED)) return { within: null };
    const within = attempt(c, () => {
      if (!word(c, 'of', 'in', 'to') && !phrase(c, 'contained in')) return null;
      const [at, other] = location(c) ?? [];
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
export function listBelow(c: Cursor): boolean {
  return (
    attempt(c, () => {
      for (let any = dash(c) || mark(c, ':'); any; any = dash(c) || mark(c, ':'));
      if (peek(c)?.kind !== 'list') return null;
      c.at++;
      return true;
    }) === true
  );
}
