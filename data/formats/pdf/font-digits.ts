import { dictionaryOf, type PdfObjects, streamOf } from './rewrite.ts';
import { entryOf, referred } from './structure.ts';

/** How a font of a PDF draws digits. */
export interface FontDigits {
  /** The codes of a number’s digits, in hexadecimal; null where the font has not all of them. */
  readonly codesOf: (number: number) => string | null;
  /** How wide it is drawn, in thousandths of the letters’ size. */
  readonly widthOf: (number: number) => number;
}

const ENTRY = /<([0-9A-Fa-f]{4})>\s*(?:<([0-9A-Fa-f]{4})>\s*)?<([0-9A-Fa-f]{4})>/g;
const SECTION = /begin(bfchar|bfrange)\s([\s\S]*?)end\1/g;

/** Which code stands for which digit, by a font’s own account of its letters. */
function codesIn(account: string): ReadonlyMap<number, number> {
  const digitByCode = new Map<number, number>();
  for (const [, , section = ''] of account.matchAll(SECTION))
    for (const [, first = '', last = first, letter = ''] of section.matchAll(ENTRY)) {
      const [from, to, means] = [first, last, letter].map((text) => Number.parseInt(text, 16));
      if (from === undefined || to === undefined || means === undefined) continue;
      for (let code = from; code <= to; code += 1) {
        const digit = means + code - from - 0x30;
        if (digit >= 0 && digit <= 9) digitByCode.set(digit, code);
      }
    }
  return digitByCode;
}

/** How wide each code is: `c [w w …]` for codes in a row, `c c w` for codes of one width. */
function widthsIn(list: string): ReadonlyMap<number, number> {
  const tokens = list.slice(1, -1).match(/\[[^\]]*\]|[-\d.]+/g) ?? [];
  const widthByCode = new Map<number, number>();
  for (let at = 0; at < tokens.length; ) {
    const [from, next] = [Number(tokens[at]), tokens[at + 1] ?? ''];
    if (next.startsWith('[')) {
      for (const [nth, width] of (next.match(/[-\d.]+/g) ?? []).entries())
        widthByCode.set(from + nth, Number(width));
      at += 2;
    } else {
      for (let code = from; code <= Number(next); code += 1) widthByCode.set(code, Number(tokens[at + 2]));
      at += 3;
    }
  }
  return widthByCode;
}

const digitsOf = (number: number): readonly number[] => [...`${number}`].map(Number);

/** The digits of a font by the number of its object; null where it is of another kind than Chromium’s usual one. */
export function fontDigits(parts: PdfObjects, font: number): FontDigits | null {
  const dictionary = dictionaryOf(parts, font);
  const account = referred(entryOf(dictionary, 'ToUnicode'));
  const inner = referred(entryOf(dictionary, 'DescendantFonts').slice(1, -1));
  if (account === null || inner === null || entryOf(dictionary, 'Encoding') !== '/Identity-H') return null;
  const codes = codesIn(streamOf(parts, account) ?? '');
  const widths = widthsIn(entryOf(dictionaryOf(parts, inner), 'W'));
  const isKnown = (digit: number) => widths.has(codes.get(digit) ?? -1);
  return {
    codesOf: (number) =>
      digitsOf(number).every(isKnown)
        ? digitsOf(number)
            .map((digit) => (codes.get(digit) ?? 0).toString(16).toUpperCase().padStart(4, '0'))
            .join('')
        : null,
    widthOf: (number) =>
      digitsOf(number).reduce((sum, digit) => sum + (widths.get(codes.get(digit) ?? -1) ?? 0), 0),
  };
}
