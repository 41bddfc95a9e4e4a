import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Drafted } from '../edits/edit-index.ts';
import type { Where } from './with-inserted.ts';
import { withInsertions } from './with-insertions.ts';

/** The term that a definition defines: the first words it quotes; null when it quotes none. */
export const termOf = (definition: Pick<Provision, 'intro' | 'content'>): string | null =>
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

/** An entry of a list of definitions, in the words that it has by now. */
export type ListEntry = Pick<Provision, 'kind' | 'intro' | 'content'>;

/** Whether an entry of a list of definitions defines a term: its first words are, or lead to, what it quotes. */
const definesTerm = (entry: ListEntry): boolean =>
  entry.kind === 'definition' && /^(?:[^\s“]+\s+){0,4}“/.test((entry.intro || entry.content).trim());

/** Whether one term comes before another in a list of definitions. */
export const comesBefore = (a: string, b: string): boolean => sortKey(a) < sortKey(b);

/**
 * The position among the entries of a list that the definition of a term belongs at (drafting-conventions.md §1.3 R1.8,
 * §2.1 N12): before the first that comes after it, else after the last that defines a term. What defines no term stands
 * in no alphabetical order, and after those that do. Where there is no definition yet, it goes after everything else.
 */
export function positionInList(entries: readonly ListEntry[], term: string): number {
  const next = entries.findIndex((definition) => {
    const own = definition.kind === 'definition' ? termOf(definition) : null;
    return own !== null && comesBefore(term, own);
  });
  if (next >= 0) return next;
  const last = entries.findLastIndex(definesTerm);
  const start = entries.findIndex(({ kind }) => kind === 'definition');
  return last >= 0 ? last + 1 : start >= 0 ? start : entries.length;
}

/**
 * Where in a provision that holds definitions a new one belongs, the definitions that amendments insert counted. Null
 * when there is no such provision.
 */
export function definitionPlace(
  base: Provision,
  amendments: readonly Drafted[],
  parent: Pid,
  term: string,
): Where | null {
  const holder = indexTree(withInsertions(base, amendments)).byPid.get(parent);
  if (!holder) return null;
  const before = holder.children[positionInList(holder.children, term) - 1];
  return before ? { after: before.pid } : { firstIn: parent };
}
