import type { Location, Occurrence, ProvisionTarget, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, takeMark, takePhrase, takeWord } from './cursor.ts';
import { depthOf } from './depth.ts';
import { exceptFromWords, takeExceptions } from './exceptions.ts';
import { takeLinkWord, takeNamedStop, takeNewStop, takeProvisos, takeQuoted } from './links.ts';
import { takeLocation, takeLocationsOfOneAct } from './locations.ts';
import { takeOrdinal } from './loci.ts';
import { AT_END, ONCE, takeOccurrences } from './occurrences.ts';
import { takeBeyond, takePlaces, takeSpan } from './spans.ts';

/** The object of an operation: words, or a whole provision. */
export type Target =
  | { readonly kind: 'words'; readonly words: WordsTarget }
  | { readonly kind: 'provision'; readonly provision: ProvisionTarget };

/** Takes `the second “X”`: quoted words and their occurrence. */
const takeRankedWords = (cursor: Cursor): { readonly words: string; readonly where: Occurrence } | null =>
  attempt(cursor, () => {
    takeWord(cursor, 'the');
    const nth = takeOrdinal(cursor);
    if (nth === null) return null;
    takePhrase(cursor, 'occurrence of', 'word', 'words', 'reference to');
    const words = takeQuoted(cursor);
    return words === null ? null : { words, where: { type: 'nth', nth } };
  });

/** Takes quoted words with their occurrences and places: `“X”, in both places it occurs,`. */
function takeQuotedWords(cursor: Cursor): readonly WordsTarget[] | null {
  return attempt(cursor, () => {
    const ranked = takeRankedWords(cursor);
    if (ranked) return takePlaces(cursor).map((at) => ({ type: 'quoted', ...ranked, in: at }) as const);
    const lead = takePhrase(
      cursor,
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
      'the',
    );
    const words = takeQuoted(cursor);
    if (words === null) return null;
    const end = attempt(cursor, () => (takePhrase(cursor, 'at the end of') ? takeLocation(cursor) : null));
    if (end) return end.map((at) => ({ type: 'quoted', words, where: AT_END, in: at }) as const);
    if (lead === 'the') return null;
    const before = takeOccurrences(cursor);
    const early = takeExceptions(cursor);
    const isThroughout = cursor.tokens[cursor.at - 1]?.low === 'throughout';
    const places = (isThroughout ? attempt(cursor, () => takeLocation(cursor)) : null) ?? takePlaces(cursor);
    const where = before ?? takeOccurrences(cursor) ?? [ONCE];
    const except = early ?? takeExceptions(cursor);
    return places.flatMap((at) =>
      where.map((one): WordsTarget => {
        const target = { type: 'quoted', words, where: one, in: at } as const;
        return (except && exceptFromWords(target, except)) ?? target;
      }),
    );
  });
}

/** Takes a punctuation mark by its name: `the full stop at the end of paragraph (g)`. */
function takeStop(cursor: Cursor): readonly WordsTarget[] | null {
  return attempt(cursor, () => {
    const words = takeNamedStop(cursor) ?? takeNewStop(cursor);
    if (words === null) return null;
    const end = attempt(cursor, () => (takePhrase(cursor, 'at the end of') ? takeLocation(cursor) : null));
    if (!end) takePhrase(cursor, 'at the end');
    return (end ?? takePlaces(cursor)).map(
      (at) => ({ type: 'quoted', words, where: AT_END, in: at }) as const,
    );
  });
}

