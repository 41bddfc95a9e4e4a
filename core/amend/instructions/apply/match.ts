import type { Field } from '../../../act/tree.ts';
import type { LiveNode } from './live-node.ts';
import { downward } from './live-node.ts';

/** A range of one field of a live provision. A number is part of a run of words, and never searched alone. */
export interface FieldFragment {
  readonly node: LiveNode;
  readonly field: Field;
  /** The offset in the field at which it begins. */
  readonly from: number;
  readonly text: string;
  readonly isNumber: boolean;
}

export const fieldFragment = (
  node: LiveNode,
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

/** The words of a provision and its parts in reading order, without headings. */
export function fragmentsIn(node: LiveNode): readonly FieldFragment[] {
  const fragments: FieldFragment[] = [];
  const visit = (at: LiveNode, isTop: boolean): void => {
    if (!isTop && at.text.num) fragments.push(fieldFragment(at, 'num'));
    if (at.text.intro) fragments.push(fieldFragment(at, 'intro'));
    if (at.text.content) fragments.push(fieldFragment(at, 'content'));
    for (const child of at.children) if (child.removedBy === null) visit(child, false);
    if (at.text.wrapUp) fragments.push(fieldFragment(at, 'wrapUp'));
  };
  visit(node, true);
  return fragments;
}

/** A position between characters: the index of a fragment, and an offset in that. */
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

/** Fragments as one text for searching, with single spaces and only one kind of quotation mark and apostrophe. */
interface SearchText {
  readonly text: string;
  readonly fragmentIndexes: readonly number[];
  readonly offsets: readonly number[];
}

const PLAIN_CHARS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
};
const INVISIBLE = /\u00ad|\u200b|\u200c|\u200d|\ufeff/;

const isSpace = (char: string): boolean => /\s/.test(char);

/**
 * Which differences of typography are ignored. `spaced`: the number of spaces, and spaces just inside quotation marks.
 * `tight`: also any spaces round punctuation or a bracket, and the length of a dash.
 */
type Leniency = 'spaced' | 'tight';

/** Fragments for comparing (drafting-conventions.md §3.6, duty 4). Each character has its position in the fragments. */
function searchText(fragments: readonly Pick<FieldFragment, 'text'>[], leniency: Leniency): SearchText {
  const chars: string[] = [];
  const fragmentIndexes: number[] = [];
  const offsets: number[] = [];
  let skipsSpace = true;
  const push = (rawChar: string, index: number, offset: number) => {
    const char = leniency === 'tight' && /[–—]/.test(rawChar) ? '-' : (PLAIN_CHARS[rawChar] ?? rawChar);
    const last = chars.at(-1);
    if (char === ' ' && (skipsSpace || last === ' ')) return;
    const hugs = rawChar === '”' || (leniency === 'tight' && /[,;:.()\]-]/.test(char));
    if (hugs && last === ' ') {
      for (const list of [chars, fragmentIndexes, offsets]) list.pop();
    }
    skipsSpace = rawChar === '“' || rawChar === '‘' || (leniency === 'tight' && /[,;:([-]/.test(char));
    chars.push(char);
    fragmentIndexes.push(index);
    offsets.push(offset);
  };
  for (const [index, { text }] of fragments.entries()) {
    push(' ', index, 0);
    for (let offset = 0; offset < text.length; offset++) {
      const char = text.charAt(offset);
      if (!INVISIBLE.test(char)) push(isSpace(char) ? ' ' : char, index, offset);
    }
  }
  return { text: chars.join(''), fragmentIndexes, offsets };
}

/** Quoted words for comparing with a text. */
export const plain = (words: string, leniency: Leniency = 'spaced'): string =>
  searchText([{ text: words }], leniency).text.trim();

const WORD = /[\p{L}\p{N}]/u;
/** Joins two words into one: `non-contractual`, `child's`. */
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
  let lastEnd = 0;
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const to = from + words.length;
    const [first, last] = [fragmentIndexes[from] ?? 0, fragmentIndexes[to - 1] ?? 0];
    const isLabel = first === last && fragments[first]?.isNumber;
    if (isLabel || from < lastEnd || !isWhole(text, from, to, strictness)) continue;
    lastEnd = to;
    matches.push({
      fragments,
      from: { fragment: first, at: offsets[from] ?? 0 },
      to: { fragment: last, at: (offsets[to - 1] ?? 0) + 1 },
    });
  }
  return matches;
}

/**
 * The occurrences of quoted words in fragments: as whole words or, if there are none, as parts of words that a hyphen or an
 * apostrophe joins. Never both, and never as letters: "child" is not in "children".
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

/** Whether one position is before another. */
export const isBefore = (a: TextPosition, b: TextPosition): boolean =>
  a.fragment < b.fragment || (a.fragment === b.fragment && a.at < b.at);

/** All the words of some fragments. */
export const wholeStretch = (fragments: readonly FieldFragment[]): MatchedWords => ({
  fragments,
  from: { fragment: 0, at: 0 },
  to: { fragment: Math.max(fragments.length - 1, 0), at: fragments.at(-1)?.text.length ?? 0 },
});

/** A block in a provision that has the words but can't be edited; null where there is none. */
export const blockWith = (node: LiveNode, words: string): LiveNode | null =>
  [...downward(node)].find(
    (below) => below.kind === 'block' && plain(below.text.content).includes(plain(words)),
  ) ?? null;
