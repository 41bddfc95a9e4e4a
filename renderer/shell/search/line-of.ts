import type { Hit } from '../../../core/search/search.ts';

/** Maximum UTF-16 code units shown before the first match. */
const MAX_BEFORE = 50;

/** Shortens the text of a hit so that its first match is visible in one line. */
export function shortenHit({ text, matches }: Pick<Hit, 'text' | 'matches'>): Pick<Hit, 'text' | 'matches'> {
  const first = matches[0]?.from ?? 0;
  if (first <= MAX_BEFORE) return { text, matches };
  const space = text.lastIndexOf(' ', first - MAX_BEFORE / 2);
  const from = space < first - MAX_BEFORE ? first : space + 1;
  return {
    text: `…${text.slice(from)}`,
    matches: matches.map((match) => ({ from: match.from - from + 1, to: match.to - from + 1 })),
  };
}
