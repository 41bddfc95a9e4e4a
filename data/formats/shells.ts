import { type Pid, type Provision, walk } from '../../core/act/tree.ts';

/**
 * The repealed provisions whose number stays in use. They are printed with a row of dots, which is not part of the text
 * (drafting-conventions.md §2.1 N1).
 */
export const shellsOf = (root: Provision): ReadonlySet<Pid> =>
  new Set([...walk(root)].flatMap(({ pid, repealed }) => (repealed ? [pid] : [])));
