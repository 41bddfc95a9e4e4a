import type { Anchor, Location } from '../syntax.ts';
import { attempt, type Cursor, mark, peek, phrase, word } from './cursor.ts';
import { isLink, linkWord, quoted } from './links.ts';
import { location, locations } from './locations.ts';
import { anchorOf } from './operations-for.ts';
import { targets } from './targets.ts';

/** Reads where an insertion goes. Each function takes words at the cursor, or returns null and leaves the cursor. */

/** Takes "the “and”" without "at the end". */
function namedLink(c: Cursor): string | null {
  return attempt(c, () => {
    phrase(c, 'the final word', 'the final', 'the word', 'the');
    const words = quoted(c);
    return words !== null && isLink(words) ? words : null;
  });
}

/** Takes ", but before the “or” at the end of it", "(and before the “and”)": the insertion goes before a linking word (R3.4). */
export function beforeLink(c: Cursor): string | null {
  return attempt(c, () => {
    const open = peek(c);
    const bracketed = open?.kind === 'open';
    if (bracketed) c.at++;
    else mark(c, ',');
    const isJoined = word(c, 'but', 'and') !== null;
    if (!(isJoined || bracketed) || !phrase(c, 'before', 'immediately before')) return null;
    const words = linkWord(c)?.words ?? namedLink(c);
    if (bracketed && peek(c)?.kind === 'close') c.at++;
    return words;
  });
}

/** Takes "and on a new line". */
export function newLine(c: Cursor): boolean {
  return (
    attempt(c, () => {
      const open = peek(c)?.kind === 'open';
      if (open) c.at++;
      else mark(c, ',');
      if (!phrase(c, 'and on a new line', 'on a new line', 'as a new line')) return null;
      if (open) c.at++;
      return true;
    }) === true
  );
}

/** Takes "the Schedule set out in Schedule 4 to this Act", which stands for new text. Returns the second Schedule. */
export function setOut(c: Cursor): Location | null {
  return attempt(c, () => {
    attempt(c, () => (mark(c, ',') && word(c, 'as') && location(c) && mark(c, ',')) || null);
    if (!word(c, 'the', 'as')) return null;
    if (
      !phrase(
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
    if (!phrase(c, 'set out in', 'contained in', 'in')) return null;
    const [at, other] = location(c) ?? [];
    return at && !other ? at : null;
  });
}

/** Takes "at the end [of …]", "at the beginning", "at the appropriate place". */
export function edgeOf(c: Cursor): readonly Anchor[] | null {
  return attempt(c, () => {
    if (!word(c, 'at', 'in', 'into')) return null;
    const proper = phrase(
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
    const edge = proper ? null : phrase(c, 'the end', 'the beginning', 'the start');
    if (!proper && !edge) return null;
    const of = attempt(c, () => (word(c, 'of', 'in') ? locations(c) : null)) ?? [[]];
    if (proper) phrase(c, 'in alphabetical order', 'alphabetically');
    return of.map((at) =>
      proper
        ? { type: 'appropriatePlace', of: at }
        : { type: 'edge', edge: edge === 'the end' ? 'end' : 'beginning', of: at },
    );
  });
}

/** Takes the place of an insertion where it comes before the verb. */
export function anchors(c: Cursor): readonly Anchor[] | null {
  return (
    edgeOf(c) ??
    attempt(c, () => {
      word(c, 'immediately');
      const side = word(c, 'after', 'before');
      if (side !== 'after' && side !== 'before') return null;
      return targets(c)?.map((one) => anchorOf(side, one)) ?? null;
    })
  );
}
