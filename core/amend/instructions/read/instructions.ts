import type { TextReference } from '../../../act/text-reference.ts';
import type { Pid, Provision } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { LabelRange, ReadItem, SourceRef } from '../syntax.ts';
import { type Cursor, cursorOver, type Titles } from './cursor.ts';
import type { Memory } from './finish.ts';
import { inWords, MOST } from './limits.ts';
import {
  endPromises,
  keepPromises,
  known,
  NOTHING_FOLLOWS,
  type NoAmendment,
  type Promised,
} from './promises.ts';
import type { Lost, ReadProvision, Sentence } from './reading-state.ts';
import { dependOn, refersBack, withholdItems } from './refers-back.ts';
import { readSentence, type Under } from './sentence.ts';
import { sentencesOf, type TableDriven, tableDriven, tableFor } from './table-driven.ts';
import { collectTitles } from './titles.ts';
import { type Piece, tokenise } from './tokens.ts';
import { saysWhatFollows } from './unread.ts';

/** What is known of a text besides its words. */
interface ReadOptions {
  /** The Act that the words are about, where they are about one: its title, and what it is called for short. */
  readonly act?: { readonly title: string; readonly shortNames: readonly string[] };
  /** What the text's own sections are cited as. "clause" for a Bill; unless given, "section". */
  readonly cites?: 'section' | 'clause';
  /** References that its file carries as data on its words. */
  readonly references?: readonly TextReference[];
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

type Tokenised = ReturnType<typeof tokenise>;

/** A provision's own words as one text, quotations left out: what `from` and `to` of a SourceRef count in. */
export const ownWords = (node: Provision): string => tokenise(piecesOf(node)).text;

/** How much is quoted of words that are not read because there are too many. */
const QUOTED = 200;

/** How a provision's own words begin, without looking at the rest. */
function firstWords(node: Provision): string {
  const pieces: Piece[] = [];
  let left = QUOTED;
  for (const piece of piecesOf(node)) {
    if (left <= 0) break;
    pieces.push('text' in piece ? { text: piece.text.slice(0, left) } : piece);
    if ('text' in piece) left -= piece.text.length;
  }
  return tokenise(pieces).text;
}

/** How long a provision's own words are, or a little less. */
const lengthOf = ({ intro, content, wrapUp, children }: Provision): number =>
  children.reduce(
    (sum, child) => sum + (child.kind === 'quotation' ? child.wrapUp.length : 0),
    intro.length + content.length + wrapUp.length,
  );

const isTooLong = (node: Provision): boolean => lengthOf(node) > MOST.inOne;

/** Everything outside quotations, in document order. */
function* outsideQuotations(root: Provision): Generator<Provision> {
  const rest = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    for (const child of node.children.toReversed()) if (child.kind !== 'quotation') rest.push(child);
  }
}

/** How many of a text's words are kept taken apart for when they are read: to do it again takes time, and no memory. */
const MOST_MADE = 200_000;

/** Whether a provision's words could define a short name of an Act: most can't, and need not be looked through. */
const mayName = ({ intro, content }: Provision): boolean =>
  [intro, content].some((text) => text.includes('“') && (text.includes('(') || text.includes('means')));

/** All that is read of a text: what is done to Acts or seems to be, and what else is said of them. */
export interface ReadText {
  readonly items: readonly ReadItem[];
  readonly noAmendments: readonly NoAmendment[];
  /** There are more of either than `MOST.instructions`: the rest was not read. */
  readonly isCut: boolean;
}

interface Walk {
  readonly root: Provision;
  /** Tables whose entries are read as what a sentence does with each. */
  readonly driving: Set<Provision>;
  /** What has been taken apart already, in looking for what the text calls Acts. */
  readonly made: ReadonlyMap<Provision, Tokenised>;
  readonly titles: Titles;
  readonly cites: 'section' | 'clause';
  readonly references: ReadonlyMap<Pid, readonly TextReference[]>;
  readonly items: ReadItem[];
  readonly noAmendments: NoAmendment[];
  readonly promises: Promised[];
  memory: Memory;
}

/** The references on a provision's first words, by their place in its own: its opening words, or all that it has. */
function referencesOn({ references }: Walk, { pid, intro }: Provision): readonly TextReference[] {
  const first = intro === '' ? 'content' : 'intro';
  return (references.get(pid) ?? []).filter(({ field }) => field === first);
}

/** Whether so much was read that the rest need not be. */
const isFull = ({ items, noAmendments, promises }: Walk): boolean =>
  [items, noAmendments, promises].some(({ length }) => length > MOST.instructions);

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

/** What a provision says of those after it: where they are, or words that could not be read. */
type Opens = ReadProvision['opens'] | Lost;

