import type { LookedItem } from '../../../core/word-import/calls.ts';

/** Words with insertions and deletions marked, and hidden labels for screen readers. */
export function ShownWords({ runs }: { readonly runs: LookedItem['shown'] }) {
  return (
    <p className="returned-words">
      {runs.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'kept') return <span key={key}>{text}</span>;
        const Mark = kind === 'deleted' ? 'del' : 'ins';
        return (
          <Mark key={key}>
            <span className="hidden-words">[{kind}: </span>
            {text}
            <span className="hidden-words">]</span>
          </Mark>
        );
      })}
    </p>
  );
}
