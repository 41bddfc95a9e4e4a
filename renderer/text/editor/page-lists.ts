import { roman } from '../../../core/act/numbering.ts';
import type { PageList } from './pasted-elements.ts';

const TYPE_BY_STYLE: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'lower-roman': 'i',
  'upper-alpha': 'A',
  'upper-latin': 'A',
};

/** The marker type of an HTML list or item: `a`, `A`, `i` or `1`; '' where it has none. */
function markerTypeOf(attributes: string): string {
  const style = /list-style-type\s*:\s*([a-z-]+)/i.exec(attributes)?.[1]?.toLowerCase() ?? '';
  return TYPE_BY_STYLE[style] ?? /(?<![\w-])type\s*=\s*["']?([aAi1])\b/.exec(attributes)?.[1] ?? '';
}

function numberIn(attributes: string, name: 'start' | 'value'): number | null {
  const match = new RegExp(`(?<![\\w-])${name}\\s*=\\s*["']?\\s*(-?\\d{1,9})\\b`, 'i').exec(attributes);
  return match ? Number(match[1]) : null;
}

/** A list that starts at the number that its HTML gives. */
export const pageListOf = (attributes: string): PageList => ({
  markerType: markerTypeOf(attributes),
  lastNumber: (numberIn(attributes, 'start') ?? 1) - 1,
});

const letter = (item: number): string => (item >= 1 && item <= 26 ? String.fromCharCode(96 + item) : '');

/** Counts an item and returns its printed label with a tab; '' where it is not labelled by a letter or roman numeral. */
export function countItem(list: PageList | undefined, attributes: string): string {
  const item = numberIn(attributes, 'value') ?? (list?.lastNumber ?? 0) + 1;
  if (list) list.lastNumber = item;
  const type = markerTypeOf(attributes) || (list?.markerType ?? '');
  const label = type === 'i' ? roman(item) : /^a$/i.test(type) ? letter(item) : '';
  return label && `(${type === 'A' ? label.toUpperCase() : label})\t`;
}
