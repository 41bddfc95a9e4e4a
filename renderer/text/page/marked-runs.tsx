import { labelChange } from '../../../core/amend/changes/changes-of.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';

/** Marked-up words, with changes marked for sight and for screen readers. Without links or tooltips. */
export function MarkedRuns({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity beyond their order
    if (run.kind === 'kept') return <span key={at}>{run.text}</span>;
    const Mark = run.kind === 'inserted' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Mark key={at} className={run.moved ? 'moved' : undefined}>
        <span className="hidden-words">[{labelChange(run)}: </span>
        {run.text}
        <span className="hidden-words">]</span>
      </Mark>
    );
  });
}
