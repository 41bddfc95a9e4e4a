import { useMutation, useQuery } from '@tanstack/react-query';
import type { CallOutput } from '../../core/api.ts';
import { FORMAT_WORDS } from '../../core/pack/formats.ts';
import { call } from '../state/call.ts';
import { settled } from '../ui/refused.ts';
import { UnderWay } from '../ui/under-way.tsx';

type Doing = NonNullable<CallOutput<'pack.progress'>['doing']>;

/** How often it is asked how far a pack is, in milliseconds. */
const PULSE = 300;

function doingWords({ what, done, total }: Doing): string {
  if (what === 'reading') return 'Reading the review…';
  if (what === 'writing') return 'Writing the files…';
  if (what === 'parts') return `Making the parts of the paper: ${done + 1} of ${total}`;
  return `Making ${FORMAT_WORDS[what]}: ${done + 1} of ${total}`;
}

/** How far a pack is that is being made, with the way to stop it. */
export function PackMaking() {
  const { data: doing = null } = useQuery({
    queryKey: ['pack.progress'],
    queryFn: async () => settled(await call('pack.progress', {})).doing,
    refetchInterval: PULSE,
    gcTime: 0,
  });
  const cancel = useMutation({ mutationFn: async () => settled(await call('pack.cancel', {})) });
  return (
    <UnderWay
      label={doing ? doingWords(doing) : 'Writing the pack…'}
      done={doing?.done ?? 0}
      total={doing?.total ?? 0}
      isStopping={cancel.isPending || cancel.isSuccess}
      onStop={() => cancel.mutate()}
    />
  );
}
