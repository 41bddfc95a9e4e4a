import type { Field } from '../../../act/tree.ts';
import type { Live } from './live.ts';
import { downward } from './live.ts';

/** A stretch of one field of a live provision, as it now reads. `label` is a number: named over, never searched by itself. */
export interface FieldPiece {
  readonly node: Live;
  readonly field: Field;
  /** Where in the field it begins. */
  readonly from: number;
  readonly text: string;
  readonly label: boolean;
}

const piece = (node: Live, field: Field, from = 0, to = node.text[field].length): FieldPiece => ({
  node,
  field,
  from,
  text: node.text[field].slice(from, to),
  label: field === 'num',
});

/** The words of a provision and all that stands in it, in reading order, without headings. */
export function piecesIn(node: Live): readonly FieldPiece[] {
  const pieces: FieldPiece[] = [];
  const visit = (at: Live, isTop: boolean): void => {
    if (!isTop && at.text.num) pieces.push(piece(at, 'num'));
    if (at.text.intro) pieces.push(piece(at, 'intro'));
    if (at.text.content) pieces.push(piece(at, 'content'));
    for (const child of at.children) if (child.goneBy === null) visit(child, false);
    if (at.text.wrapUp) pieces.push(piece(at, 'wrapUp'));
  };
  visit(node, true);
  return pieces;
}

export const fieldPiece = (node: Live, field: Field, from?: number, to?: number): FieldPiece =>
  piece(node, field, from, to);

/** A place between characters: so far into a piece. */
export interface Spot {
  readonly piece: number;
  readonly at: number;
}

/** Words in a run of pieces, from one place to another. */
export interface MatchedWords {
  readonly pieces: readonly FieldPiece[];
  readonly from: Spot;
  readonly to: Spot;
}

/** Pieces as one text to be searched: white space as one space, quotation marks and apostrophes as one sort. */
interface Searched {
  readonly text: string;
  readonly piece: readonly number[];
  readonly at: readonly number[];
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
type Overlooking = 'spaced' | 'tight';

/** Pieces as they are compared (drafting-conventions.md §3.6, duty 4), each character with where it comes from. */
function searched(pieces: readonly Pick<FieldPiece, 'text'>[], how: Overlooking): Searched {
  const chars: string[] = [];
  const piece: number[] = [];
  const at: number[] = [];
  let closed = true;
  const push = (given: string, index: number, offset: number) => {
    const char = how === 'tight' && /[–—]/.test(given) ? '-' : (LIKE[given] ?? given);
    const last = chars.at(-1);
    if (char === ' ' && (closed || last === ' ')) return;
    const hugs = given === '”' || (how === 'tight' && /[,;:.()\]-]/.test(char));
    if (hugs && last === ' ') {
      for (const list of [chars, piece, at]) list.pop();
    }
    closed = given === '“' || given === '‘' || (how === 'tight' && /[,;:([-]/.test(char));
    chars.push(char);
    piece.push(index);
    at.push(offset);
  };
  for (const [index, { text }] of pieces.entries()) {
    push(' ', index, 0);
    for (let offset = 0; offset < text.length; offset++) {
      const char = text.charAt(offset);
      if (!DROPPED.test(char)) push(isSpace(char) ? ' ' : char, index, offset);
    }
  }
  return { text: chars.join(''), piece, at };
}

/** Quoted words as they are compared with a text. */
export const plain = (words: string, how: Overlooking = 'spaced'): string =>
  searched([{ text: words }], how).text.trim();

const WORD = /[\p{L}\p{N}]/u;
/** What makes one word of two: `non-contractual`, `child's`. */
const JOINER = /[-']/;

type Strictness = 'word' | 'letters';

function isWhole(text: string, from: number, to: number, how: Strictness): boolean {
  const touches = (inner: string, outer: string, further: string): boolean => {
    if (!WORD.test(inner)) return false;
    if (WORD.test(outer)) return true;
    return how === 'word' && JOINER.test(outer) && WORD.test(further);
  };
  return (
    !touches(text.charAt(from), text.charAt(from - 1), text.charAt(from - 2)) &&
    !touches(text.charAt(to - 1), text.charAt(to), text.charAt(to + 1))
  );
}

function found({ text, piece, at }: Searched, pieces: readonly FieldPiece[], words: string, how: Strictness) {
  const matches: MatchedWords[] = [];
  let past = 0;
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    const to = from + words.length;
    const [first, last] = [piece[from] ?? 0, piece[to - 1] ?? 0];
    const isLabel = first === last && pieces[first]?.label;
    if (isLabel || from < past || !isWhole(text, from, to, how)) continue;
    past = to;
    matches.push({
      pieces,
      from: { piece: first, at: at[from] ?? 0 },
      to: { piece: last, at: (at[to - 1] ?? 0) + 1 },
    });
  }
  return matches;
}

/**
 * Where quoted words stand in pieces of text: as whole words; where they stand nowhere as such, as part of a word that
 * is joined by a hyphen or an apostrophe. Never both, and never as letters: "child" is not in "children".
 */
export function occurrences(pieces: readonly FieldPiece[], words: string): readonly MatchedWords[] {
  for (const overlooking of ['spaced', 'tight'] as const) {
    const wanted = plain(words, overlooking);
    if (!wanted) return [];
    const within = searched(pieces, overlooking);
    for (const how of ['word', 'letters'] as const) {
      const matches = found(within, pieces, wanted, how);
      if (matches.length > 0) return matches;
    }
  }
  return [];
}

/** Whether one spot is before another. */
export const isBefore = (a: Spot, b: Spot): boolean =>
  a.piece < b.piece || (a.piece === b.piece && a.at < b.at);

/** All the words of some pieces. */
export const wholeStretch = (pieces: readonly FieldPiece[]): MatchedWords => ({
  pieces,
  from: { piece: 0, at: 0 },
  to: { piece: Math.max(pieces.length - 1, 0), at: pieces.at(-1)?.text.length ?? 0 },
});

/** Whether a provision has a block in it that holds the words but can't be edited. */
export const blockWith = (node: Live, words: string): Live | null =>
  [...downward(node)].find(
    (below) => below.kind === 'block' && plain(below.text.content).includes(plain(words)),
  ) ?? null;
