import { cite, parseCitation } from '../../../core/act/citation.ts';
import { termsIn } from '../../../core/act/terms.ts';
import { indexTree, type Provision, walk } from '../../../core/act/tree.ts';
import { textWithInsertions } from '../../../core/amend/commands/command.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { once } from '../../../core/base/once.ts';
import { describeRecommendation, recommendationName } from '../../../core/evidence/describe.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import type { CommandFind, Find } from '../../state/window/find.ts';

const findsByRoot = new WeakMap<Provision, readonly Find[]>();

/** Provisions of these kinds have no number of their own. Their children are searched instead. */
const UNSEARCHED_KINDS = new Set<Provision['kind']>(['act', 'quotation', 'block']);

const provisionFind = (provision: Provision, name: string): Find => ({
  key: `provision:${provision.pid}`,
  kind: 'provision',
  id: provision.pid,
  name,
  words: [provision.heading, provision.intro, provision.content, provision.wrapUp].filter(Boolean).join(' '),
  defines: termsIn(provision).map(({ term }) => term),
});

function provisionFinds(root: Provision): readonly Find[] {
  const cachedFinds = findsByRoot.get(root);
  if (cachedFinds) return cachedFinds;
  const finds = [...walk(root)]
    .filter(({ kind }) => !UNSEARCHED_KINDS.has(kind))
    .map((provision) => provisionFind(provision, cite(root, provision.pid)));
  findsByRoot.set(root, finds);
  return finds;
}

/** The provisions that amendments insert, cited by their numbers in the text with all amendments applied. */
function insertedFinds(root: Provision, amendments: readonly Amendment[]): readonly Find[] {
  const text = textWithInsertions({ base: root, amendments });
  if (text === root) return [];
  const { byPid } = indexTree(root);
  return [...walk(text)]
    .filter(({ pid, kind }) => !byPid.has(pid) && !UNSEARCHED_KINDS.has(kind))
    .map((provision) => provisionFind(provision, `${cite(text, provision.pid)} (inserted)`));
}

/** Returns a function that finds the provision a typed citation names, in the Act or among inserted provisions. */
export function citationFinder(
  root: Provision,
  amendments: readonly Amendment[],
): (typed: string) => string | null {
  const amended = once(() => textWithInsertions({ base: root, amendments }));
  return (typed) => {
    const pid = parseCitation(root, typed) ?? parseCitation(amended(), typed);
    return pid === null ? null : `provision:${pid}`;
  };
}

/** Every item of a review that can be found by name, in the order of the search results. */
export function reviewFinds(
  root: Provision,
  amendments: readonly Amendment[],
  evidence: Evidence,
): readonly Find[] {
  return [
    ...amendments.map((amendment) => ({
      key: `amendment:${amendment.id}`,
      kind: 'amendment' as const,
      id: amendment.id,
      name: `${amendment.id} ${titleOf(amendment)}`,
      words: [amendment.purpose, amendment.reason].filter(Boolean).join(' '),
    })),
    ...insertedFinds(root, amendments),
    ...provisionFinds(root),
    ...evidence.recommendations.map((recommendation) => ({
      key: `recommendation:${recommendation.id}`,
      kind: 'recommendation' as const,
      id: recommendation.id,
      name: recommendationName(recommendation),
      words: describeRecommendation(recommendation),
    })),
    ...evidence.notes.map((note) => ({
      key: `note:${note.id}`,
      kind: 'note' as const,
      id: note.id,
      name: `${note.id}, ${note.organisation || note.author}`,
      words: note.text,
    })),
  ];
}

const lower = (text: string): string => text.toLocaleLowerCase('en-GB');

/** Whether a name starts with what was typed as a whole number or word: "2" does not match "2A". */
const startsWithWhole = (name: string, typed: string): boolean =>
  name.startsWith(typed) && !/^[0-9a-z]/.test(name.slice(typed.length));

const CITED_SCORE = 5;
const DEFINES_SCORE = 3.5;

/** Scores how closely a name matches what was typed, from 0 (not contained) to 4 (equal). */
function closeness(name: string, typed: string): number {
  const short = name.replace(/^section /, '');
  if (name === typed || short === typed) return 4;
  if (startsWithWhole(name, typed) || startsWithWhole(short, typed)) return 3;
  return name.includes(typed) ? 2 : 0;
}

type NamedFind = Find | CommandFind;

const namesOf = (find: NamedFind): readonly string[] =>
  [find.name, ...('alsoCalled' in find ? find.alsoCalled : [])].map(lower);

/** The opening words of a question typed into the search box ("how do I …"), which are ignored. */
const QUESTION_OPENING =
  /^(?:(?:how|where) (?:do|can) (?:i|we|you)|how to|where (?:is|are)|i want to) +|\?$/g;
const ARTICLE = /^(?:the|an?|my) +/;

interface NameSearch {
  /** The maximum number of results. */
  readonly limit: number;
  /** The key of the provision that the typed text cites; null if the text is not a citation. */
  readonly cited?: string | null;
}

/** Finds items by name, best match first, and commands whose description contains every word typed. Full-text matches
 * are left to `useSearch`, which takes longer. */
export function findByName(
  finds: readonly NamedFind[],
  text: string,
  { limit, cited = null }: NameSearch,
): readonly NamedFind[] {
  const typed = lower(text.trim()).replaceAll(QUESTION_OPENING, '').replace(ARTICLE, '').trim();
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return finds
    .map((find, at) => {
      const names = namesOf(find);
      const score = Math.max(...names.map((name) => closeness(name, typed)));
      const isDefinition = find.defines?.some((term) => lower(term) === typed);
      const bestScore =
        find.key === cited ? CITED_SCORE : isDefinition ? Math.max(score, DEFINES_SCORE) : score;
      return { find, names, at, near: bestScore };
    })
    .filter(({ find, names, near }) => {
      if (near > 0 || find.kind !== 'command') return near > 0;
      const searchText = [...names, lower(find.words)].join(' ');
      return words.every((word) => searchText.includes(word));
    })
    .sort((a, b) => b.near - a.near || a.at - b.at)
    .slice(0, limit)
    .map(({ find }) => find);
}
