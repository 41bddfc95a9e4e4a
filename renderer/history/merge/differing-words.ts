import { hunksOf } from '../../../core/compare/hunks.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The stretches of a text that another does not have. */
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
