import type { LookedItem } from '../../../core/word-import/calls.ts';

/** Words with what went and what came marked as in the Act, and said in words. */
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
