import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { citationsIn } from '../../../core/act/references/citations.ts';
import { titleKey } from '../../../core/act/references/titles.ts';
import { FIELDS, indexTree, type Kind, type Provision, walk } from '../../../core/act/tree.ts';
import { findTerm } from '../../../core/act/uses.ts';
import type { CitationRow, DivisionRow } from './tables.ts';

/** The kinds of provision that are a division of their own. */
const DIVISIONS: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

/** The words of a provision and its children in reading order, without its own heading. */
function wordsOf(node: Provision): string {
  const ownWords = FIELDS.filter((field) => field !== 'wrapUp' && field !== 'heading').map(
    (field) => node[field],
  );
  return [...ownWords, ...node.children.map((child) => `${child.heading} ${wordsOf(child)}`), node.wrapUp]
    .filter((words) => words.trim() !== '')
    .join(' ');
}

/**
 * The divisions of a text, which a search finds: each section and paragraph of a Schedule. In a part of the
 * text without these, each provision that has words itself is a division.
 */
function divisionsOf(root: Provision): readonly Provision[] {
  const divisions: Provision[] = [];
  const visit = (node: Provision): void => {
    if (DIVISIONS.has(node.kind)) divisions.push(node);
    else {
      const hasOwnWords = [node.intro, node.content, node.wrapUp].some((words) => words !== '');
      const isLeaf = !node.children.some((child) => containsDivision(child));
      if (hasOwnWords && isLeaf) divisions.push(node);
      else for (const child of node.children) visit(child);
    }
  };
  const containsDivision = (node: Provision): boolean =>
    DIVISIONS.has(node.kind) || node.children.some(containsDivision);
  visit(root);
  return divisions;
}

/** The rows of the search index for a text. */
export const divisionRows = (key: string, { root }: Instrument): readonly Omit<DivisionRow, 'place'>[] =>
  divisionsOf(root).map((node) => ({
    key,
    pid: node.pid,
    cite: cite(root, node.pid),
    heading: node.heading,
    words: wordsOf(node),
  }));

/** Words that mark a definition by reference to another Act. */
const DEFINITION_WORDS = /\bmeanings?\b|\bdefined\b|\bconstrued\b|\binterpret/i;
/** A term in quotation marks, of at most 100 characters. */
const QUOTED_TERM = /[“"‘]([^“”"‘’]{1,100})[”"’]/g;
/** The most divisions listed for one term, because nobody checks more one by one. */
const MAX_USES = 20;

/** The quoted terms that a field defines by reference to another Act, each with the divisions that use the term. */
function adoptedTerms(words: string, divisions: readonly Provision[]) {
  if (!DEFINITION_WORDS.test(words)) return [];
  const terms = [...new Set([...words.matchAll(QUOTED_TERM)].map(([, term = '']) => term))];
  return terms.map((term) => ({
    term,
    usedIn: divisions
      .filter((node) => findTerm(`${node.heading} ${wordsOf(node)}`, term).length > 0)
      .map((node) => node.pid)
      .slice(0, MAX_USES),
  }));
}

/** The rows of the index for a text's citations of other Acts. */
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
      adoptedTerms(byPid.get(pid)?.[field] ?? '', divisions).map(({ term, usedIn }) => ({
        term,
        usedIn: usedIn.map((usingPid) => cite(root, usingPid)),
      })),
    ),
  }));
}

/** The number of provisions in a text. */
export const provisionCount = ({ root }: Instrument): number => [...walk(root)].length;
