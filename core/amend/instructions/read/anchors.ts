import type { Anchor, Location } from '../syntax.ts';
import { attempt, type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import { isLink, takeLinkWord, takeQuoted } from './links.ts';
import { takeLocation, takeLocations } from './locations.ts';
import { anchorBeside } from './operations-for.ts';
import { takeTargets } from './targets.ts';

/** Reads where an insertion goes. Each function takes words at the cursor, or returns null and leaves the cursor. */

/** Takes "the “and”" without "at the end". */
function takeNamedLink(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the final word', 'the final', 'the word', 'the');
    const words = takeQuoted(cursor);
    return words !== null && isLink(words) ? words : null;
  });
}

/** Takes ", but before the “or” at the end of it", "(and before the “and”)": the insertion goes before a linking word (R3.4). */
export function takeBeforeLink(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const open = peek(cursor);
    const bracketed = open?.kind === 'open';
    if (bracketed) cursor.at++;
    else takeMark(cursor, ',');
    const isJoined = takeWord(cursor, 'but', 'and') !== null;
    if (!(isJoined || bracketed) || !takePhrase(cursor, 'before', 'immediately before')) return null;
    const words = takeLinkWord(cursor)?.words ?? takeNamedLink(cursor);
    if (bracketed && peek(cursor)?.kind === 'close') cursor.at++;
    return words;
  });
}

/** Takes "and on a new line". */
export function takeOnNewLine(cursor: Cursor): boolean {
  return (
    attempt(cursor, () => {
      const open = peek(cursor)?.kind === 'open';
      if (open) cursor.at++;
      else takeMark(cursor, ',');
      if (!takePhrase(cursor, 'and on a new line', 'on a new line', 'as a new line')) return null;
      if (open) cursor.at++;
      return true;
    }) === true
  );
}

/** Takes "the Schedule set out in Schedule 4 to this Act", which stands for new text. Returns the second Schedule. */
export function takeSetOut(cursor: Cursor): Location | null {
  return attempt(cursor, () => {
    attempt(
      cursor,
      () =>
        (takeMark(cursor, ',') && takeWord(cursor, 'as') && takeLocation(cursor) && takeMark(cursor, ',')) ||
        null,
    );
    if (!takeWord(cursor, 'the', 'as')) return null;
    if (
      !takePhrase(
        cursor,
        'schedule',
        'schedules',
        'section',
        'sections',
        'provisions',
        'part',
        'chapter',
        'paragraph',
        'paragraphs',
        'entries',
      )
    )
      return null;
    if (!takePhrase(cursor, 'set out in', 'contained in', 'in')) return null;
    const [at, other] = takeLocation(cursor) ?? [];
    return at && !other ? at : null;
  });
}

/** Takes "at the end [of …]", "at the beginning", "at the appropriate place". */
export function takeEdge(cursor: Cursor): readonly Anchor[] | null {
  return attempt(cursor, () => {
    if (!takeWord(cursor, 'at', 'in', 'into')) return null;
    const proper = takePhrase(
      cursor,
      'alphabetical order',
      'the appropriate place',
      'the appropriate places',
      'the appropriate alphabetical place',
      'the appropriate position',
      'appropriate places',
      'an appropriate place',
      'the proper place',
      'their appropriate places',
      'its appropriate place',
    );
    const edge = proper ? null : takePhrase(cursor, 'the end', 'the beginning', 'the start');
    if (!proper && !edge) return null;
    const of = attempt(cursor, () => (takeWord(cursor, 'of', 'in') ? takeLocations(cursor) : null)) ?? [[]];
    if (proper) takePhrase(cursor, 'in alphabetical order', 'alphabetically');
    return of.map((at) =>
      proper
        ? { type: 'appropriatePlace', of: at }
        : { type: 'edge', edge: edge === 'the end' ? 'end' : 'beginning', of: at },
    );
  });
}

/** Takes the place of an insertion where it comes before the verb. */
export function takeAnchors(cursor: Cursor): readonly Anchor[] | null {
  return (
    takeEdge(cursor) ??
    attempt(cursor, () => {
      takeWord(cursor, 'immediately');
      const side = takeWord(cursor, 'after', 'before');
      if (side !== 'after' && side !== 'before') return null;
      return takeTargets(cursor)?.map((one) => anchorBeside(side, one)) ?? null;
    })
  );
}
