import type { Location, Occurrence, ProvisionTarget, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, mark, phrase, word } from './cursor.ts';
import { depthOf } from './depth.ts';
import { linkWord, provisos, quoted } from './links.ts';
import { both, location } from './locations.ts';
import { ONCE, occurrence } from './occurrences.ts';

/** What an operation is done to: words, or whole provisions. */
export type Target =
  | { readonly kind: 'words'; readonly words: WordsTarget }
  | { readonly kind: 'provision'; readonly provision: ProvisionTarget };

/** Takes "in subsection (2)", "of that paragraph" after quoted words. */
function inside(c: Cursor): readonly Location[] {
  const found = attempt(c, () => {
    const comma = mark(c, ',');
    if (!word(c, ...(comma ? ['in'] : ['in', 'of', 'at', 'from']))) return null;
    return location(c);
  });
  return found ?? [[]];
}

/** Takes a span: `the words from “X” to “Y”`, `the words from “X” to the end of the subsection`. */
function span(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    phrase(c, 'the words', 'the word', 'all the words', 'the text', 'words', 'everything');
    const from = word(c, 'from');
    const beginning = from !== null && phrase(c, 'the beginning', 'the start', 'the beginning of') !== null;
    const place = beginning ? attempt(c, () => (word(c, 'of') ? location(c) : null)) : null;
    const start = beginning ? null : quoted(c);
    if (!beginning && start === null) return null;
    const where = occurrence(c) ?? [ONCE];
    const from_in = beginning ? (place ?? [[]]) : inside(c);
    mark(c, ',');
    const onwards = word(c, 'onwards') !== null;
    if (!onwards && !word(c, 'to')) return null;
    if (onwards || phrase(c, 'the end', 'end')) {
      const of = attempt(c, () => (word(c, 'of') ? location(c) : null)) ?? from_in;
      return of.flatMap((at) =>
        where.map((one) => ({ type: 'span', from: start, to: null, where: one, in: at }) as const),
      );
    }
    const to = quoted(c);
    if (to === null) return null;
    const last = occurrence(c);
    const of = from_in[0]?.length ? from_in : inside(c);
    const which = where[0]?.type === 'once' && last ? last : where;
    return of.flatMap((at) =>
      which.map((one) => ({ type: 'span', from: start, to, where: one, in: at }) as const),
    );
  });
}

/** Takes words by what they come after or before: `the words following “X”`, `all the words before “Y”`. */
function beyond(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    if (!phrase(c, 'the words', 'all the words', 'words', 'all words')) return null;
    const isAfter = phrase(c, 'after', 'following', 'which follow', 'that follow', 'coming after') !== null;
    if (!isAfter && !phrase(c, 'before', 'preceding', 'which precede', 'that precede')) return null;
    phrase(c, 'the word', 'the words');
    const words = quoted(c);
    if (words === null) return null;
    const [where, other] = occurrence(c) ?? [ONCE];
    if (!where || other) return null;
    const ends = isAfter ? { from: words, to: null } : { from: null, to: words };
    return inside(c).map((at) => ({ type: 'span', ...ends, beyond: true, where, in: at }) as const);
  });
}

/** Takes quoted words, with where they stand: `“X”, in both places it occurs,`. */
function quotedWords(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    phrase(
      c,
      'the words',
      'the word',
      'the following words',
      'the heading',
      'the italic heading',
      'words',
      'the figure',
      'the figures',
      'the sum',
      'the expression',
      'the reference to',
      'the number',
      'the date',
      'the amount',
      'the letter',
    );
    const words = quoted(c);
    if (words === null) return null;
    const before = occurrence(c);
    const places = inside(c);
    const where = before ?? occurrence(c) ?? [ONCE];
    return places.flatMap((at) =>
      where.map((one) => ({ type: 'quoted', words, where: one, in: at }) as const),
    );
  });
}

/** Takes words by the brackets that they stand in: `the words in brackets in subsection (2)`. */
function bracketed(c: Cursor): readonly WordsTarget[] | null {
  return attempt(c, () => {
    phrase(c, 'the', 'all the');
    if (!phrase(c, ...IN_BRACKETS)) return null;
    return inside(c).map((at) => ({ type: 'bracketed', in: at }) as const);
  });
}

