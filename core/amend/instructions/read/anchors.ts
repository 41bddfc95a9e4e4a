import type { Anchor, Location } from '../syntax.ts';
import { attempt, type Cursor, peek, takeMark, takePhrase, takeWord } from './cursor.ts';
import { isLink, takeLinkWord, takeQuoted } from './links.ts';
import { takeLocation, takeLocations } from './locations.ts';
import { anchorOf } from './operations-for.ts';
import { takeTargets } from './targets.ts';

/** Reads where an insertion goes. Each function takes words at the cursor, or returns null and leaves the cursor. */

/** Takes "the “and”" without "at the end". */
function takeNamedLink(c: Cursor): string | null {
  return attempt(c, () => {
    takePhrase(c, 'the final word', 'the final', 'the word', 'the');
    const words = takeQuoted(c);
    return words !== null && isLink(words) ? words : null;
  });
}

/** Takes ", but before the “or” at the end of it", "(and before the “and”)": the insertion goes before a linking word (R3.4). */
export function takeBeforeLink(c: Cursor): string | null {
  return attempt(c, () => {
    const open = peek(c);
    const bracketed = open?.kind === 'open';
    if (bracketed) c.at++;
    else takeMark(c, ',');
    const isJoined = takeWord(c, 'but', 'and') !== null;
    if (!(isJoined || bracketed) || !takePhrase(c, 'before', 'immediately before')) return null;
    const words = takeLinkWord(c)?.words ?? takeNamedLink(c);
    if (bracketed && peek(c)?.kind === 'close') c.at++;
    return words;
  });
}

/** Takes "and on a new line". */
export function takeOnNewLine(c: Cursor): boolean {
  return (
    attempt(c, () => {
      const open = peek(c)?.kind === 'open';
      if (open) c.at++;
      else takeMark(c, ',');
      if (!takePhrase(c, 'and on a new line', 'on a new line', 'as a new line')) return null;
      if (open) c.at++;
      return true;
    }) === true
  );
}

/** Takes "the Schedule set out in Schedule 4 to this Act", which stands for new text. Returns the second Schedule. */
export function takeSetOut(c: Cursor): Location | null {
  return attempt(c, () => {
    attempt(c, () => (takeMark(c, ',') && takeWord(c, 'as') && takeLocation(c) && takeMark(c, ',')) || null);
    if (!takeWord(c, 'the', 'as')) return null;
    if (
      !takePhrase(
        c,
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
    if (!takePhrase(c, 'set out in', 'contained in', 'in')) return null;
    const [at, other] = takeLocation(c) ?? [];
    return at && !other ? at : null;
  });
}

/** Takes "at the end [of …]", "at the beginning", "at the appropriate place". */
export function takeEdge(c: Cursor): readonly Anchor[] | null {
  return attempt(c, () => {
    if (!takeWord(c, 'at', 'in', 'into')) return null;
    const proper = takePhrase(
      c,
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
    const edge = proper ? null : takePhrase(c, 'the end', 'the beginning', 'the start');
    if (!proper && !edge) return null;
    const of = attempt(c, () => (takeWord(c, 'of', 'in') ? takeLocations(c) : null)) ?? [[]];
    if (proper) takePhrase(c, 'in alphabetical order', 'alphabetically');
    return of.map((at) =>
      proper
        ? { type: 'appropriatePlace', of: at }
        : { type: 'edge', edge: edge === 'the end' ? 'end' : 'beginning', of: at },
    );
  });
}

/** Takes the place of an insertion where it comes before the verb. */
export function takeAnchors(c: Cursor): readonly Anchor[] | null {
  return (
    takeEdge(c) ??
    attempt(c, () => {
      takeWord(c, 'immediately');
      const side = takeWord(c, 'after', 'before');
      if (side !== 'after' && side !== 'before') return null;
      return takeTargets(c)?.map((one) => anchorOf(side, one)) ?? null;
    })
  );
}
