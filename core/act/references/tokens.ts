import { PRINTED_NUMBER } from '../printed-number.ts';

/** What a token can be to a reference; everything else is a `mark`. */
type TokenKind = 'word' | 'label' | 'bracketed' | 'open' | 'close' | 'quote' | 'unquote' | 'mark';

/** A stretch of a field's text, in UTF-16 code units. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Nothing stands between it and the token before it. */
  readonly isJoined: boolean;
}

/** In the order in which they are tried; each matches only where the one before left off. */
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
 * A text as a reader of references needs it: words, bare numbers (`2A`), labels in brackets (`(1A)`, one token), and
 * the marks between. White space is in no token.
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
