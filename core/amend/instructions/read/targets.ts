import type { LinkWord, Location, Occurrence, ProvisionTarget, WordsTarget } from '../syntax.ts';
import { attempt, type Cursor, mark, peek, phrase, sees, word } from './cursor.ts';
import { depthOf } from './depth.ts';
import { both, location } from './locations.ts';
import { ordinal } from './loci.ts';

/** What an operation is done to: words, or whole provisions. */
export type Target =
  | { readonly kind: 'words'; readonly words: WordsTarget }
  | { readonly kind: 'provision'; readonly provision: ProvisionTarget };

const ONCE: Occurrence = { type: 'once' };

/** Takes the words of a quotation. */
export function quoted(c: Cursor): string | null {
  const token = peek(c);
  if (token?.kind !== 'quote' || token.words === undefined || token.runsOn) return null;
  c.at++;
  return token.words;
}

/** Takes "it occurs", "those words appear", "where it occurs". */
function occurs(c: Cursor): boolean {
  phrase(c, 'in which', 'where', 'that', 'at which');
  phrase(
    c,
    'it',
    'they',
    'those words',
    'that word',
    'the words',
    'the word',
    'that expression',
    'the expression',
    'those expressions',
    'that phrase',
    'the phrase',
    'this',
  );
  return word(c, 'occurs', 'occur', 'occurring', 'appears', 'appear', 'appearing') !== null;
}

const EACH = [
  'in each place',
  'in every place',
  'in each of the places',
  'in all places',
  'in each case',
  'on each occasion',
  'in each instance',
  'wherever',
  'in all the places',
];
const BOTH = [
  'in both places',
  'on both occasions',
  'in both cases',
  'in both instances',
  'in the two places',
];

const ADVERBS = ['firstly', 'secondly', 'thirdly', 'fourthly'];

/** "where thirdly occurring": 1 is the first. */
function adverb(c: Cursor): number | null {
  const found = word(c, ...ADVERBS, 'lastly');
  if (!found) return null;
  return found === 'lastly' ? -1 : ADVERBS.indexOf(found) + 1;
}

function placeWords(c: Cursor): readonly Occurrence[] | null {
  if (phrase(c, ...BOTH)) {
    attempt(c, () => occurs(c) || null);
    return [{ type: 'both' }];
  }
  if (phrase(c, ...EACH)) {
    attempt(c, () => occurs(c) || null);
    return [{ type: 'each' }];
  }
  const inPlace = attempt(c, () => {
    if (!phrase(c, 'in the', 'on the', 'at the', 'for the')) return null;
    const found: Occurrence[] = [];
    for (let nth = ordinal(c); nth !== null; nth = mark(c, ',') || word(c, 'and') ? ordinal(c) : null) {
      found.push({ type: 'nth', nth });
    }
    const two = phrase(c, 'two', 'three');
    const [first] = found;
    if (two && first?.type === 'nth' && first.nth === 1) found.push({ type: 'nth', nth: 2 });
    if (two === 'three') found.push({ type: 'nth', nth: 3 });
    return found.length > 0 && word(c, 'place', 'places', 'time', 'occasion', 'case', 'instance')
      ? found
      : null;
  });
  if (inPlace) {
    attempt(c, () => occurs(c) || null);
    return inPlace;
  }
  return attempt(c, () => {
    if (!word(c, 'where')) return null;
    phrase(c, 'it', 'they', 'those words', 'that word', 'the words', 'the word');
    const before = ordinal(c) ?? adverb(c);
    if (!word(c, 'occurs', 'occur', 'occurring', 'appears', 'appear', 'appearing')) return null;
    const after = ordinal(c) ?? attempt(c, () => (phrase(c, 'for the') ? ordinal(c) : null));
    word(c, 'time');
    const nth = before ?? after;
    return nth === null ? null : [{ type: 'nth', nth }];
  });
}

/** Takes where quoted words stand (§3.6 `place`), with its commas or brackets; null where nothing is said of it. */
export function occurrence(c: Cursor): readonly Occurrence[] | null {
  return attempt(c, () => {
    const comma = mark(c, ',') !== null;
    const open = peek(c);
    const bracketed = open?.kind === 'open' && open.match !== undefined;
    if (bracketed) c.at++;
    const found = placeWords(c);
    if (!found) return null;
    if (bracketed) {
      if (peek(c)?.kind !== 'close') return null;
      c.at++;
    }
    if (comma && !sees(c, 'and')) mark(c, ',');
    return found;
  });
}

/** Takes "in subsection (2)", "of that paragraph" after quoted words. */
export function inside(c: Cursor): readonly Location[] {
  const found = attempt(c, () => {
    const comma = mark(c, ',');
    if (!word(c, ...(comma ? ['in'] : ['in', 'of', 'at']))) return null;
    return location(c);
  });
  return found ?? [[]];
}

