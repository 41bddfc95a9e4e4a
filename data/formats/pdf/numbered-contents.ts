import { type FontDigits, fontDigits } from './font-digits.ts';
import { pagesOf } from './part-pages.ts';
import { dictionaryOf, type PdfObjects, streamOf } from './rewrite.ts';
import { entryOf, referenceNumber } from './structure.ts';

/** A page-number placeholder: three zeros that are drawn alone. The page prints them until the number is known. */
const NUMBER =
  /(BDC\nBT\n\/(\S+) ([\d.]+) Tf\n1 0 0 -1 )(-?[\d.]+)( -?[\d.]+ Tm\n<)([0-9A-F]{4})\6\6(?=> Tj\nET\n)/g;

const fixedNumber = (value: number): string => value.toFixed(5).replace(/\.?0+$/, '');

/**
 * Writes page numbers into the contents list of a printed paper, in place of the placeholders, so that it needn't be
 * printed again. Returns the changed content streams by object number.
 * Each number uses the font of its placeholder and ends at the same position. Null if the numbers of placeholders and
 * pages differ, or the font lacks a digit.
 */
export function numberedContents(
  parts: PdfObjects,
  numbers: readonly number[],
): ReadonlyMap<number, string> | null {
  const drawings = new Map<number, string>();
  const digitsByFont = new Map<number, FontDigits | null>();
  const digitsOf = (font: number) => {
    if (!digitsByFont.has(font)) digitsByFont.set(font, fontDigits(parts, font));
    return digitsByFont.get(font) ?? null;
  };
  let placedCount = 0;
  let canNumberAll = true;
  for (const page of pagesOf(parts)) {
    if (placedCount >= numbers.length) break;
    const dictionary = dictionaryOf(parts, page);
    const contents = referenceNumber(entryOf(dictionary, 'Contents'));
    const drawing = contents === null ? null : streamOf(parts, contents);
    if (contents === null || drawing === null) return null;
    const fonts = entryOf(entryOf(dictionary, 'Resources'), 'Font');
    const now = drawing.replace(NUMBER, (matched, before, font: string, size, x, spacing, zero: string) => {
      const object = referenceNumber(entryOf(fonts, font));
      const digits = object === null ? null : digitsOf(object);
      const number = numbers[placedCount];
      const codes = number === undefined ? null : (digits?.codesOf(number) ?? null);
      if (!digits || digits.codesOf(0) !== zero || number === undefined || codes === null) {
        canNumberAll = false;
        return matched;
      }
      placedCount += 1;
      const moved = ((3 * digits.widthOf(0) - digits.widthOf(number)) * Number(size)) / 1000;
      return `${before}${fixedNumber(Number(x) + moved)}${spacing}${codes}`;
    });
    if (now !== drawing) drawings.set(contents, now);
  }
  return canNumberAll && placedCount === numbers.length ? drawings : null;
}
