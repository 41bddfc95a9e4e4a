import { type Pid, type Provision, walk } from '../../core/act/tree.ts';

/**
 * The provisions of which nothing is left but a number that stays taken: they are printed with a row of dots, which is
 * no part of the text (drafting-conventions.md §2.1 N1).
 */
export const shellsOf = (root: Provision): ReadonlySet<Pid> =>
  new Set([...walk(root)].flatMap(({ pid, repealed }) => (repealed ? [pid] : [])));