interface Opening {
  readonly under: Under;
  readonly only: ReadonlySet<number> | null;
  readonly outer: Under;
}

/** How much of the end of words that are too long is looked at for what they say of those after them. */
const LOOKED_AT = 500;

/** How a provision's own words end, without looking at the rest. */
function endOfWords(node: Provision): string {
  const last = piecesOf(node).findLast((piece) => 'text' in piece);
  return last && 'text' in last ? last.text.slice(-LOOKED_AT) : '';
}

/** Reports a provision that is not read, of the Act that it stands under. What is in it may be meant for anywhere. */
function readTooLong(walk: Walk, node: Provision, under: Under, cite: string, depth: number): Opens {
  const text = firstWords(node).trimEnd();
  const source = { pid: node.pid, eid: node.eid ?? '', cite, from: 0, to: text.length, text };
  const reason = `Too long to be read: over ${inWords(MOST.inOne)} characters in one paragraph`;
  const [context = []] = under.places;
  walk.items.push({ read: false, source, context, reason });
  const [act] = context;
  const lost: Lost = { words: text.replace(/\s+/g, ' '), act: act?.type === 'act' ? [act] : [] };
  readChildren(walk, node, { inside: under.places, lost }, under, cite, depth);
  const hasOwn = node.children.some(({ kind }) => kind !== 'quotation');
  return !hasOwn && saysWhatFollows(endOfWords(node)) ? lost : undefined;
}

function readNode(walk: Walk, node: Provision, under: Under, above: string, depth: number): Opens {
  if (isFull(walk) || walk.driving.has(node)) return undefined;
  const cite = citeOf(node, above, walk.cites);
  if (isTooLong(node) && depth <= DEEPEST) return readTooLong(walk, node, under, cite, depth);
  const c = cursorOver(
    walk.made.get(node) ?? tokenise(piecesOf(node)),
    walk.titles,
    referencesOn(walk, node),
  );
  const source = (from: number, to: number): SourceRef => ({
    pid: node.pid,
    eid: node.eid ?? '',
    cite,
    from,
    to,
    text: c.text.slice(from, to),
  });
  if (depth > DEEPEST) {
    const reason = 'Nested too deep to be read';
    const [context = []] = under.places;
    walk.items.push({ read: false, source: source(0, Math.min(c.text.length, QUOTED)), context, reason });
    return undefined;
  }
  const driven = tableDriven(c.text);
  if (driven) {
    readEntries(walk, node, under, driven, source(0, c.text.length));
    return undefined;
  }
  const said = readSentence(c, under, walk.memory);
  walk.memory = said.memory;
  const items = said.items.map(({ from, to, ...item }): ReadItem => ({ ...item, source: source(from, to) }));
  const before = walk.items.length;
  const list = c.tokens.find(({ kind }) => kind === 'list')?.from ?? Number.POSITIVE_INFINITY;
  walk.items.push(...items.filter(({ source: { from } }) => from < list));
  const promised = walk.promises.length;
  const others: Sentence[] = [];
  let earlier = 0;
  for (const sentence of said.sentences) {
    const { type, from, to } = sentence;
    if (type === 'says' || type === 'leads') {
      others.push(sentence);
      continue;
    }
    // What was done before a sentence in its own paragraph is not what it says is to follow.
    while ((items[earlier]?.source.from ?? list) < Math.min(from, list)) earlier++;
    walk.promises.push({ source: source(from, to), sentence, at: before + earlier, end: null });
  }
  const hasOwn = node.children.some(({ kind }) => kind !== 'quotation');
  const below = readChildren(walk, node, said, under, cite, depth);
  if (said.closing) dependOn(walk.items, before, said.closing);
  // What the closing words say is done after what the paragraphs before them say.
  const after = items.filter(({ source: { from } }) => from >= list);
  if (refersBack(after[0])) withholdItems(walk.items, before, walk.items.length);
  walk.items.push(...after);
  if (hasOwn && node.kind !== 'crossheading') endPromises(walk, promised);
  for (const { type, from, to, hasList, acts } of others) {
    const at = { source: source(from, to), acts };
    if (hasList && walk.items.length > before) continue;
    if (type === 'leads' && !hasList)
      walk.items.push({ read: false, source: at.source, context: acts[0] ?? [], reason: NOTHING_FOLLOWS });
    else if (acts.length > 0) walk.noAmendments.push({ ...at, acts: known(acts) });
  }
  // A cross-heading is no division: what is opened under "Introductory" goes on under the next.
  if (node.kind === 'crossheading') return below;
  return hasOwn ? undefined : (said.opens ?? said.lost);
}

