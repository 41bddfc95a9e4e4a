import type { Anchor } from '../../core/evidence/anchor.ts';
import './old-context.css';

/** The old words of a passage that can no longer be found, with the words that were round it. */
export function OldContext({ anchor }: { readonly anchor: Anchor }) {
  return (
    <blockquote className="old-context">
      <span className="soft">…{anchor.prefix}</span>
      <mark>{anchor.quote}</mark>
      <span className="soft">{anchor.suffix}…</span>
    </blockquote>
  );
}
