import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Drafted } from '../edits/edit-index.ts';
import type { Where } from './with-inserted.ts';
import { withInsertions } from './with-insertions.ts';

/** The term that a definition defines: the first quoted words. Null when nothing is quoted. */
export const termOf = (definition: Pick<Provision, 'intro' | 'content'>): string | null =>
  /“([^”]+)”/.exec(definition.intro || definition.content)?.[1] ?? null;

/** The sort key of a term: no "the", capitals, accents or punctuation. Check D11 (order of definitions) sorts by it, too. */
const sortKey = (term: string): string =>
  term
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ');

/** An entry of a list of definitions, with its words as the draft has them. */
export type ListEntry = Pick<Provision, 'kind' | 'intro' | 'content'>;

/** Whether a list entry defines a term: it quotes words after at most four others. */
const definesTerm = ({ kind, intro, content }: ListEntry): boolean =>
  kind === 'definition' && /^(?:[^\s“]+\s+){0,4}“/.test((intro || content).trim());

/** Whether one term comes before another in a list of definitions. */
export const comesBefore = (a: string, b: string): boolean => sortKey(a) < sortKey(b);

/**
 * The index at which a new definition belongs in a list (drafting-conventions.md §1.3, §2.1). It goes before
 * the first definition whose term sorts after its own, else after the last one that defines a term. Entries without a
 * term stand after the alphabetical ones. Where there is no definition yet, it goes after everything else.
 */
export function positionInList(entries: readonly ListEntry[], term: string): number {
  const next = entries.findIndex((definition) => {
    const listedTerm = definition.kind === 'definition' ? termOf(definition) : null;
    return listedTerm !== null && comesBefore(term, listedTerm);
  });
  if (next >= 0) return next;
  const last = entries.findLastIndex(definesTerm);
  const start = entries.findIndex(({ kind }) => kind === 'definition');
  return last >= 0 ? last + 1 : start >= 0 ? start : entries.length;
}

/**
 * The place of a new definition in a provision, among its definitions and those that amendments insert. Null when there
 * is no such provision.
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