/** Reads what a sentence does with each entry of a table, as if it were said of each by itself. */
function readEntries(
  walk: Walk,
  node: Provision,
  under: Under,
  driven: TableDriven,
  source: SourceRef,
): void {
  const table = tableFor(walk.root, node, driven);
  const [context = []] = under.places;
  const cant = (reason: string): void => {
    walk.items.push({ read: false, source, context, reason });
  };
  if (!table.ok) {
    cant(`It does something with each entry of a table, and ${table.error.message}`);
    return;
  }
  walk.driving.add(table.value);
  for (const said of sentencesOf(table.value, driven)) {
    if ('reason' in said) {
      cant(said.reason);
      continue;
    }
    const { items } = readSentence(
      cursorOver(tokenise([{ text: said.sentence }]), walk.titles),
      under,
      walk.memory,
    );
    if (items.length === 0) cant(`An entry of the table could not be read: ${said.sentence}`);
    for (const { from: _, to: __, ...item } of items) walk.items.push({ ...item, source });
  }
}

/** Each child under what its parent says, and what those before it have opened; what is still open after the last. */
function readChildren(
  walk: Walk,
  node: Provision,
  said: Pick<ReadProvision, 'inside' | 'frame' | 'condition' | 'lost'>,
  under: Under,
  cite: string,
  depth: number,
): ReadProvision['opens'] {
  const above = said.lost ? { ...said.lost, isAbove: true } : under.lost?.isAbove ? under.lost : undefined;
  const outer: Under = { places: said.inside, frame: said.frame, condition: said.condition, lost: above };
  let opening: Opening = { under: outer, only: null, outer };
  let last: ReadProvision['opens'];
  const promised = walk.promises.length;
  let [earlier, start] = [walk.items.length, walk.items.length];
  for (const [at, child] of node.children.entries()) {
    if (child.kind === 'quotation') continue;
    if (refersBack(walk.items[start])) withholdItems(walk.items, earlier, start);
    [earlier, start] = [start, walk.items.length];
    const inside = !opening.only || opening.only.has(at) ? opening.under : opening.outer;
    const opens = readNode(walk, child, inside, cite, depth + 1);
    if (!opens) continue;
    if ('words' in opens) {
      // What is said of those after it is not known, until another opens.
      opening = {
        ...opening,
        under: { ...opening.under, lost: opening.under.lost ?? { ...opens, isAbove: false } },
      };
      continue;
    }
    last = opens.only ? undefined : opens;
    const { places, only, condition } = opens;
    opening = {
      under: { places, condition, lost: above },
      only: opened(node.children, at, only),
      outer: inside,
    };
  }
  if (refersBack(walk.items[start])) withholdItems(walk.items, earlier, start);
  if (node.kind !== 'crossheading') endPromises(walk, promised);
  return last;
}

/**
 * Reads what a text says is to be done to other texts (drafting-conventions.md §3.6): one item for each operation, in
 * document order, with its place whole, and one for all that amends, or seems to, and can't be read. `root` may be a
 * whole Bill or Act, or one provision. Nothing is looked up in any Act: an item's places are what the words name.
 * In an instruction, the steps of any location follow those of its context. Never throws on words of any kind.
 */
export function readText(root: Provision, options: ReadOptions = {}): ReadText {
  const given = new Map(
    (options.act?.shortNames ?? []).map((name) => [
      name.replace(/^the\s+/i, '').toLowerCase(),
      options.act?.title ?? name,
    ]),
  );
  const made = new Map<Provision, Tokenised>();
  let kept = 0;
  function* namingIn(): Generator<Cursor> {
    for (const node of outsideQuotations(root)) {
      if (!mayName(node) || isTooLong(node)) continue;
      const one = tokenise(piecesOf(node));
      kept += one.tokens.length;
      if (kept <= MOST_MADE) made.set(node, one);
      yield cursorOver(one, given);
    }
  }
  const titles = collectTitles(namingIn(), given);
  const walk: Walk = {
    root,
    driving: new Set(),
    made,
    titles,
    cites: options.cites ?? 'section',
    references: groupBy(options.references ?? [], ({ pid }) => pid),
    items: [],
    noAmendments: [],
    promises: [],
    memory: { named: [] },
  };
  readNode(walk, root, { places: [[]] }, '', 0);
  if (!isFull(walk)) keepPromises(walk, [...outsideQuotations(root)]);
  return { items: walk.items, noAmendments: walk.noAmendments, isCut: isFull(walk) };
}

/** What a text says is to be done, or seems to (`readText`). */
export const readInstructions = (root: Provision, options: ReadOptions = {}): readonly ReadItem[] =>
  readText(root, options).items;
