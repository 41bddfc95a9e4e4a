import { labelChange } from '../../../core/amend/changes/changes-of.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';

/** Words with what is put in and struck in them, each marked to the eye and in words: to be read, and not to be pointed at. */
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
