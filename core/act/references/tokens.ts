import { PRINTED_NUMBER } from '../printed-number.ts';

/** The kinds of tokens that matter to references. Everything else is a `mark`. */
type TokenKind = 'word' | 'label' | 'bracketed' | 'open' | 'close' | 'quote' | 'unquote' | 'mark';

/** A token of a field's text. Offsets are in UTF-16 code units. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether it follows the token before it without a space. */
  readonly isJoined: boolean;
}

/** The patterns in order of precedence. Each is sticky, so it matches only at its `lastIndex`. */
const SHAPES: readonly (readonly [TokenKind, RegExp])[] = [
  ['bracketed', new RegExp(String.raw`\((?:${PRINTED_NUMBER}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)`, 'y')],
  ['label', new RegExp(String.raw`${PRINTED_NUMBER}(?![\p{L}\p{N}])`, 'uy')],
  ['word', /\p{L}[\p{L}\p{M}]*(?:[-‑’'][\p{L}\p{M}]+)*|\d+/uy],
  ['open', /\(/y],
  ['close', /\)/y],
  ['quote', /“/y],
  ['unquote', /”/y],
  ['mark', /\S/uy],
];

/**
 * Splits a text into tokens: words, bare numbers (`2A`), labels in brackets (`(1A)` is one token), and marks. White space is in
 * no token.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    let next = at + 1;
    for (const [kind, shape] of SHAPES) {
      shape.lastIndex = at;
      const tokenText = shape.exec(text)?.[0];
      if (!tokenText) continue;
      next = at + tokenText.length;
      tokens.push({ kind, text: tokenText, from: at, to: next, isJoined: tokens.at(-1)?.to === at });
      break;
    }
    at = next;
  }
  return tokens;
}