const IN_BRACKETS = [
  'words in brackets',
  'words in round brackets',
  'words in parentheses',
  'words in parenthesis',
  'words within brackets',
  'bracketed words',
];

/** Whether a location is of words and not of a provision. */
export function isOfWords(at: Location): boolean {
  const last = at.at(-1);
  return (
    (last !== undefined &&
      [
        'heading',
        'italicBefore',
        'opening',
        'closing',
        'wordsBeside',
        'wordsBetween',
        'sentence',
        'longTitle',
        'column',
      ].includes(last.type)) ||
    (last?.type === 'anaphor' && last.unit === 'heading')
  );
}

/** Takes one target, or several that one phrase names. */
export function target(c: Cursor): readonly Target[] | null {
  const link = linkWord(c);
  if (link) return [{ kind: 'words', words: { type: 'link', link } }];
  const words = bracketed(c) ?? span(c) ?? beyond(c) ?? quotedWords(c);
  if (words) {
    // Only a linking word can go with words; that something stays, or an italic heading goes, is said of provisions.
    const { withLink } =
      attempt(c, () => {
        const all = provisos(c);
        return all.keepLink === undefined && !all.withItalic ? all : null;
      }) ?? {};
    const all: WordsTarget[] = withLink ? [...words, { type: 'link', link: withLink }] : [...words];
    return all.map((one) => ({ kind: 'words', words: one }));
  }
  const places = attempt(c, () => {
    phrase(c, 'the whole of', 'the text of');
    return both(c) ?? location(c);
  });
  if (!places) return null;
  const extra = provisos(c);
  return places.map((at) =>
    isOfWords(at)
      ? { kind: 'words', words: { type: 'all', in: at } }
      : { kind: 'provision', provision: { at, ...extra } },
  );
}

/** "Schedule 1, paragraph 3" with no "and" is one place, from the outside in, not two to be left out. */
function asOne(all: readonly Target[]): readonly Target[] {
  const [outer, inner, more] = all;
  if (outer?.kind !== 'provision' || inner?.kind !== 'provision' || more) return all;
  const last = outer.provision.at.at(-1);
  const [first] = inner.provision.at;
  if (last?.type !== 'unit' || first?.type !== 'unit' || depthOf(first) <= depthOf(last)) return all;
  return [
    {
      kind: 'provision',
      provision: { ...inner.provision, at: [...outer.provision.at, ...inner.provision.at] },
    },
  ];
}

/**
 * Words in each of the places where they are said to stand. Null where that can't be said of them: they are named by where
 * they are ("the words in brackets"), or were said to stand elsewhere.
 */
export function inPlaces(words: WordsTarget, where: readonly Occurrence[]): readonly WordsTarget[] | null {
  if (words.type !== 'quoted' && words.type !== 'span') return null;
  if (words.where.type === 'once') return where.map((one) => ({ ...words, where: one }));
  return where.some((one) => isSame(one, words.where)) ? [words] : null;
}

const isSame = (a: Occurrence, b: Occurrence): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Targets that stand where the words after them say: "substitute “x” in both places". Null where they can't. */
export function atOccurrences(
  all: readonly Target[],
  where: readonly Occurrence[] | null,
): readonly Target[] | null {
  if (where === null) return all;
  const placed: Target[] = [];
  for (const one of all) {
    const words = one.kind === 'words' ? inPlaces(one.words, where) : null;
    if (!words) return null;
    placed.push(...words.map((each): Target => ({ kind: 'words', words: each })));
  }
  return placed;
}

/**
 * Takes targets joined by commas and "and".
 * @param isOther whether what was taken last is of something else: "omit (a), and (b) becomes (a)"
 */
export function targets(c: Cursor, isOther: (c: Cursor) => boolean = () => false): readonly Target[] | null {
  const first = target(c);
  if (!first) return null;
  const all = [...first];
  let linked = false;
  while (all.length < 500) {
    const next = attempt(c, () => {
      const comma = mark(c, ',');
      const and = word(c, 'and', 'or');
      const more = comma || and ? target(c) : null;
      if (more && isOther(c)) return null;
      if (more && and) linked = true;
      return more;
    });
    if (!next) break;
    all.push(...next);
  }
  return linked ? all : asOne(all);
}
