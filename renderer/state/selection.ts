import type { Provision } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import { chooseCompatible, type LeftOut } from '../../core/amend/clash.ts';

/** Which amendments the text shows, and which it can't because another one shown changes the same words. */
export interface Chosen {
  readonly shown: readonly Amendment[];
  /** Wanted, but alternatives to some that are shown. */
  readonly alternatives: readonly LeftOut[];
}

/** Whether an amendment can be among those shown at all. */
export const isLive = ({ state }: Pick<Amendment, 'state'>): boolean => state !== 'withdrawn';

/**
 * What the text shows of the amendments a reader wants. The one being worked on comes first: what clashes with it
 * gives way. Those shown keep the order of their numbers.
 */
export function choose(
  base: Provision,
  amendments: readonly Amendment[],
  hidden: ReadonlySet<string>,
  active: string | null,
): Chosen {
  const wanted = amendments.filter((amendment) => isLive(amendment) && !hidden.has(amendment.id));
  const first = wanted.filter(({ id }) => id === active);
  const rest = wanted.filter(({ id }) => id !== active);
  const { chosen, leftOut } = chooseCompatible(base, [...first, ...rest]);
  const kept = new Set(chosen.map(({ id }) => id));
  return { shown: wanted.filter(({ id }) => kept.has(id)), alternatives: leftOut };
}
