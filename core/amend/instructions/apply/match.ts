import type { Field } from '../../../act/tree.ts';
import type { Live } from './live-insertion.ts';
import { downward } from './live-insertion.ts';

/** A stretch of one field of a live provision, as it now reads. A number is part of a run of words, and is never searched by itself. */
export interface FieldFragment {
  readonly node: Live;
  readonly field: Field;
  /** Where in the field it begins. */
  readonly from: number;
  readonly text: string;
  readonly isNumber: boolean;
}

export const fieldFragment = (
  node: Live,
  field: Field,
  from = 0,
  to = node.text[field].length,
): FieldFragment => ({
  node,
  field,
  from,
  text: node.text[field].slice(from, to),
  isNumber: field === 'num',
});

/** The words of a provision and all that stands in it, in reading order, without headings. */
export function fragmentsIn(node: Live): readonly FieldFragment[] {
  const fragments: FieldFragment[] = [];
  const visit = (at: Live, isTop: boolean): void => {
    if (!isTop && at.text.num) fragments.push(fieldFragment(at, 'num'));
    if (at.text.intro) fragments.push(fieldFragment(at, 'intro'));
    if (at.text.content) fragments.push(fieldFragment(at, 'content'));
    for (const child of at.children) if (child.goneBy === null) visit(child, false);
    if (at.text.wrapUp) fragments.push(fieldFragment(at, 'wrapUp'));
  };
  visit(node, true);
  return fragments;
}

/** A place between characters: an offset in one of several fragments, which is given by its index. */
export interface TextPosition {
  readonly fragment: number;
  readonly at: number;
}

/** Words in a run of fragments, from one position to another. */
export interface MatchedWords {
  readonly fragments: readonly FieldFragment[];
  readonly from: TextPosition;
  readonly to: TextPosition;
}

/** Fragments as one text to be searched: white space as one space, quotation marks and apostrophes as one sort. */
interface SearchText {
  readonly text: string;
  readonly fragmentIndexes: readonly number[];
  readonly offsets: readonly number[];
}

const LIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
};
const DROPPED = /\u00ad|\u200b|\u200c|\u200d|\ufeff/;

const isSpace = (char: string): boolean => /\s/.test(char);

/**
 * How much of what is only typography is overlooked. `spaced`: how many spaces there are, and those just inside
 * quotation marks. `tight`: also whether there are any round a stop or a bracket, and how long a dash is.
 */
type Leniency = 'spaced' | 'tight';

/** Fragments as they are compared (drafting-conventions.md §3.6, duty 4), each character with where it comes from. */
function searchText(fragments: readonly Pick<FieldFragment, 'text'>[], leniency: Leniency): SearchText {
  const chars: string[] = [];
  const fragmentIndexes: number[] = [];
  const offsets: number[] = [];
  let closed = true;
  const push = (rawChar: string, index: number, offset: number) => {
    const char = leniency === 'tight' && /[–—]/.test(rawChar) ? '-' : (LIKE[rawChar] ?? rawChar);
    const last = chars.at(-1);
    if (char === ' ' && (closed || last === ' ')) return;
    const hugs = rawChar === '”' || (leniency === 'tight' && /[,;:.()\]-]/.test(char));
    if (hugs && last === ' ') {
      for (const list of [chars, fragmentIndexes, offsets]) list.pop();
    }
    closed = rawChar === '“' || rawChar === '‘' || (leniency === 'tight' && /[,;:([-]/.test(char));
    chars.push(char);
    fragmentIndexes.push(index);
    offsets.push(offset);
  };
  for (const [index, { text }] of fragments.entries()) {
    push(' ', index, 0);
    for (let offset = 0; offset < text.length; offset++) {
      const char = text.charAt(offset);
      if (!DROPPED.test(char)) push(isSpace(char) ? ' ' : char, index, offset);
    }
  }
  return { text: chars.join(''), fragmentIndexes, offsets };
}

/** Quoted words as they are compared with a text. */
export const plain = (words: string, leniency: Leniency = 'spaced'): string =>
  searchText([{ text: words }], leniency).text.trim();

const WORD = /[\p{L}\p{N}]/u;
/** What makes one word of two: `non-contractual`, `child's`. */
const JOINER = /[-']/;

type Strictness = 'word' | 'letters';

function isWhole(text: string, from: number, to: number, strictness: Strictness): boolean {
  const touches = (inner: string, outer: string, further: string): boolean => {
    if (!WORD.test(inner)) return false;
    if (WORD.test(outer)) return true;
    return strictness === 'word' && JOINER.test(outer) && WORD.test(further);
  };
  return (
    !touches(text.charAt(from), text.charAt(from - 1), text.charAt(from - 2)) &&
    !touches(text.charAt(to - 1), text.charAt(to), text.charAt(to + 1))
  );
}

function matchesIn(
  { text, fragmentIndexes, offsets }: SearchText,
  fragments: readonly FieldFragment[],
  words: string,
  strictness: Strictness,
) {
  const matches: MatchedWords[] = [];
  let past = 0;
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const to = from + words.length;
    const [first, last] = [fragmentIndexes[from] ?? 0, fragmentIndexes[to - 1] ?? 0];
    const isLabel = first === last && fragments[first]?.isNumber;
    if (isLabel || from < past || !isWhole(text, from, to, strictness)) continue;
    past = to;
    matches.push({
      fragments,
      from: { fragment: first, at: offsets[from] ?? 0 },
      to: { fragment: last, at: (offsets[to - 1] ?? 0) + 1 },
    });
  }
  return matches;
}

/**
 * Where quoted words stand in fragments of text: as whole words; where they stand nowhere as such, as part of a word that
 * is joined by a hyphen or an apostrophe. Never both, and never as letters: "child" is not in "children".
 */
export function occurrences(fragments: readonly FieldFragment[], words: string): readonly MatchedWords[] {
  for (const leniency of ['spaced', 'tight'] as const) {
    const sought = plain(words, leniency);
    if (!sought) return [];
    const within = searchText(fragments, leniency);
    for (const strictness of ['word', 'letters'] as const) {
      const matches = matchesIn(within, fragments, sought, strictness);
      if (matches.length > 0) return matches;
    }
  }
  return [];
}

/** Whether one spot is before another. */
export const isBefore = (a: TextPosition, b: TextPosition): boolean =>
  a.fragment < b.fragment || (a.fragment === b.fragment && a.at < b.at);

/** All the words of some fragments. */
export const wholeStretch = (fragments: readonly FieldFragment[]): MatchedWords => ({
  fragments,
  from: { fragment: 0, at: 0 },
  to: { fragment: Math.max(fragments.length - 1, 0), at: fragments.at(-1)?.text.length ?? 0 },
});

/** Whether a provision has a block in it that holds the words but can't be edited. */
export const blockWith = (node: Live, words: string): Live | null =>
  [...downward(node)].find(
    (below) => below.kind === 'block' && plain(below.text.content).includes(plain(words)),
  ) ?? null;
