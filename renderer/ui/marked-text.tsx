import type { ReactNode } from 'react';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text with the matches of a search marked. `marks` must be in order; overlapping marks are skipped. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Span[] }) {
  const drawn: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from < at) continue;
    drawn.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  drawn.push(text.slice(at));
  return <>{drawn}</>;
}
