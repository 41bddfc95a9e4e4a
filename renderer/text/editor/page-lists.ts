import { roman } from '../../../core/act/numbering.ts';
import type { PageList } from './pasted-elements.ts';

const STYLES: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'lower-roman': 'i',
  'upper-alpha': 'A',
  'upper-latin': 'A',
};

/** What a list, or an item of one, counts by. */
function typeOf(attributes: string): string {
  const style = /list-style-type\s*:\s*([a-z-]+)/i.exec(attributes)?.[1]?.toLowerCase() ?? '';
  return STYLES[style] ?? /(?<![\w-])type\s*=\s*["']?([aAi1])\b/.exec(attributes)?.[1] ?? '';
}

function numberIn(attributes: string, name: 'start' | 'value'): number | null {
  const match = new RegExp(`(?<![\\w-])${name}\\s*=\\s*["']?\\s*(-?\\d{1,9})\\b`, 'i').exec(attributes);
  return match ? Number(match[1]) : null;
}

/** A list that begins with the number that its page says. */
export const listOf = (attributes: string): PageList => ({
  type: typeOf(attributes),
  items: (numberIn(attributes, 'start') ?? 1) - 1,
});

const letter = (item: number): string => (item >= 1 && item <= 26 ? String.fromCharCode(96 + item) : '');

/** Counts an item of a list, and says what its page prints before it; '' where that is no letter. */
export function countItem(list: PageList | undefined, attributes: string): string {
  const item = numberIn(attributes, 'value') ?? (list?.items ?? 0) + 1;
  if (list) list.items = item;
  const type = typeOf(attributes) || (list?.type ?? '');
  const label = type === 'i' ? roman(item) : /^a$/i.test(type) ? letter(item) : '';
  return label && `(${type === 'A' ? label.toUpperCase() : label})\t`;
}
