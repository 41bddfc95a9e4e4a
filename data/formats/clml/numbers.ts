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

/** A number from 1 to 399 in Roman figures. */
export function roman(value: number): string {
  let remainder = value;
  let text = '';
  for (const [worth, numeral] of ROMAN) {
    while (remainder >= worth) {
      text += numeral;
      remainder -= worth;
    }
  }
  return text;
}

function letter(value: number): string {
  const at = (value - 1) % 26;
  return String.fromCharCode(97 + at).repeat(Math.floor((value - 1) / 26) + 1);
}

const SERIES: Readonly<Record<string, (value: number) => string>> = lookUp({
  arabic: String,
  roman,
  romanUpper: (value) => roman(value).toUpperCase(),
  alpha: letter,
  alphaUpper: (value) => letter(value).toUpperCase(),
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
 * A provision's number as it is printed: the file leaves out the brackets that go without saying, and names those that
 * don't (drafting-conventions.md §7.1).
 */
export function printedNumber(level: string, number: XmlElement | undefined, bare: string): string {
  const before = number?.attributes.PuncBefore;
  const marksAfter = number?.attributes.PuncAfter;
  // What stands for a number may be written as the marks after it.
  if (bare === '')
    return /[\p{L}\p{N}]/u.test(`${before ?? ''}${marksAfter ?? ''}`)
      ? `${before ?? ''}${marksAfter ?? ''}`
      : '';
  // Instruments print a stop after the number of a provision: it is layout, and cited by nobody. What stands before it is
  // part of the number: rule 1 of Part 1 is written as 1 and, after it, `.1.`.
  const after = level === 'P1' ? marksAfter?.replace(/\.(?:—[^\p{L}\p{N}]*)?$/u, '') : marksAfter;
  if (before !== undefined || after !== undefined) return `${before ?? ''}${bare}${after ?? ''}`;
  return level === 'P1' || /^[(]/.test(bare) ? bare : `(${bare})`;
}

/** The label of the item at a place (from 1) of a list that numbers itself. */
export function listLabel(list: XmlElement, item: XmlElement, place: number): string {
  const { Type = '', Decoration = 'none', Start = '1' } = list.attributes;
  const start = Number.parseInt(Start, 10);
  const series = SERIES[Type];
  const own = item.attributes.NumberOverride;
  // A number that is given with its brackets has them, and gets no others.
  if (own !== undefined && /[^\p{L}\p{N}]/u.test(own)) return own;
  const text = own ?? series?.(place - 1 + (Number.isNaN(start) ? 1 : start)) ?? '';
  return text === '' ? '' : (DECORATIONS[Decoration] ?? String)(text);
}
