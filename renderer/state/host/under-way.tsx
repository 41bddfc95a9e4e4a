import { useMutation, useQuery } from '@tanstack/react-query';
import { Label, ProgressBar } from 'react-aria-components';
import { type CallName, type CallOutput, calls } from '../../../core/api.ts';
import { Button } from '../../ui/controls.tsx';
import { settled } from '../../ui/refused.ts';
import { call } from './call.ts';
import './under-way.css';

/** The calls that may take long: each declares which calls say how far it is, and stop it. */
type LongCall = {
  [N in CallName]: (typeof calls)[N] extends { readonly underWay: unknown } ? N : never;
}[CallName];

/** How far a long call is, and what it is doing. */
export type Progress<N extends LongCall> = NonNullable<
  CallOutput<(typeof calls)[N]['underWay']['progress']>['doing']
>;

/** How often it is asked how far a call is, in milliseconds. */
const PULSE = 300;

/** How far a long call is, made here or in another window; null when it isn't under way. */
export function useProgress<N extends LongCall>(name: N, expected: boolean): Progress<N> | null {
  const { progress: progressCall } = calls[name].underWay;
  const { data: progress } = useQuery({
    queryKey: [progressCall, expected],
    // What a call's own progress says is of its own kind: the compiler sees only that it is one of them.
    queryFn: async () => settled(await call(progressCall, {})).doing as Progress<N> | null,
    refetchInterval: (query) => (expected || query.state.data ? PULSE : false),
    refetchOnMount: 'always',
    gcTime: 0,
  });
  return progress ?? null;
}

interface UnderWayProps<N extends LongCall> {
  readonly of: N;
  readonly label: string;
  /** Null while it isn't known. */
  readonly progress: Progress<N> | null;
}

/** How far long work is, with the way to stop it. */
export function UnderWay<N extends LongCall>({ of, label, progress }: UnderWayProps<N>) {
  const cancel = useMutation({
    mutationFn: async () => settled(await call(calls[of].underWay.cancel, {})),
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
