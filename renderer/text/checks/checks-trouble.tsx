import { Trouble } from '../../ui/trouble.tsx';
import { useCheckState, useChecks } from './checks.tsx';

/** Errors of the checks themselves, with a button to retry; nothing while they work. */
export function ChecksTrouble() {
  const { checker, trouble } = useChecks();
  const failure = useCheckState((state) => (state.phase === 'failed' ? state.failure : null));
  return (
    <>
      {failure !== null && (
        <Trouble
          thrown={new Error(`The checks stopped. ${failure}. Your draft is not affected.`)}
          onRetry={() => checker.start()}
        />
      )}
      {trouble && <Trouble thrown={trouble.thrown} onRetry={trouble.retry} />}
    </>
  );
}
