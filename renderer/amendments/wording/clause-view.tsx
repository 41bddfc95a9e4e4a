import type { CSSProperties } from 'react';
import { linesOfClause } from './clause.ts';

/** A clause as printed, with each line indented by its level. */
export function ClauseView({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="clause" aria-label={label} lang="en-GB" tabIndex={0}>
      {linesOfClause(text).map(({ level, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a clause may read the same
        <p key={at} style={{ '--level': level } as CSSProperties}>
          {words}
        </p>
      ))}
    </section>
  );
}
