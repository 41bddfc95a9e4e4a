import type { Hit } from '../../../core/search/search.ts';

/** UTF-16 units before the first match that a line shows. */
const BEFORE = 50;

/** The words of a hit from a little before the first match on, so that a line of them shows it. */
export function lineOf({ text, matches }: Pick<Hit, 'text' | 'matches'>): Pick<Hit, 'text' | 'matches'> {
  const first = matches[0]?.from ?? 0;
  if (first <= BEFORE) return { text, matches };
  const space = text.lastIndexOf(' ', first - BEFORE / 2);
  const from = space < first - BEFORE ? first : space + 1;
  return {
    text: `…${text.slice(from)}`,
    matches: matches.map((match) => ({ from: match.from - from + 1, to: match.to - from + 1 })),
  };
}
