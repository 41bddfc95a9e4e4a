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

/** Headings and the groups of quoted structures are found by the provisions in them. */
const UNFOUND = new Set<Provision['kind']>(['act', 'quotation', 'block']);

const provisionFind = (provision: Provision, name: string): Find => ({
  key: `provision:${provision.pid}`,
  kind: 'provision',
  id: provision.pid,
  name,
  words: [provision.heading, provision.intro, provision.content, provision.wrapUp].filter(Boolean).join(' '),
  defines: termsIn(provision).map(({ term }) => term),
});

function provisionsOf(root: Provision): readonly Find[] {
  const cachedFinds = findsByRoot.get(root);
  if (cachedFinds) return cachedFinds;
  const finds = [...walk(root)]
    .filter(({ kind }) => !UNFOUND.has(kind))
    .map((provision) => provisionFind(provision, cite(root, provision.pid)));
  findsByRoot.set(root, finds);
  return finds;
}

/** What the amendments insert, by the numbers that it has in the text with all of them. */
function insertedIn(root: Provision, amendments: readonly Amendment[]): readonly Find[] {
  const text = textWithInsertions({ base: root, amendments });
  if (text === root) return [];
  const { byPid } = indexTree(root);
  return [...walk(text)]
    .filter(({ pid, kind }) => !byPid.has(pid) && !UNFOUND.has(kind))
    .map((provision) => provisionFind(provision, `${cite(text, provision.pid)} (inserted)`));
}

/** Finds what is typed as a citation, in whatever form: a provision of the Act, or one that an amendment puts in. */
export function citedIn(root: Provision, amendments: readonly Amendment[]): (typed: string) => string | null {
  const amended = once(() => textWithInsertions({ base: root, amendments }));
  return (typed) => {
    const pid = parseCitation(root, typed) ?? parseCitation(amended(), typed);
    return pid === null ? null : `provision:${pid}`;
  };
}

/** What has a name in a review, in the order in which it is shown. */
export function findsOf(
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
    ...insertedIn(root, amendments),
    ...provisionsOf(root),
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

/** Whether letters follow where a number ends: "2" is not what "2A" starts with. */
const begins = (name: string, typed: string): boolean =>
  name.startsWith(typed) && !/^[0-9a-z]/.test(name.slice(typed.length));

const CITED = 5;
const DEFINES = 3.5;

/** How near a name is to what was typed; 0 where it does not hold it. */
function closenessOf(name: string, typed: string): number {
  const short = name.replace(/^section /, '');
  if (name === typed || short === typed) return 4;
  if (begins(name, typed) || begins(short, typed)) return 3;
  return name.includes(typed) ? 2 : 0;
}

type NamedFind = Find | CommandFind;

const namesOf = (find: NamedFind): readonly string[] =>
  [find.name, ...('alsoCalled' in find ? find.alsoCalled : [])].map(lower);

/** How people begin what they ask of a search box: what they look for comes after it. */
const ASKING = /^(?:(?:how|where) (?:do|can) (?:i|we|you)|how to|where (?:is|are)|i want to) +|\?$/g;
const ARTICLE = /^(?:the|an?|my) +/;

interface Naming {
  /** How many to answer with. */
  readonly limit: number;
  /** The key of what was typed as a citation. */
  readonly cited?: string | null;
}

/**
 * What is named as was typed, nearest first, and the commands that hold every word: at most `most` of them, at once. What
 * only says so is for the search of everything, which takes a moment.
 */
export function findByName(
  finds: readonly NamedFind[],
  text: string,
  { limit, cited = null }: Naming,
): readonly NamedFind[] {
  const typed = lower(text.trim()).replaceAll(ASKING, '').replace(ARTICLE, '').trim();
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return finds
    .map((find, at) => {
      const names = namesOf(find);
      const near = Math.max(...names.map((name) => closenessOf(name, typed)));
      const isDefinition = find.defines?.some((term) => lower(term) === typed);
      const nearest = find.key === cited ? CITED : isDefinition ? Math.max(near, DEFINES) : near;
      return { find, names, at, near: nearest };
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
