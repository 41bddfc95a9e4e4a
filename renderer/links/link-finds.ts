import { useMemo } from 'react';
import type { Pid } from '../../core/act/tree.ts';
import type { Ref } from '../../core/evidence/link.ts';
import type { Find } from '../state/find.ts';
import { useLinking } from '../state/linking.ts';
import { useReviewOf } from '../state/review.tsx';
import { endpointName } from './endpoint-name.ts';

const LINK = 'link-from ';

const findOf = (ref: Ref, name: string): Find => ({
  key: `command:${LINK}${ref}`,
  kind: 'command',
  id: `${LINK}${ref}`,
  name: `Link ${name}…`,
  words: 'To a recommendation, a response, a commitment, a note, an answer, a theme, a source or a decision',
});

/** The commands that make links, for the search to find: from the amendment being worked on, and the provision one is at. */
export function useLinkFinds(here: Pid | null): {
  readonly finds: readonly Find[];
  /** Runs one of them; false where the id is another command's. */
  readonly run: (id: string) => boolean;
} {
  const active = useReviewOf(({ bench }) => bench.active);
  const names = useReviewOf((review) => (here === null ? '' : endpointName(review, `provision:${here}`)));
  const start = useLinking();
  const finds = useMemo(
    () => [
      ...(active === null ? [] : [findOf(`amendment:${active}`, active)]),
      ...(here === null ? [] : [findOf(`provision:${here}`, names)]),
    ],
    [active, here, names],
  );
  return {
    finds,
    run: (id) => {
      if (!id.startsWith(LINK)) return false;
      requestAnimationFrame(() => start({ from: id.slice(LINK.length) as Ref }));
      return true;
    },
  };
}