/** Takes words by their brackets: `the words in brackets in subsection (2)`. */
function takeBracketed(cursor: Cursor): readonly WordsTarget[] | null {
  return attempt(cursor, () => {
    takePhrase(cursor, 'the', 'all the');
    if (!takePhrase(cursor, ...IN_BRACKETS)) return null;
    return takePlaces(cursor).map((at) => ({ type: 'bracketed', in: at }) as const);
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

/** Whether a location names words, and not a provision. */
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
export function takeTarget(cursor: Cursor): readonly Target[] | null {
  const link = takeLinkWord(cursor);
  if (link) return [{ kind: 'words', words: { type: 'link', link } }];
  const words =
    takeBracketed(cursor) ??
    takeSpan(cursor) ??
    takeBeyond(cursor) ??
    takeQuotedWords(cursor) ??
    takeStop(cursor);
  if (words) {
    // A linking word can be omitted with words. A linking word that stays, or an italic heading, goes only with provisions.
    const { withLink } =
      attempt(cursor, () => {
        const all = takeProvisos(cursor);
        // The linking word after a span "to the end" stays in any case.
        const isKept = words.every((one) => one.type === 'span' && one.to === null);
        return (all.keepLink === undefined || isKept) && !all.withItalic ? all : null;
      }) ?? {};
    const all: WordsTarget[] = withLink ? [...words, { type: 'link', link: withLink }] : [...words];
    return all.map((one) => ({ kind: 'words', words: one }));
  }
  const places = attempt(cursor, () => {
    takePhrase(cursor, 'the whole of', 'the text of');
    return takeLocationsOfOneAct(cursor) ?? takeLocation(cursor);
  });
  if (!places) return null;
  const extra = takeProvisos(cursor, places[0]);
  return places.map((at) =>
    isOfWords(at)
      ? { kind: 'words', words: { type: 'all', in: at } }
      : { kind: 'provision', provision: { at, ...extra } },
  );
}

/** Joins "Schedule 1, paragraph 3" without "and": it is one place from the outside in, and not two targets. */
function joinNestedTargets(all: readonly Target[]): readonly Target[] {
  const [outer, inner, third] = all;
  if (outer?.kind !== 'provision' || inner?.kind !== 'provision' || third) return all;
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
 * Words at each of the given occurrences. Null where they have none ("the words in brackets"), or were given a different
 * one before.
 */
export function inPlaces(words: WordsTarget, where: readonly Occurrence[]): readonly WordsTarget[] | null {
  if (words.type !== 'quoted' && words.type !== 'span') return null;
  if (words.where.type === 'once') return where.map((one) => ({ ...words, where: one }));
  return where.some((one) => isSame(one, words.where)) ? [words] : null;
}

const isSame = (a: Occurrence, b: Occurrence): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Targets with the occurrences in the words after them: "substitute “x” in both places". Null where a target has none. */
export function atOccurrences(
  all: readonly Target[],
  where: readonly Occurrence[] | null,
): readonly Target[] | null {
  if (where === null) return all;
  const placedTargets: Target[] = [];
  for (const one of all) {
    const words = one.kind === 'words' ? inPlaces(one.words, where) : null;
    if (!words) return null;
    placedTargets.push(...words.map((each): Target => ({ kind: 'words', words: each })));
  }
  return placedTargets;
}

/** Takes "the words after it", "the words following them", beside the last provision. */
function takeWordsBesideIt(cursor: Cursor, last: Target | undefined): readonly Target[] | null {
  return attempt(cursor, () => {
    if (last?.kind !== 'provision' || !takePhrase(cursor, 'the words', 'all the words', 'the closing words'))
      return null;
    const side = takeWord(cursor, 'after', 'following', 'before', 'preceding');
    if (!side || !takeWord(cursor, 'it', 'them', 'those')) return null;
    const of = last.provision.at;
    const besideStep = {
      type: 'wordsBeside',
      side: /^(?:after|following)$/.test(side) ? 'after' : 'before',
      of,
    } as const;
    return [{ kind: 'words', words: { type: 'all', in: [besideStep] } }];
  });
}

/**
 * Takes targets joined by commas and "and".
 * @param isOther whether the last one belongs to the next operation: "omit (a), and (b) becomes (a)"
 */
export function takeTargets(
  cursor: Cursor,
  isOther: (cursor: Cursor) => boolean = () => false,
): readonly Target[] | null {
  const first = takeTarget(cursor);
  if (!first) return null;
  const all = [...first];
  let linked = false;
  while (all.length < 500) {
    const next = attempt(cursor, () => {
      const comma = takeMark(cursor, ',');
      const and = takeWord(cursor, 'and', 'or');
      const nextTargets = comma || and ? (takeWordsBesideIt(cursor, all.at(-1)) ?? takeTarget(cursor)) : null;
      if (nextTargets && isOther(cursor)) return null;
      if (nextTargets && and) linked = true;
      return nextTargets;
    });
    if (!next) break;
    all.push(...next);
  }
  return linked ? all : joinNestedTargets(all);
}
