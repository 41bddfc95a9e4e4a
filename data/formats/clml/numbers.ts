import { lookUp } from '../look-up.ts';
import type { XmlElement } from '../xml/tree.ts';

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** A number from 1 to 399 in lower-case Roman numerals. */
export function roman(number: number): string {
  let remainder = number;
  let text = '';
  for (const [worth, numeral] of ROMAN) {
    while (remainder >= worth) {
      text += numeral;
      remainder -= worth;
    }
  }
  return text;
}

/** `a` to `z`, then `aa`, `bb` and so on. */
function letter(number: number): string {
  const at = (number - 1) % 26;
  return String.fromCharCode(97 + at).repeat(Math.floor((number - 1) / 26) + 1);
}

const SERIES: Readonly<Record<string, (number: number) => string>> = lookUp({
  arabic: String,
  roman,
  romanUpper: (number) => roman(number).toUpperCase(),
  alpha: letter,
  alphaUpper: (number) => letter(number).toUpperCase(),
});

const DECORATIONS: Readonly<Record<string, (text: string) => string>> = lookUp({
  none: (text) => text,
  parens: (text) => `(${text})`,
  parenRight: (text) => `${text})`,
  brackets: (text) => `[${text}]`,
  bracketRight: (text) => `${text}]`,
  period: (text) => `${text}.`,
  colon: (text) => `${text}:`,
});

/**
 * A provision's number as it is printed. The file leaves out the default brackets of each level, and has other
 * punctuation in attributes (drafting-conventions.md §7.1).
 */
export function printedNumber(level: string, number: XmlElement | undefined, bare: string): string {
  const before = number?.attributes.PuncBefore;
  const marksAfter = number?.attributes.PuncAfter;
  // A file may write the number itself in the punctuation attributes.
  if (bare === '')
    return /[\p{L}\p{N}]/u.test(`${before ?? ''}${marksAfter ?? ''}`)
      ? `${before ?? ''}${marksAfter ?? ''}`
      : '';
  // Instruments print a full stop after the number of a provision. The stop is layout, and no citation includes it.
  // Punctuation with a number in it is part of the number: rule 1 of Part 1 is written as `1` with the punctuation
  // `.1.` after it.
  const after = level === 'P1' ? marksAfter?.replace(/\.(?:—[^\p{L}\p{N}]*)?$/u, '') : marksAfter;
  if (before !== undefined || after !== undefined) return `${before ?? ''}${bare}${after ?? ''}`;
  return level === 'P1' || /^[(]/.test(bare) ? bare : `(${bare})`;
}

/** The label of the item at a place (counted from 1) of a list whose numbers the file leaves to be computed. */
export function listLabel(list: XmlElement, listItem: XmlElement, place: number): string {
  const { Type = '', Decoration = 'none', Start = '1' } = list.attributes;
  const start = Number.parseInt(Start, 10);
  const series = SERIES[Type];
  const override = listItem.attributes.NumberOverride;
  // A label that already has punctuation gets no more.
  if (override !== undefined && /[^\p{L}\p{N}]/u.test(override)) return override;
  const text = override ?? series?.(place - 1 + (Number.isNaN(start) ? 1 : start)) ?? '';
  return text === '' ? '' : (DECORATIONS[Decoration] ?? String)(text);
}
