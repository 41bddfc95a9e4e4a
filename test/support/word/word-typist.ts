import fc from 'fast-check';
import type { ChangeAuthor, WordRun } from '../../../core/word-import/word-document.ts';

/** People who type in Word with tracking on, a character at a time, and the draft that they type in. */

/** A character of a paragraph, and who put it in and struck it. */
interface Char {
  readonly char: string;
  readonly inserted: ChangeAuthor | null;
  readonly deleted: ChangeAuthor | null;
  /** The draft's own change that it is of, by its place in the line. */
  readonly own: number | null;
}

/** Words of a draft's line: as they were, or put in place of others. */
export interface DraftPiece {
  readonly was: string;
  readonly is: string;
}

/** In place of a change of the draft, for what was typed without tracking. */
const UNTRACKED = -1;

interface Stroke {
  readonly what: 'insert' | 'delete' | 'replace' | 'accept' | 'reject' | 'type' | 'wipe';
  readonly at: number;
  readonly length: number;
  readonly words: string;
  readonly who: number;
  /** Whether what is put in stands before what others struck there. */
  readonly isBefore: boolean;
}

export const OWN: ChangeAuthor = { author: 'Ann Official', date: '2026-11-21T10:30:15Z' };
export const LEFT = '2026-11-23T12:00:00.000Z';
/** Who works on the file; an author of the draft among them. */
export const TYPISTS: readonly ChangeAuthor[] = [
  { author: 'Dana Counsel', date: '2026-12-01T09:00:00Z' },
  { author: 'Eli Drafter', date: '2026-12-02T09:30:00Z' },
  { author: 'Ann Official', date: '2026-12-03T08:15:00Z' },
];

const word = fc.constantFrom(
  ...[
    'any',
    'person',
    'the',
    'a',
    'must',
    'not',
    'of',
    'harassment',
    'an',
    'in',
    'conduct',
    'may',
    'x',
    '(a)',
  ],
  ...['pursuing', '1997', '£500', 'person’s', 'e\u0301', '😀', 'section', 'or', 'and', 'to'],
);
const joint = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '; ', '—', '  ', '.');
const phrase = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(word, joint), { minLength: 1, maxLength: most })
    .map((pairs) => pairs.map(([one, after]) => one + after).join(''));

/** What is typed: words, with or without the space after them, or a space or a mark alone. */
const typed = fc.oneof(
  phrase(4),
  phrase(3).map((words) => words.trimEnd()),
  phrase(2).map((words) => ` ${words.trimEnd()}`),
  fc.constantFrom(' ', ',', '.', 'x', '  '),
  phrase(60),
);

const keptPiece = phrase(8).map((words): DraftPiece => ({ was: words, is: words }));
const changedPiece = fc
  .tuple(fc.option(phrase(3), { nil: '' }), fc.option(phrase(3), { nil: '' }))
  .map(([was, is]): DraftPiece => ({ was, is }))
  .filter(({ was, is }) => was !== is);

