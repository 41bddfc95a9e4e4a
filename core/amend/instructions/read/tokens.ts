import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { Provision } from '../../../act/tree.ts';
import { readQuote, type Slip } from './quotes.ts';

/**
 * What a token is to the grammar. `quote` is a whole quotation, its marks included; `block` a quoted structure,
 * which has no characters of its own here; `list` the place of numbered children; `slip` a mark that is wrong.
 */
type TokenKind =
  | 'word'
  | 'label'
  | 'bracketed'
  | 'quote'
  | 'block'
  | 'list'
  | 'slip'
  | 'open'
  | 'close'
  | 'mark';

/** A stretch of a provision's own words, in UTF-16 code units. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** In small letters, for comparing. */
  readonly low: string;
  readonly from: number;
  readonly to: number;
  /** Nothing stands between it and the token before it. */
  readonly joined: boolean;
  /** A quote's words, without their marks. */
  readonly words?: string;
  /** The quote has no closing mark: its words run on into the quoted structure that follows (R3.9). */
  readonly runsOn?: true;
  readonly block?: Provision;
  readonly slip?: Slip;
  /** For an opening bracket: where its closing one is among the tokens. */
  readonly match?: number;
}

/** A stretch of words, or what stands between two of them. */
export type Piece = { readonly text: string } | { readonly block: Provision } | { readonly list: true };

/** In the order in which they are tried. */
const SHAPES: readonly (readonly [TokenKind, string])[] = [
  ['bracketed', String.raw`\((?:${PRINTED_NUMBER}|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)`],
  ['label', String.raw`${PRINTED_NUMBER}(?:\.\d+[A-Z]*)*(?![\p{L}\p{N}])`],
  ['word', String.raw`\p{L}[\p{L}\p{M}]*(?:[-‑’'][\p{L}\p{M}]+)*|\d+\p{L}*`],
  ['open', String.raw`[(\[]`],
  ['close', String.raw`[)\]]`],
  ['mark', String.raw`[—–\-]+|\S`],
];
/** All of them at one look, a group for each: a Bill is a hundred thousand tokens. */
const SHAPE = new RegExp(SHAPES.map(([, shape]) => `(${shape})`).join('|'), 'uy');

const MARKS = '“”‘"';
const SPACE = /[\s\u200b\u2060\ufeff]+/y;

/** Where the white space that begins somewhere ends. */
function pastSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.test(text) ? SPACE.lastIndex : at;
}

/** What shape the token that begins somewhere has, and its characters. */
function shapeAt(text: string, at: number): readonly [TokenKind, string] {
  SHAPE.lastIndex = at;
  const found = SHAPE.exec(text);
  if (!found) return ['mark', text.charAt(at)];
  let nth = 0;
  while (nth < SHAPES.length && found[nth + 1] === undefined) nth += 1;
  return [SHAPES[nth]?.[0] ?? 'mark', found[0]];
}

/**
 * Adds the tokens of one stretch of words, which begins at `start` of the whole. `opensBlock` says that a quoted structure
 * follows, into which a quote may run on.
 */
function addTokens(tokens: Token[], text: string, start: number, opensBlock: boolean): void {
  let at = 0;
  while (at < text.length) {
    at = pastSpace(text, at);
    if (at >= text.length) return;
    const from = start + at;
    const joined = tokens.at(-1)?.to === from;
    const quote = MARKS.includes(text.charAt(at)) ? readQuote(text, at, opensBlock) : null;
    if (quote) {
      const shown = text.slice(at, quote.to);
      const { to, slip, ...rest } = quote;
      const kind = slip ? 'slip' : 'quote';
      const place = { text: shown, low: shown.toLowerCase(), from, to: start + to, joined };
      tokens.push({ kind, ...place, ...(slip ? { slip } : rest) });
      at = to;
      continue;
    }
    const [kind, shown] = shapeAt(text, at);
    tokens.push({ kind, text: shown, low: shown.toLowerCase(), from, to: from + shown.length, joined });
    at += shown.length;
  }
}

function matched(tokens: readonly Token[]): readonly Token[] {
  const open: number[] = [];
  const pairs = new Map<number, number>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(at);
    const start = token.kind === 'close' ? open.pop() : undefined;
    if (start !== undefined) pairs.set(start, at);
  }
  if (pairs.size === 0) return tokens;
  return tokens.map((token, at) => {
    const match = pairs.get(at);
    return match === undefined ? token : { ...token, match };
  });
}

/** The words of a provision as one text, and its tokens: pieces in reading order, with a space where one is missing. */
export function tokenise(pieces: readonly Piece[]): {
  readonly text: string;
  readonly tokens: readonly Token[];
} {
  let text = '';
  const tokens: Token[] = [];
  for (const [index, piece] of pieces.entries()) {
    if ('text' in piece) {
      if (text && piece.text && !/\s/.test(text.slice(-1)) && /^[\p{L}\p{N}“(]/u.test(piece.text))
        text += ' ';
      const next = pieces[index + 1];
      addTokens(tokens, piece.text, text.length, next !== undefined && 'block' in next);
      text += piece.text;
    } else {
      const none = { text: '', low: '', from: text.length, to: text.length, joined: false };
      tokens.push(
        'block' in piece ? { kind: 'block', block: piece.block, ...none } : { kind: 'list', ...none },
      );
    }
  }
  return { text, tokens: matched(tokens) };
}
