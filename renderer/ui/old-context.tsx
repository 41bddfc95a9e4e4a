import type { Anchor } from '../../core/evidence/anchor.ts';
import './old-context.css';

/** The words of a lost passage as they stood, with what stood round them. */
export function OldContext({ anchor }: { readonly anchor: Anchor }) {
  return (
    <blockquote className="old-context">
      <span className="soft">…{anchor.prefix}</span>
      <mark>{anchor.quote}</mark>
      <span className="soft">{anchor.suffix}…</span>
    </blockquote>
  );
}
