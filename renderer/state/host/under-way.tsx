import { useMutation, useQuery } from '@tanstack/react-query';
import { Label, ProgressBar } from 'react-aria-components';
import { type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { Button } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { call } from './call.ts';
import './under-way.css';

/** The calls that may take long. Each declares the calls that return its progress and cancel it. */
type LongCall = {
  [N in CallName]: (typeof calls)[N] extends { readonly underWay: unknown } ? N : never;
}[CallName];

/** The progress of a long call. */
export type Progress<N extends LongCall> = NonNullable<
  CallOutput<(typeof calls)[N]['underWay']['progress']>['doing']
>;

/** Milliseconds between two requests for the progress. */
const POLL_INTERVAL_MS = 300;

/** The progress of a long call, made in this or another window; null if none is under way. */
export function useProgress<N extends LongCall>(name: N, expected: boolean): Progress<N> | null {
  const { progress: progressCall } = calls[name].underWay;
  const { data: progress } = useQuery({
    queryKey: [progressCall, expected],
    // The compiler only knows that this is the progress of one of the long calls.
    queryFn: async () => valueOrThrow(await call(progressCall, {})).doing as Progress<N> | null,
    refetchInterval: (query) => (expected || query.state.data ? POLL_INTERVAL_MS : false),
    refetchOnMount: 'always',
    gcTime: 0,
  });
  return progress ?? null;
}

interface UnderWayProps<N extends LongCall> {
  readonly of: N;
  readonly label: string;
  /** Null while unknown. */
  readonly progress: Progress<N> | null;
}

/** A progress bar with a button to cancel. */
export function UnderWay<N extends LongCall>({ of, label, progress }: UnderWayProps<N>) {
  const cancel = useMutation({
    mutationFn: async () => valueOrThrow(await call(calls[of].underWay.cancel, {})),
  });
  const { done: doneCount, total } = progress ?? { done: 0, total: 0 };
  const isStopping = cancel.isPending || cancel.isSuccess;
  return (
    <div className="under-way">
      <ProgressBar
        isIndeterminate={total === 0}
        {...(total === 0 ? {} : { value: doneCount, minValue: 0, maxValue: total })}
      >
        {({ percentage }) => (
          <>
            <Label>{label}</Label>
            <span className="bar" aria-hidden="true">
              <span
                className={percentage === undefined ? 'far unknown' : 'far'}
                style={{ inlineSize: percentage === undefined ? '100%' : `${percentage}%` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      <Button isBusy={isStopping} onPress={() => cancel.mutate()}>
        {isStopping ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}