const SIDES: readonly (readonly [string, LinkWord['side']])[] = [
  ['at the end of', 'end'],
  ['at the end', 'end'],
  ['immediately after', 'after'],
  ['immediately following', 'after'],
  ['following', 'after'],
  ['which follows', 'after'],
  ['that follows', 'after'],
  ['after', 'after'],
  ['immediately before', 'before'],
  ['immediately preceding', 'before'],
  ['preceding', 'before'],
  ['which precedes', 'before'],
  ['that precedes', 'before'],
  ['that appears before', 'before'],
  ['which appears before', 'before'],
  ['appearing before', 'before'],
  ['that appears after', 'after'],
  ['which appears after', 'after'],
  ['before', 'before'],
  ['between', 'end'],
];

const LINKS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'nor',
  'but',
  'and/or',
  'either',
  'and also',
  '; and',
  '; or',
  ', and',
  ', or',
  'and—',
  'or—',
]);

/** Takes `the “and” at the end of paragraph (b)`, `the “or” before it` (R3.2 to R3.6). */
export function linkWord(c: Cursor): LinkWord | null {
  return attempt(c, () => {
    word(c, 'the');
    phrase(c, 'word', 'words', 'final', 'final word', 'following');
    const words = quoted(c);
    if (words === null || !LINKS.has(words.trim())) return null;
    attempt(c, () => mark(c, ',') && (sees(c, 'at', 'immediately') || null));
    const side = SIDES.find(([said]) => phrase(c, said));
    if (!side) return null;
    if (side[0] === 'at the end') return { words, side: side[1], of: [] };
    if (phrase(c, 'it', 'them', 'those words', 'that word', 'the words'))
      return { words, side: side[1], of: [] };
    const [of, other] = location(c) ?? [];
    return of && !other ? { words, side: side[1], of } : null;
  });
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

interface Provisos {
  withLink?: LinkWord;
  keepLink?: string;
  withItalic?: true;
}

function proviso(c: Cursor): Provisos | null {
  if (phrase(c, 'but not', 'but excluding', 'excluding', 'but leaving', 'other than', 'except')) {
    const link =
      linkWord(c) ??
      attempt(c, () => {
        word(c, 'the');
        const words = quoted(c);
        return words === null ? null : { words };
      });
    return link && { keepLink: link.words };
  }
  if (!phrase(c, 'and', 'including', 'together with', 'as well as', 'with')) return null;
  if (
    phrase(
      c,
      'the italic heading before it',
      'the italic heading immediately before it',
      'the cross-heading before it',
      'the italic heading preceding it',
      'the cross-heading immediately preceding it',
      'its italic heading',
      'the italic heading immediately preceding it',
      'the preceding italic heading',
      'the preceding cross-heading',
      'the cross heading immediately preceding it',
      'the italic headings before them',
    )
  )
    return { withItalic: true };
  const italic = attempt(c, () => {
    const [at] = location(c) ?? [];
    return at?.length === 1 && at[0]?.type === 'italicBefore' ? true : null;
  });
  if (italic) return { withItalic: true };
  const withLink = linkWord(c);
  return withLink && { withLink };
}

/** Takes what goes or stays with a provision: "and the “and” before it", "(but not the “and” at the end of it)" (R3.4). */
export function provisos(c: Cursor): Provisos {
  const found: Provisos = {};
  for (let count = 0; count < 4; count++) {
    const next = attempt(c, () => {
      mark(c, ',');
      const open = peek(c);
      const bracketed = open?.kind === 'open';
      if (bracketed) c.at++;
      const one = proviso(c);
      if (!one) return null;
      if (bracketed) {
        if (peek(c)?.kind !== 'close') return null;
        c.at++;
      }
      return one;
    });
    if (!next) break;
    Object.assign(found, next);
  }
  return found;
}

/** Takes one target, or several that one phrase names. */
export function target(c: Cursor): readonly Target[] | null {
  const link = linkWord(c);
  if (link) return [{ kind: 'words', words: { type: 'link', link } }];
  const words = span(c) ?? quotedWords(c);
  if (words) {
    const { withLink } = provisos(c);
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

/** Targets that stand where the words after them say: "substitute “x” in both places". */
export function standing(all: readonly Target[], where: readonly Occurrence[] | null): readonly Target[] {
  const [only, other] = where ?? [];
  if (!only || other) return all;
  return all.map((one) => {
    if (one.kind !== 'words' || (one.words.type !== 'quoted' && one.words.type !== 'span')) return one;
    return one.words.where.type === 'once' ? { ...one, words: { ...one.words, where: only } } : one;
  });
}

/** Takes targets joined by commas and "and". */
export function targets(c: Cursor): readonly Target[] | null {
  const first = target(c);
  if (!first) return null;
  const all = [...first];
  let linked = false;
  while (all.length < 500) {
    const next = attempt(c, () => {
      const comma = mark(c, ',');
      const and = word(c, 'and', 'or');
      const more = comma || and ? target(c) : null;
      if (more && and) linked = true;
      return more;
    });
    if (!next) break;
    all.push(...next);
  }
  return linked ? all : asOne(all);
}
