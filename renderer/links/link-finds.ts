import { useMemo } from 'react';
import type { Pid } from '../../core/act/tree.ts';
import type { Ref } from '../../core/evidence/link.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { type CommandFind, commandFind } from '../state/window/find.ts';
import { useLinking } from '../state/window/linking.ts';
import { endpointName } from './endpoint-name.ts';

/** The search entries that start a link, from the active amendment and from the current provision. */
export function useLinkFinds(pid: Pid | null): readonly CommandFind[] {
  const active = useReviewOf(({ bench }) => bench.active);
  const names = useReviewOf((review) => (pid === null ? '' : endpointName(review, `provision:${pid}`)));
  const start = useLinking();
  return useMemo(() => {
    const findOf = (ref: Ref, name: string): CommandFind =>
      commandFind({
        id: `link-from ${ref}`,
        name: `Link ${name}…`,
        words:
          'To a recommendation, a response, a commitment, a note, an answer, a theme, a source or a decision',
        alsoCalled: ['connect', 'evidence', 'link to a recommendation', 'tie'],
        run: () => start({ from: ref }),
      });
    return [
      ...(active === null ? [] : [findOf(`amendment:${active}`, active)]),
      ...(pid === null ? [] : [findOf(`provision:${pid}`, names)]),
    ];
  }, [active, pid, names, start]);
}
