import type { Provision } from '../../../act/tree.ts';
import type { LabelRange, ReadItem, SourceRef } from '../syntax.ts';
import type { Cursor } from './cursor.ts';
import type { Memory, Place } from './finish.ts';
import type { Frame } from './operations.ts';
import { type Said, say } from './sentence.ts';
import { collectTitles, type Titles } from './titles.ts';
import { type Piece, tokenise } from './tokens.ts';

export interface ReadOptions {
  /** The Act that the words are about, where they are about one: its title, and what it is called for short. */
  readonly act?: { readonly title: string; readonly shortNames: readonly string[] };
  /** What the text's own sections are cited as. "clause" for a Bill; unless given, "section". */
  readonly cites?: 'section' | 'clause';
}

/** Deeper than any instrument: what is nested further is reported instead of read. */
const DEEPEST = 100;

/** A provision's own words in reading order, with its quotations and the place of its numbered children. */
function piecesOf(node: Provision): readonly Piece[] {
  const pieces: Piece[] = [{ text: node.intro }, { text: node.content }];
  let listed = false;
  for (const child of node.children) {
    if (child.kind === 'quotation') pieces.push({ block: child }, { text: child.wrapUp });
    else if (!listed) {
      pieces.push({ list: true });
      listed = true;
    }
  }
  pieces.push({ text: node.wrapUp });
  return pieces.filter((piece) => !('text' in piece) || piece.text !== '');
}

function cursorOf(node: Provision, titles: Titles): Cursor {
  return { ...tokenise(piecesOf(node)), at: 0, titles, nesting: 0 };
}

/** A provision's own words as one text, quotations left out: what `from` and `to` of a SourceRef count in. */
export const ownWords = (node: Provision): string => tokenise(piecesOf(node)).text;

/** Everything outside quotations, in document order. */
function* outsideQuotations(root: Provision): Generator<Provision> {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const child of node.children.toReversed()) if (child.kind !== 'quotation') rest.push(child);
  }
}

/** Whether a provision's words could define a short name of an Act: most can't, and need not be looked through. */
const mayName = ({ intro, content }: Provision): boolean =>
  [intro, content].some((text) => text.includes('“') && (text.includes('(') || text.includes('means')));

interface Walk {
  readonly titles: Titles;
  readonly cites: 'section' | 'clause';
  readonly items: ReadItem[];
  memory: Memory;
}

/** How a provision is cited in its own text: `clause 1(2)(a)`, `Schedule 1 paragraph 3(2)`. */
function citeOf(node: Provision, above: string, cites: string): string {
  if (node.kind === 'section') return `${node.unit ?? cites} ${node.num}`.trim();
  if (node.kind === 'schedule') return node.num.replace(/^(?:the )?schedule$/i, 'the Schedule');
  if (node.kind === 'scheduleParagraph') return `${above} paragraph ${node.num}`.trim();
  if (/^\(/.test(node.num)) return above + node.num;
  return above;
}

/** Which children a sentence opens, by their place among them: all after it, or those whose numbers it names. */
function opened(
  siblings: readonly Provision[],
  at: number,
  only: readonly LabelRange[] | null,
): ReadonlySet<number> | null {
  if (!only) return null;
  const found = new Set<number>();
  const indexOf = (label: readonly string[]) => siblings.findIndex(({ num }) => num === label.join(''));
  for (const { from, to } of only) {
    const first = indexOf(from);
    const last = to ? indexOf(to) : first;
    if (first < 0 || last < first) return null;
    for (let index = first; index <= last; index++) found.add(index);
  }
  return [...found].some((index) => index > at) ? found : null;
}

interface Opening {
  readonly places: readonly Place[];
  readonly only: ReadonlySet<number> | null;
  readonly outer: readonly Place[];
}

function readNode(
  walk: Walk,
  node: Provision,
  places: readonly Place[],
  above: string,
  depth: number,
  frame?: Frame,
): Said['opens'] {
  const cite = citeOf(node, above, walk.cites);
  const c = cursorOf(node, walk.titles);
  const source = (from: number, to: number): SourceRef => ({
    pid: node.pid,
    eid: node.eid ?? '',
    cite,
    from,
    to,
    text: c.text.slice(from, to),
  });
  if (depth > DEEPEST) {
    walk.items.push({
      read: false,
      source: source(0, c.text.length),
      context: [],
      reason: 'Nested too deep to be read',
    });
    return undefined;
  }
  const said = say(c, places, walk.memory, frame);
  walk.memory = said.memory;
  for (const { from, to, ...item } of said.items) walk.items.push({ ...item, source: source(from, to) });
  let opening: Opening = { places: said.inside, only: null, outer: said.inside };
  for (const [at, child] of node.children.entries()) {
    if (child.kind === 'quotation') continue;
    const inside = !opening.only || opening.only.has(at) ? opening.places : opening.outer;
    const opens = readNode(walk, child, inside, cite, depth + 1, said.frame);
    if (opens) opening = { places: opens.places, only: opened(node.children, at, opens.only), outer: inside };
  }
  const hasOwn = node.children.some(({ kind }) => kind !== 'quotation');
  return hasOwn ? undefined : said.opens;
}

/**
 * Reads what a text says is to be done to other texts (drafting-conventions.md §3.6): one item for each operation, in
 * document order, with its place whole, and one for all that amends, or seems to, and can't be read. `root` may be a
 * whole Bill or Act, or one provision. Nothing is looked up in any Act: an item's places are what the words name.
 * In an instruction, the steps of any location follow those of its context. Never throws on words of any kind.
 */
export function readInstructions(root: Provision, options: ReadOptions = {}): readonly ReadItem[] {
  const given = new Map(
    (options.act?.shortNames ?? []).map((name) => [
      name.replace(/^the\s+/i, '').toLowerCase(),
      options.act?.title ?? name,
    ]),
  );
  const cursors = function* () {
    for (const node of outsideQuotations(root)) if (mayName(node)) yield cursorOf(node, given);
  };
  const titles = collectTitles(cursors(), given);
  const walk: Walk = { titles, cites: options.cites ?? 'section', items: [], memory: { named: [] } };
  readNode(walk, root, [[]], '', 0);
  return walk.items;
}