/** A line of a draft: words, and changes among them. */
export const draftLines: fc.Arbitrary<readonly DraftPiece[]> = fc
  .tuple(keptPiece, fc.array(fc.tuple(changedPiece, keptPiece), { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest.flat()])
  .filter((pieces) => pieces.every(({ was, is }) => was === is || was.trim() !== is.trim()));

const stroke = (what: readonly Stroke['what'][]): fc.Arbitrary<Stroke> =>
  fc.record({
    what: fc.constantFrom(...what),
    at: fc.nat(10_000),
    length: fc.integer({ min: 1, max: 25 }),
    words: typed,
    who: fc.nat(TYPISTS.length - 1),
    isBefore: fc.boolean(),
  });

const TRACKED = ['insert', 'delete', 'replace', 'replace', 'accept', 'reject'] as const;
export const trackedStrokes = fc.array(stroke(TRACKED), { minLength: 1, maxLength: 7 });
export const mixedStrokes = fc.array(stroke([...TRACKED, 'type', 'wipe']), { minLength: 1, maxLength: 6 });

const charsOf = (text: string, rest: Omit<Char, 'char'>): Char[] =>
  text.split('').map((char) => ({ char, ...rest }));

/** A line as the file leaves with it. */
const sentChars = (pieces: readonly DraftPiece[]): Char[] =>
  pieces.flatMap(({ was, is }, own) =>
    was === is
      ? charsOf(was, { inserted: null, deleted: null, own: null })
      : [
          ...charsOf(was, { inserted: null, deleted: OWN, own }),
          ...charsOf(is, { inserted: OWN, deleted: null, own }),
        ],
  );

const isLow = (char: string | undefined) => char !== undefined && /^[\uDC00-\uDFFF]/.test(char);

/** The place of the nth character that stands, or of the end. */
function placeOf(chars: readonly Char[], nth: number): number {
  let seen = 0;
  for (const [at, { deleted }] of chars.entries()) {
    if (deleted) continue;
    if (seen === nth) return at;
    seen += 1;
  }
  return chars.length;
}

function struck(chars: readonly Char[], from: number, to: number, by: ChangeAuthor): Char[] {
  return chars.flatMap((char, at): Char[] => {
    if (at < from || at >= to || char.deleted) return [char];
    // Word takes out at once what the same person put in; somebody else's words it keeps, struck.
    return char.inserted?.author === by.author ? [] : [{ ...char, deleted: by }];
  });
}

function settled(chars: readonly Char[], at: number, isAccepted: boolean): Char[] {
  const own = chars.flatMap(({ own: one, inserted, deleted }) =>
    one !== null && (inserted === OWN || deleted === OWN) ? [one] : [],
  );
  const chosen = own[at % Math.max(1, own.length)];
  return chars.flatMap((char): Char[] => {
    if (char.own !== chosen || chosen === undefined) return [char];
    if (char.inserted === OWN) return isAccepted ? [{ ...char, inserted: null }] : [];
    if (char.deleted === OWN) return isAccepted ? [] : [{ ...char, deleted: null }];
    return [char];
  });
}

function after(chars: readonly Char[], { what, at, length, words, who, isBefore }: Stroke): Char[] {
  const by = TYPISTS[who] ?? OWN;
  if (what === 'accept' || what === 'reject') return settled(chars, at, what === 'accept');
  const standing = chars.filter(({ deleted }) => !deleted);
  const first = at % (standing.length + 1);
  const start = isLow(standing[first]?.char) ? first - 1 : first;
  const end = Math.min(standing.length, start + length);
  const last = isLow(standing[end]?.char) ? end - 1 : end;
  const [from, to] = [placeOf(chars, start), placeOf(chars, last)];
  if (what === 'wipe') return chars.filter(({ deleted }, place) => place < from || place >= to || deleted);
  const isUntracked = what === 'type';
  const put = charsOf(words, {
    inserted: isUntracked ? null : by,
    deleted: null,
    own: isUntracked ? UNTRACKED : null,
  });
  if (what === 'delete') return struck(chars, from, to, by);
  if (what === 'replace') {
    const done = struck(chars, from, to, by);
    const place = to + done.length - chars.length;
    return [...done.slice(0, place), ...put, ...done.slice(place)];
  }
  let place = from;
  while (isBefore && place > 0 && chars[place - 1]?.deleted) place -= 1;
  return [...chars.slice(0, place), ...put, ...chars.slice(place)];
}

/** A paragraph as it comes back, and what can be known of it without reading it. */
export interface Typed {
  readonly runs: readonly WordRun[];
  /** What it reads with everything accepted. */
  readonly accepted: string;
  /** How many characters each person put in that stand, and struck of what the draft has standing. */
  readonly by: ReadonlyMap<string, { readonly came: number; readonly went: number }>;
}

const isOne = (a: Char | undefined, b: Char) => a?.inserted === b.inserted && a.deleted === b.deleted;

/** What a line becomes as people type in it. */
export function typedIn(pieces: readonly DraftPiece[], strokes: readonly Stroke[]): Typed {
  let chars = sentChars(pieces);
  for (const one of strokes) chars = after(chars, one);
  const runs: { text: string; inserted: ChangeAuthor | null; deleted: ChangeAuthor | null; moved: false }[] =
    [];
  const by = new Map<string, { came: number; went: number }>();
  const count = ({ author }: ChangeAuthor, what: 'came' | 'went') => {
    const now = by.get(author) ?? { came: 0, went: 0 };
    by.set(author, { ...now, [what]: now[what] + 1 });
  };
  for (const [at, one] of chars.entries()) {
    const { char, inserted, deleted, own } = one;
    const last = runs.at(-1);
    if (last && isOne(chars[at - 1], one)) last.text += char;
    else runs.push({ text: char, inserted, deleted, moved: false });
    const isNew = inserted !== null && inserted !== OWN;
    if (isNew && !deleted) count(inserted, 'came');
    // What the draft strikes and somebody struck once more is struck as it was.
    const isLive = !isNew && own !== UNTRACKED && (own === null || inserted === OWN);
    if (deleted && deleted !== OWN && isLive) count(deleted, 'went');
  }
  const accepted = chars.map(({ char, deleted }) => (deleted ? '' : char)).join('');
  return { runs, accepted, by };
}
