import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { citationsIn } from '../../../core/act/references/citations.ts';
import { titleKey } from '../../../core/act/references/titles.ts';
import { FIELDS, indexTree, type Kind, type Provision, walk } from '../../../core/act/tree.ts';
import { findTerm } from '../../../core/act/uses.ts';
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
  const divisions: Provision[] = [];
  const visit = (node: Provision): void => {
    if (DIVISIONS.has(node.kind)) divisions.push(node);
    else {
      const isSaid = [node.intro, node.content, node.wrapUp].some((words) => words !== '');
      const isLeaf = !node.children.some((child) => holdsDivision(child));
      if (isSaid && isLeaf) divisions.push(node);
      else for (const child of node.children) visit(child);
    }
  };
  const holdsDivision = (node: Provision): boolean =>
    DIVISIONS.has(node.kind) || node.children.some(holdsDivision);
  visit(root);
  return divisions;
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

/** Words by which a text takes a meaning from elsewhere. */
const GIVES_MEANING = /\bmeanings?\b|\bdefined\b|\bconstrued\b|\binterpret/i;
const QUOTED = /[“"‘]([^“”"‘’]{1,100})[”"’]/g;
/** As many as a person would go through one by one. */
const MOST_USES = 20;

/** The terms that a field gives a meaning, each with the divisions of the text that use it. */
function adoptedBy(words: string, divisions: readonly Provision[]) {
  if (!GIVES_MEANING.test(words)) return [];
  const terms = [...new Set([...words.matchAll(QUOTED)].map(([, term = '']) => term))];
  return terms.map((term) => ({
    term,
    usedIn: divisions
      .filter((node) => findTerm(`${node.heading} ${wordsOf(node)}`, term).length > 0)
      .map((node) => node.pid)
      .slice(0, MOST_USES),
  }));
}

/** What a text cites of others. */
export function citationRows(key: string, { root, title }: Instrument): readonly CitationRow[] {
  const { byPid } = indexTree(root);
  const citations = citationsIn(root, title);
  const divisions = divisionsOf(root);

  return citations.map(({ pid, field, from, to, range, cites }) => ({
    key,
    act: titleKey(cites.act),
    pid,
    cite: cite(root, pid),
    field,
    text: byPid.get(pid)?.[field] ?? '',
    from,
    to,
    path: JSON.stringify(cites.path),
    range: range === null ? 0 : 1,
    amends: cites.amends ? 1 : 0,
    adopts: JSON.stringify(
      adoptedBy(byPid.get(pid)?.[field] ?? '', divisions).map(({ term, usedIn }) => ({
        term,
        usedIn: usedIn.map((used) => cite(root, used)),
      })),
    ),
  }));
}

/** How many provisions a text has. */
export const provisionCount = ({ root }: Instrument): number => [...walk(root)].length;
