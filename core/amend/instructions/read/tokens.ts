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
  readonly isJoined: boolean;
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
export type TextPart = { readonly text: string } | { readonly block: Provision } | { readonly list: true };

const SPACE = String.raw`\s\u200b\u2060\ufeff`;
/** In the order in which they are tried. */
const SHAPES: readonly (readonly [TokenKind, string])[] = [
  ['quote', '[“”‘"]'],
  ['bracketed', String.raw`\((?:${PRINTED_NUMBER}|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)`],
  ['label', String.raw`${PRINTED_NUMBER}(?:\.\d+[A-Z]*)*(?![\p{L}\p{N}])`],
  ['word', String.raw`\p{L}[\p{L}\p{M}]*(?:[-‑’'][\p{L}\p{M}]+)*|\d+\p{L}*`],
  ['open', String.raw`[(\[]`],
  ['close', String.raw`[)\]]`],
  ['mark', String.raw`[—–\-]+|[^${SPACE}]`],
];
/** All of them at one look, a group for each, past the space before: a Bill is a hundred thousand tokens. */
const SHAPE = new RegExp(`[${SPACE}]*(?:${SHAPES.map(([, shape]) => `(${shape})`).join('|')})`, 'uy');

/** The first of a match's groups that is there, by its place among the shapes. */
function shapeOf(match: RegExpExecArray): number {
  let nth = 0;
  while (match[nth + 1] === undefined) nth += 1;
  return nth;
}

/**
 * Adds the tokens of one stretch of words, which begins at `start` of the whole. `opensBlock` says that a quoted structure
 * follows, into which a quote may run on.
 */
function addTokens(tokens: Token[], text: string, start: number, opensBlock: boolean): void {
  SHAPE.lastIndex = 0;
  for (let match = SHAPE.exec(text); match; match = SHAPE.exec(text)) {
    const nth = shapeOf(match);
    const shape = SHAPES[nth]?.[0] ?? 'mark';
    const tokenText = match[nth + 1] ?? '';
    const at = SHAPE.lastIndex - tokenText.length;
    const from = start + at;
    const isJoined = tokens[tokens.length - 1]?.to === from;
    const quote = shape === 'quote' ? readQuote(text, at, opensBlock) : null;
    if (quote) {
      const quotedText = text.slice(at, quote.to);
      const { to, slip, ...quoteParts } = quote;
      const kind = slip ? 'slip' : 'quote';
      const place = { text: quotedText, low: quotedText.toLowerCase(), from, to: start + to, isJoined };
      tokens.push({ kind, ...place, ...(slip ? { slip } : quoteParts) });
      SHAPE.lastIndex = to;
      continue;
    }
    const kind = shape === 'quote' ? 'mark' : shape;
    tokens.push({
      kind,
      text: tokenText,
      low: tokenText.toLowerCase(),
      from,
      to: from + tokenText.length,
      isJoined,
    });
  }
}

function matched(tokens: readonly Token[]): readonly Token[] {
  const open: number[] = [];
  const pairs = new Map<number, number>();
  tokens.forEach(({ kind }, at) => {
    if (kind === 'open') open.push(at);
    const start = kind === 'close' ? open.pop() : undefined;
    if (start !== undefined) pairs.set(start, at);
  });
  if (pairs.size === 0) return tokens;
  return tokens.map((token, at) => {
    const match = pairs.get(at);
    return match === undefined ? token : { ...token, match };
  });
}

/** The words of a provision as one text, and its tokens: pieces in reading order, with a space where one is missing. */
export function tokenise(parts: readonly TextPart[]): {
  readonly text: string;
  readonly tokens: readonly Token[];
} {
  let text = '';
  const tokens: Token[] = [];
  for (const [index, part] of parts.entries()) {
    if ('text' in part) {
      if (text && part.text && !/\s/.test(text.slice(-1)) && /^[\p{L}\p{N}“(]/u.test(part.text)) text += ' ';
      const next = parts[index + 1];
      addTokens(tokens, part.text, text.length, next !== undefined && 'block' in next);
      text += part.text;
    } else {
      const emptyToken = { text: '', low: '', from: text.length, to: text.length, isJoined: false };
      tokens.push(
        'block' in part
          ? { kind: 'block', block: part.block, ...emptyToken }
          : { kind: 'list', ...emptyToken },
      );
    }
  }
  return { text, tokens: matched(tokens) };
}
