import { hunksOf } from '../../../core/compare/hunks.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Returns the ranges of a text that another text does not contain. */
export function differingWords(text: string, other: string): readonly Span[] {
  let at = 0;
  const spans: Span[] = [];
  for (const { unchanged, inserted } of hunksOf(other, text)) {
    at += unchanged.join('').length;
    const to = at + inserted.join('').length;
    if (to > at) spans.push({ from: at, to });
    at = to;
  }
  return spans;
}
