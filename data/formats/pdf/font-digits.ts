import { dictionaryOf, type PdfObjects, streamOf } from './rewrite.ts';
import { entryOf, referenceNumber } from './structure.ts';

/** The codes and widths of a font's digits. */
export interface FontDigits {
  /** The codes of a number's digits, in hexadecimal; null if the font lacks one of them. */
  readonly codesOf: (number: number) => string | null;
  /** The width of a number, in thousandths of the font size. */
  readonly widthOf: (number: number) => number;
}

const ENTRY = /<([0-9A-Fa-f]{4})>\s*(?:<([0-9A-Fa-f]{4})>\s*)?<([0-9A-Fa-f]{4})>/g;
const SECTION = /begin(bfchar|bfrange)\s([\s\S]*?)end\1/g;

/** The code of each digit, from a font's ToUnicode map. */
function readDigitCodes(account: string): ReadonlyMap<number, number> {
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

/** The width of each code, from a `W` array: `c [w w …]` for consecutive codes, `c c w` for codes of one width. */
function readWidths(list: string): ReadonlyMap<number, number> {
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

/**
 * Reads the digits of a font, by its object number. Null for a font that isn't Identity-H, the kind that Chromium
 * writes.
 */
export function fontDigits(parts: PdfObjects, font: number): FontDigits | null {
  const dictionary = dictionaryOf(parts, font);
  const account = referenceNumber(entryOf(dictionary, 'ToUnicode'));
  const inner = referenceNumber(entryOf(dictionary, 'DescendantFonts').slice(1, -1));
  if (account === null || inner === null || entryOf(dictionary, 'Encoding') !== '/Identity-H') return null;
  const codes = readDigitCodes(streamOf(parts, account) ?? '');
  const widths = readWidths(entryOf(dictionaryOf(parts, inner), 'W'));
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
