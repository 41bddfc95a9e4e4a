import type { TextReference } from '../../../act/text-reference.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import { actNamedIn } from '../names-act.ts';
import type { LabelRange, ReadItem, Stretch } from '../syntax.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { isListed, readEntries, readTable, recordDrivenEntries } from './entries.ts';
import type { KnownLocation } from './finish.ts';
import { actOfHeading, isInstruction, isReference } from './headings.ts';
import { formatLimit, LIMITS } from './limits.ts';
import {
  endOfWords,
  firstWords,
  isTooLong,
  MAX_QUOTED_CHARACTERS,
  outsideQuotations,
  textPartsOf,
} from './own-words.ts';
import { endPromises, keepPromises } from './promises.ts';
import { putInBy, throughPutIn } from './put-in.ts';
import type { ReadProvision, Sentence, UnderAside, UnreadOpening } from './reading-state.ts';
import { closeList, refersBack, refuseItems } from './refers-back.ts';
import { NOWHERE, readSentence, type Under } from './sentence.ts';
import { accountOf, recordSentence, settleLead } from './stretches.ts';
import { tableDriven } from './table-driven.ts';
import { collectTitles } from './titles.ts';
import { tokenise } from './tokens.ts';
import { saysWhatFollows } from './unread.ts';
import { isMoreOf, type Place, refuse, sourceIn, type Tokenised, type Walk } from './walk.ts';
import { withholdWithdrawn } from './withdrawn.ts';

/** What is known of a text besides its words. */
interface ReadOptions {
  /** The Act that the words are about, if they are about one: its title and its short names. */
  readonly act?: { readonly title: string; readonly shortNames: readonly string[] };
  /** The word by which the text cites its own sections: "clause" for a Bill. The default is "section". */
  readonly cites?: 'section' | 'clause';
  /** References that the file has as data on its words. */
  readonly references?: readonly TextReference[];
}

/** Deeper than any instrument. Provisions nested deeper are reported, and not read. */
const MAX_DEPTH = 100;

/** The most tokens kept from the search for short names. Above this, words are tokenised again, which takes time but no memory. */
const MAX_TOKENS_KEPT = 200_000;

/** Whether a provision's words could define a short name of an Act. Most can't, and are not searched. */
const mayName = ({ intro, content }: Provision): boolean =>
  [intro, content].some((text) => text.includes('“') && (text.includes('(') || text.includes('means')));

/** The reading of a text: what is done to Acts or seems to be, and what each word is. */
export interface ReadText {
  readonly items: readonly ReadItem[];
  /** Each word outside quotations once, in the order of the text. */
  readonly account: readonly Stretch[];
  /** Whether there are more items than `LIMITS.instructions`, so that the rest was not read. */
  readonly isCut: boolean;
}

/** The references on a provision's opening words, or on its content if it has none. */
function referencesOn({ references }: Walk, { pid, intro }: Provision): readonly TextReference[] {
  const first = intro === '' ? 'content' : 'intro';
  return (references.get(pid) ?? []).filter(({ field }) => field === first);
}

/** Whether the limit was reached, so that the rest is not read. */
const isFull = ({ items, promises }: Walk): boolean =>
  [items, promises].some(({ length }) => length > LIMITS.instructions);

