import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { citationsIn, titleKey } from '../../../core/act/references/citations.ts';
import { FIELDS, indexTree, type Kind, type Provision, walk } from '../../../core/act/tree.ts';
import type { CitationRow, DivisionRow } from './tables.ts';

const DIVISIONS: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

/** The words of a provision with all that is in it, as they are read. */
function wordsOf(node: Provision): string {
  const own = FIELDS.filter((field) => field !== 'wrapUp' && field !== 'heading').map((field) => node[field]);
  return [...own, ...node.children.map((child) => `${child.heading} ${wordsOf(child)}`), node.wrapUp]
    .filter((words) => words.trim() !== '')
    .join(' ');
}

/** What is searched: each section and paragraph of a Schedule; of what has neither, each provision that has words itself. */
function divisionsOf(root: Provision): readonly Provision[] {
  const found: Provision[] = [];
  const visit = (node: Provision): void => {
    if (DIVISIONS.has(node.kind)) found.push(node);
    else {
      const isSaid = [node.intro, node.content, node.wrapUp].some((words) => words !== '');
      const isLeaf = !node.children.some((child) => holdsDivision(child));
      if (isSaid && isLeaf) found.push(node);
      else for (const child of node.children) visit(child);
    }
  };
  const holdsDivision = (node: Provision): boolean =>
    DIVISIONS.has(node.kind) || node.children.some(holdsDivision);
  visit(root);
  return found;
}

/** A text's divisions, for the search. */
export const divisionRows = (key: string, { root }: Instrument): readonly Omit<DivisionRow, 'place'>[] =>
  divisionsOf(root).map((node) => ({
    key,
    pid: node.pid,
    cite: cite(root, node.pid),
    heading: node.heading,
    words: wordsOf(node),
  }));

/** What a text cites of others. */
export function citationRows(key: string, { root, title }: Instrument): readonly CitationRow[] {
  const { byPid } = indexTree(root);
  const found = citationsIn(root, title);
  // What shares a mention with others stands close by in one field: "section 4 or 4A".
  const isSaidAlone = (at: number): boolean => {
    const own = found[at];
    if (!own || own.range) return false;
    const rest = own.names.slice(own.names.indexOf(' of '));
    return ![found[at - 1], found[at + 1]].some(
      (near) =>
        near &&
        near.pid === own.pid &&
        near.field === own.field &&
        near.cites.path.length === own.cites.path.length &&
        near.cites.path.length > 0 &&
        near.names.endsWith(rest) &&
        Math.abs(near.from - own.from) < 60,
    );
  };
  return found.map(({ pid, field, from, to, cites }, at) => ({
    key,
    act: titleKey(cites.act),
    pid,
    cite: cite(root, pid),
    field,
    text: byPid.get(pid)?.[field] ?? '',
    from,
    to,
    path: JSON.stringify(cites.path),
    several: isSaidAlone(at) ? 0 : 1,
    amends: cites.amends ? 1 : 0,
  }));
}

/** How many provisions a text has. */
export const provisionCount = ({ root }: Instrument): number => [...walk(root)].length;
