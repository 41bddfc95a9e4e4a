import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Drafted } from '../edits/edit-index.ts';
import type { Where } from './inserted.ts';
import { withInsertions } from './with-insertions.ts';

/** The term that a definition defines: the first words it quotes; null when it quotes none. */
export const termOf = (definition: Provision): string | null =>
  /“([^”]+)”/.exec(definition.intro || definition.content)?.[1] ?? null;

/** A term as it is sorted: without "the", capitals, accents and punctuation (drafting-conventions.md §6 D11). */
const sortKey = (term: string): string =>
  term
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ');

/** Whether an entry of a list of definitions defines a term: its first words are, or lead to, what it quotes. */
export const definesTerm = (entry: Pick<Provision, 'kind' | 'intro' | 'content'>): boolean =>
  entry.kind === 'definition' && /^(?:[^\s“]+\s+){0,4}“/.test((entry.intro || entry.content).trim());

/** Whether one term comes before another in a list of definitions. */
export const comesBefore = (a: string, b: string): boolean => sortKey(a) < sortKey(b);

/**
 * Where in a provision that holds definitions a new one belongs: at its alphabetical place, the definitions that
 * amendments insert counted (drafting-conventions.md §1.3 R1.8, §2.1 N12). After the last that does not come after it
 * in a list that is in order, before the first that does in one that isn't; after everything else where there is no
 * definition yet. Null when there is no such provision.
 */
export function definitionPlace(
  base: Provision,
  amendments: readonly Drafted[],
  parent: Pid,
  term: string,
): Where | null {
  const holder = indexTree(withInsertions(base, amendments)).byPid.get(parent);
  if (!holder) return null;
  const { children } = holder;
  const isAfter = (child: Provision) => {
    const other = child.kind === 'definition' ? termOf(child) : null;
    return other !== null && comesBefore(term, other);
  };
  const next = children.findIndex(isAfter);
  // What defines no term stands in no alphabetical order, and after those that do.
  const last = children.findLastIndex(definesTerm);
  const before = next >= 0 ? children[next - 1] : (children[last] ?? children.at(-1));
  return before ? { after: before.pid } : { firstIn: parent };
}
