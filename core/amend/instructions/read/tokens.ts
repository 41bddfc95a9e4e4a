import { PRINTED_NUMBER } from '../../../act/printed-number.ts';
import type { Provision } from '../../../act/tree.ts';
import { readQuote, type Slip } from './quotes.ts';

/**
 * The kind of a token. `quote` is a whole quotation with its marks; `block` is a quoted structure, which has no characters
 * of its own here; `list` is the position of numbered children; `slip` is a quotation with a wrong mark.
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
  /** The text in small letters, for comparing. */
  readonly low: string;
  readonly from: number;
  readonly to: number;
  /** Whether nothing is between this token and the one before it. */
  readonly isJoined: boolean;
  /** The words of a quotation, without its marks. */
  readonly words?: string;
  /** The quotation has no closing mark, and runs on into the quoted structure that follows (R3.9). */
  readonly isRunOn?: true;
  readonly block?: Provision;
  readonly slip?: Slip;
  /** For an opening bracket, the index of its closing bracket among the tokens. */
  readonly closingIndex?: number;
}

/** A run of words, or what is between two of them: a quoted structure, or the numbered children. */
export type TextPart = { readonly text: string } | { readonly block: Provision } | { readonly list: true };

const SPACE = String.raw`\s\u200b\u2060\ufeff`;
/** The patterns of tokens, in order of precedence. */
const TOKEN_PATTERNS: readonly (readonly [TokenKind, string])[] = [
  ['quote', '[“”‘"]'],
  ['bracketed', String.raw`\((?:${PRINTED_NUMBER}|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)`],
  ['label', String.raw`${PRINTED_NUMBER}(?:\.\d+[A-Z]*)*(?![\p{L}\p{N}])`],
  ['word', String.raw`\p{L}[\p{L}\p{M}]*(?:[-‑’'][\p{L}\p{M}]+)*|\d+\p{L}*`],
  ['open', String.raw`[(\[]`],
  ['close', String.raw`[)\]]`],
  ['mark', String.raw`[—–\-]+|[^${SPACE}]`],
];
/** All patterns in one, with a group for each, after white space: a Bill has a hundred thousand tokens. */
const TOKEN_PATTERN = new RegExp(
  `[${SPACE}]*(?:${TOKEN_PATTERNS.map(([, shape]) => `(${shape})`).join('|')})`,
  'uy',
);

/** The index of the pattern that matched. */
function matchedPatternIndex(match: RegExpExecArray): number {
  let nth = 0;
  while (match[nth + 1] === undefined) nth += 1;
  return nth;
}

/**
 * Adds the tokens of a run of words, which begins at offset `start` of the whole text. With `opensBlock`, a quoted
 * structure follows, and a quotation may run on into it.
 */
function addTokens(tokens: Token[], text: string, start: number, opensBlock: boolean): void {
  TOKEN_PATTERN.lastIndex = 0;
  for (let match = TOKEN_PATTERN.exec(text); match; match = TOKEN_PATTERN.exec(text)) {
    const patternIndex = matchedPatternIndex(match);
    const matchedKind = TOKEN_PATTERNS[patternIndex]?.[0] ?? 'mark';
    const tokenText = match[patternIndex + 1] ?? '';
    const at = TOKEN_PATTERN.lastIndex - tokenText.length;
    const from = start + at;
    const isJoined = tokens[tokens.length - 1]?.to === from;
    const quote = matchedKind === 'quote' ? readQuote(text, at, opensBlock) : null;
    if (quote) {
      const quotedText = text.slice(at, quote.to);
      const { to, slip, ...quoteParts } = quote;
      const kind = slip ? 'slip' : 'quote';
      const position = { text: quotedText, low: quotedText.toLowerCase(), from, to: start + to, isJoined };
      tokens.push({ kind, ...position, ...(slip ? { slip } : quoteParts) });
      TOKEN_PATTERN.lastIndex = to;
      continue;
    }
    const kind = matchedKind === 'quote' ? 'mark' : matchedKind;
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

function matchBrackets(tokens: readonly Token[]): readonly Token[] {
  const openIndices: number[] = [];
  const pairs = new Map<number, number>();
  tokens.forEach(({ kind }, at) => {
    if (kind === 'open') openIndices.push(at);
    const start = kind === 'close' ? openIndices.pop() : undefined;
    if (start !== undefined) pairs.set(start, at);
  });
  if (pairs.size === 0) return tokens;
  return tokens.map((token, at) => {
    const closingIndex = pairs.get(at);
    return closingIndex === undefined ? token : { ...token, closingIndex };
  });
}

/** The words of a provision as one text, with spaces added between its parts, and their tokens. */
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
  return { text, tokens: matchBrackets(tokens) };
}