/** How a provision is cited in its own text: `clause 1(2)(a)`, `Schedule 1 paragraph 3(2)`. */
function citeOf(node: Provision, above: string, cites: string): string {
  if (node.kind === 'section') return `${node.unit ?? cites} ${node.num}`.trim();
  if (node.kind === 'schedule') return node.num.replace(/^(?:the )?schedule$/i, 'the Schedule');
  if (node.kind === 'scheduleParagraph') return `${above} paragraph ${node.num}`.trim();
  if (/^\(/.test(node.num)) return above + node.num;
  return above;
}

/** The indices of the siblings whose numbers an opening sentence names; null where it opens all provisions after it. */
function openedIndices(
  siblings: readonly Provision[],
  at: number,
  only: readonly LabelRange[] | null,
): ReadonlySet<number> | null {
  if (!only) return null;
  const indices = new Set<number>();
  const indexOf = (label: readonly string[]) => siblings.findIndex(({ num }) => num === label.join(''));
  for (const { from, to } of only) {
    const first = indexOf(from);
    const last = to ? indexOf(to) : first;
    if (first < 0 || last < first) return null;
    for (let index = first; index <= last; index++) indices.add(index);
  }
  return [...indices].some((index) => index > at) ? indices : null;
}

/** What a provision says about those after it: their place, or words that could not be read. */
type OpensBelow = ReadProvision['opens'] | UnreadOpening;

interface Opening {
  readonly under: Under;
  readonly only: ReadonlySet<number> | null;
  readonly outer: Under;
}

/** Reports a provision that is too long to read, under the Act of its place. Its children may then be about any place. */
function readTooLong(walk: Walk, place: Place): OpensBelow {
  const { node, under } = place;
  const text = firstWords(node).trimEnd();
  const source = sourceIn(place, text)(0, text.length);
  const reason = `Too long to be read: over ${formatLimit(LIMITS.charactersPerProvision)} characters in one paragraph`;
  refuse(walk, place, source, reason);
  const [act] = under.places[0] ?? [];
  const unreadOpening: UnreadOpening = {
    words: text.replace(/\s+/g, ' '),
    act: act?.type === 'act' ? [act] : [],
    reason: { reason },
  };
  readChildren(walk, place, { inside: under.places, unreadOpening });
  const hasOwn = node.children.some(({ kind }) => kind !== 'quotation');
  return !hasOwn && saysWhatFollows(endOfWords(node)) ? unreadOpening : undefined;
}

/** Provisions that name or introduce an instrument, and are no part of what it says. */
const NAMED_ONLY: ReadonlySet<Kind> = new Set<Kind>(['longTitle', 'enactingWords']);

const AT_HEADING = 'It stands where a heading does, and is not read as an instruction';

/** Reads which Act a heading says is amended under it: "Harbours Act 1994", "Amendment of the Harbours Act 1994". */
function readHeading(walk: Walk, place: Place): KnownLocation | null {
  const { heading } = place.node;
  if (!/[\p{L}\p{N}]/u.test(heading)) return null;
  const c = cursorOver(tokenise([{ text: heading }]), walk.titles);
  const source = sourceIn(place, heading)(0, heading.length);
  if (isInstruction(c)) {
    refuse(walk, place, source, AT_HEADING, 'heading');
    return null;
  }
  const act = actOfHeading(c);
  const as = place.under.unreadOpening?.awaitsMatter ? 'refused' : 'heading';
  walk.stretches.push({ source, of: 'heading', as, isMore: false, acts: act ? [act] : [] });
  return act;
}

/** The Act of instructions that name none: the last one, or an unknown one if the words before name several. */
function actBefore({ items, memory, namedActs }: Walk): KnownLocation | undefined {
  const last = memory.act?.[0];
  // Each item is searched only once: a Bill has thousands, and as many sections.
  for (const item of items.slice(namedActs.items)) {
    const act = actNamedIn(item);
    if (act?.type === 'act') namedActs.titles.add(act.title);
  }
  namedActs.items = items.length;
  if (last?.type !== 'act') return memory.act;
  const isOnly =
    namedActs.titles.size === 0 || (namedActs.titles.size === 1 && namedActs.titles.has(last.title));
  return isOnly ? memory.act : [{ type: 'act', title: '' }];
}

function readNode(walk: Walk, node: Provision, outer: Under, above: string, depth: number): OpensBelow {
  if (isFull(walk)) return undefined;
  const cite = citeOf(node, above, walk.cites);
  const modifying = node.kind === 'schedule' ? modifyingOf(walk, node) : undefined;
  const place: Place = { node, under: modifying ? { ...outer, aside: modifying } : outer, cite, depth };
  const headed = readHeading(walk, place) ?? outer.headed;
  if (node.kind === 'section' || node.kind === 'schedule' || headed !== outer.headed)
    walk.memory = { ...walk.memory, act: headed ?? actBefore(walk) };
  const heading = [node.kind === 'schedule' ? '' : outer.heading, node.heading].filter(Boolean).join(' ');
  const under: Under = {
    ...place.under,
    ...(headed ? { headed } : {}),
    heading,
    isListed: isListed(node, outer, heading),
  };
  return readWords(walk, { ...place, under });
}

const modifyingOf = ({ modifying }: Walk, { num }: Provision): UnderAside | undefined =>
  modifying.get(num.replace(/^(?:the )?schedule\s*/i, '').toLowerCase());

function readWords(walk: Walk, place: Place): OpensBelow {
  const { node, under, depth } = place;
  if (walk.driving.has(node)) {
    recordDrivenEntries(walk, place);
    return undefined;
  }
  if (node.kind === 'table') {
    readTable(walk, place);
    return undefined;
  }
  if (isTooLong(node) && depth <= MAX_DEPTH) return readTooLong(walk, place);
  const c = cursorOver(
    walk.tokensByProvision.get(node) ?? tokenise(textPartsOf(node)),
    walk.titles,
    referencesOn(walk, node),
  );
  const source = sourceIn(place, c.text);
  if (depth > MAX_DEPTH) {
    refuse(
      walk,
      place,
      source(0, Math.min(c.text.length, MAX_QUOTED_CHARACTERS)),
      'Nested too deep to be read',
    );
    return undefined;
  }
  if (NAMED_ONLY.has(node.kind) || isReference(node.kind, c)) {
    const wholeSource = source(0, c.text.length);
    if (c.text !== '')
      walk.stretches.push({ source: wholeSource, of: 'words', as: 'heading', isMore: false, acts: [] });
    readChildren(walk, place, { inside: under.places });
    return undefined;
  }
  const driven = tableDriven(c.text);
  if (driven) {
    readEntries(walk, place, driven, source(0, c.text.length));
    return undefined;
  }
  const reading = readSentence(c, under, walk.memory);
  walk.memory = reading.memory;
  for (const { label, aside } of reading.schedules) walk.modifying.set(label, aside);
  const isMatter = under.unreadOpening?.awaitsMatter === true;
  const items = reading.items
    .filter(({ read }) => read || !isMatter)
    .map(({ from, to, ...item }): ReadItem => {
      const placedItem = throughPutIn(walk.putIn, { ...item, source: source(from, to) });
      walk.putIn.push(...putInBy(placedItem));
      return placedItem;
    });
  const list = c.tokens.find(({ kind }) => kind === 'list')?.from ?? Number.POSITIVE_INFINITY;
  const isAfter = ({ parts: [first] }: Sentence) => (first?.from ?? 0) >= list;
  const [first, begun, promised] = [walk.items.length, walk.stretches.length, walk.promises.length];
  walk.items.push(...items.filter(({ source: { from } }) => from < list));
  const isMore = isMoreOf(under);
  const opening = reading.sentences
    .filter((sentence) => !isAfter(sentence))
    .map((sentence) => recordSentence(walk, sentence, { source, isMore, first, items, isMatter }));
  const hasOwn = node.children.some(({ kind }) => kind !== 'quotation');
  const below = readChildren(walk, place, reading);
  for (const recorded of opening) settleLead(walk, recorded);
  if (reading.closing)
    closeList(walk.items, first, reading.closing, source(reading.closing.from, reading.closing.to));
  // What the closing words say is done after what the paragraphs before them say.
  const after = items.filter(({ source: { from } }) => from >= list);
  // The closing words come after the paragraphs, and so do the items in them.
  walk.items.push(...after);
  for (const sentence of reading.sentences)
    if (isAfter(sentence))
      settleLead(walk, recordSentence(walk, sentence, { source, isMore, first, items, begun, isMatter }));
  if (hasOwn && node.kind !== 'crossheading') endPromises(walk, promised);
  // A cross-heading is no division: what is opened under "Introductory" continues under the next one.
  if (node.kind === 'crossheading') return below;
  return hasOwn ? undefined : (reading.opens ?? reading.unreadOpening);
}

/** Reads each child under what its parent and earlier siblings say. Returns what is still open after the last. */
function readChildren(
  walk: Walk,
  { node, under, cite, depth }: Place,
  reading: Pick<ReadProvision, 'inside' | 'frame' | 'condition' | 'unreadOpening' | 'aside'>,
): ReadProvision['opens'] {
  const isStill = under.unreadOpening?.isAbove || under.unreadOpening?.awaitsMatter;
  const above = reading.unreadOpening
    ? { ...reading.unreadOpening, isAbove: true }
    : isStill
      ? under.unreadOpening
      : undefined;
  const outer: Under = {
    places: reading.inside,
    frame: reading.frame,
    condition: reading.condition,
    unreadOpening: above,
    aside: reading.aside ?? under.aside,
    headed: under.headed,
    heading: under.heading,
    isListed: under.isListed,
  };
  let opening: Opening = { under: outer, only: null, outer };
  let last: ReadProvision['opens'];
  const promised = walk.promises.length;
  let [earlier, start] = [walk.items.length, walk.items.length];
  for (const [at, child] of node.children.entries()) {
    if (child.kind === 'quotation') continue;
    if (refersBack(walk.items[start])) refuseItems(walk.items, earlier, start);
    [earlier, start] = [start, walk.items.length];
    const inside = !opening.only || opening.only.has(at) ? opening.under : opening.outer;
    const opens = readNode(walk, child, inside, cite, depth + 1);
    if (!opens) continue;
    if ('words' in opens) {
      // The place of the provisions after this one is unknown until another sentence opens one.
      const unreadOpening = opening.under.unreadOpening ?? { ...opens, isAbove: false };
      opening = { ...opening, under: { ...opening.under, unreadOpening } };
      continue;
    }
    last = opens.only ? undefined : opens;
    const { places, only, condition, aside } = opens;
    opening = {
      under: { ...outer, places, condition, unreadOpening: above, aside, frame: undefined },
      only: openedIndices(node.children, at, only),
      outer: inside,
    };
  }
  if (refersBack(walk.items[start])) refuseItems(walk.items, earlier, start);
  if (node.kind !== 'crossheading') endPromises(walk, promised);
  return last;
}

/**
 * Reads what a text says is to be done to other texts (drafting-conventions.md §3.6). There is one item for each operation,
 * in document order, with its whole place. Words that amend or seem to, and can't be read, are an item, too. `root` may be a
 * whole Bill or Act, or one provision. Nothing is looked up in any Act: an item's places are what the words name.
 * In an instruction, the steps of any location follow those of its context. Never throws, whatever the words are.
 */
export function readText(root: Provision, options: ReadOptions = {}): ReadText {
  const givenTitles = new Map(
    (options.act?.shortNames ?? []).map((name) => [
      name.replace(/^the\s+/i, '').toLowerCase(),
      options.act?.title ?? name,
    ]),
  );
  const tokensByProvision = new Map<Provision, Tokenised>();
  let tokenCount = 0;
  function* namingIn(): Generator<Cursor> {
    for (const node of outsideQuotations(root)) {
      if (!mayName(node) || isTooLong(node)) continue;
      const tokenised = tokenise(textPartsOf(node));
      tokenCount += tokenised.tokens.length;
      if (tokenCount <= MAX_TOKENS_KEPT) tokensByProvision.set(node, tokenised);
      yield cursorOver(tokenised, givenTitles);
    }
  }
  const titles = collectTitles(namingIn(), givenTitles);
  const walk: Walk = {
    root,
    driving: new Set(),
    modifying: new Map(),
    tokensByProvision,
    titles,
    cites: options.cites ?? 'section',
    references: groupBy(options.references ?? [], ({ pid }) => pid),
    items: [],
    stretches: [],
    promises: [],
    memory: { namedPlaces: [] },
    putIn: [],
    namedActs: { items: 0, titles: new Set() },
  };
  readNode(walk, root, NOWHERE, '', 0);
  if (!isFull(walk)) keepPromises(walk, [...outsideQuotations(root)]);
  withholdWithdrawn(walk.items, walk.stretches);
  return { items: walk.items, account: accountOf(walk.stretches, walk.items), isCut: isFull(walk) };
}

/** The items of `readText`: what a text says is to be done, or seems to. */
export const readInstructions = (root: Provision, options: ReadOptions = {}): readonly ReadItem[] =>
  readText(root, options).items;
