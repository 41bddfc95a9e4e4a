import type { TextReference } from '../../../act/text-reference.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import { actNamedIn } from '../names-act.ts';
import type { LabelRange, ReadItem, Stretch } from '../syntax.ts';
import { type Cursor, cursorOver } from './cursor.ts';
import { isListed, readEntries, readTable, recordDrivenEntries } from './entries.ts';
import type { ResolvedLocation } from './finish.ts';
import { actOfHeading, isHeadingInstruction, onlyNamesIntroducingSection } from './headings.ts';
import { formatLimit, LIMITS } from './limits.ts';
import {
  endOfWords,
  firstWords,
  isTooLong,
  MAX_QUOTED_CHARACTERS,
  outsideQuotations,
  textPartsOf,
} from './own-words.ts';
import { endAnnouncements, refuseUnmetAnnouncements } from './promises.ts';
import { putInBy, throughPutIn } from './put-in.ts';
import type { AsideAbove, ProvisionReading, Sentence, UnreadOpening } from './reading-state.ts';
import { closeList, refersBack, refuseItems } from './refers-back.ts';
import { type InheritedContext, NOTHING_INHERITED, readProvisionWords } from './sentence.ts';
import { accountOf, recordSentence, resolveLeadIn } from './stretches.ts';
import { tableDriven } from './table-driven.ts';
import { collectTitles } from './titles.ts';
import { tokenise } from './tokens.ts';
import { mayAnnounceAmendments } from './unread.ts';
import {
  continuesAside,
  refuseProvision,
  sourceRefsIn,
  type Tokenised,
  type Visit,
  type Walk,
} from './walk.ts';
import { withholdWithdrawn } from './withdrawn.ts';

/** What is known of a text besides its words. */
interface ReadTextOptions {
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
const mayDefineShortName = ({ intro, content }: Provision): boolean =>
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
const isFull = ({ items, announcements }: Walk): boolean =>
  [items, announcements].some(({ length }) => length > LIMITS.instructions);

/** How a provision is cited in its own text: `clause 1(2)(a)`, `Schedule 1 paragraph 3(2)`. */
function citationOf(node: Provision, citationAbove: string, cites: string): string {
  if (node.kind === 'section') return `${node.unit ?? cites} ${node.num}`.trim();
  if (node.kind === 'schedule') return node.num.replace(/^(?:the )?schedule$/i, 'the Schedule');
  if (node.kind === 'scheduleParagraph') return `${citationAbove} paragraph ${node.num}`.trim();
  if (/^\(/.test(node.num)) return citationAbove + node.num;
  return citationAbove;
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
type OpeningForLater = ProvisionReading['opening'] | UnreadOpening;

interface OpeningScope {
  readonly context: InheritedContext;
  readonly siblingIndices: ReadonlySet<number> | null;
  readonly contextElsewhere: InheritedContext;
}

/** Reports a provision that is too long to read, under the Act of its place. Its children may then be about any place. */
function readTooLong(walk: Walk, place: Visit): OpeningForLater {
  const { node, inherited } = place;
  const text = firstWords(node).trimEnd();
  const source = sourceRefsIn(place, text)(0, text.length);
  const reason = `Too long to be read: over ${formatLimit(LIMITS.charactersPerProvision)} characters in one paragraph`;
  refuseProvision(walk, place, source, reason);
  const [act] = inherited.places[0] ?? [];
  const unreadOpening: UnreadOpening = {
    words: text.replace(/\s+/g, ' '),
    act: act?.type === 'act' ? [act] : [],
    refusal: { reason },
  };
  readChildren(walk, place, { placesBelow: inherited.places, unreadOpening });
  const hasNumberedChildren = node.children.some(({ kind }) => kind !== 'quotation');
  return !hasNumberedChildren && mayAnnounceAmendments(endOfWords(node)) ? unreadOpening : undefined;
}

/** Provisions that name or introduce an instrument, and are no part of what it says. */
const INSTRUMENT_NAMES: ReadonlySet<Kind> = new Set<Kind>(['longTitle', 'enactingWords']);

const HEADING_REASON = 'It stands where a heading does, and is not read as an instruction';

/** Reads which Act a heading says is amended under it: "Harbours Act 1994", "Amendment of the Harbours Act 1994". */
function readHeading(walk: Walk, place: Visit): ResolvedLocation | null {
  const { heading } = place.node;
  if (!/[\p{L}\p{N}]/u.test(heading)) return null;
  const cursor = cursorOver(tokenise([{ text: heading }]), walk.titles);
  const source = sourceRefsIn(place, heading)(0, heading.length);
  if (isHeadingInstruction(cursor)) {
    refuseProvision(walk, place, source, HEADING_REASON, 'heading');
    return null;
  }
  const act = actOfHeading(cursor);
  const kind = place.inherited.unreadOpening?.awaitsNewText ? 'refused' : 'heading';
  walk.stretches.push({ source, of: 'heading', kind, isMore: false, acts: act ? [act] : [] });
  return act;
}

/** The Act of instructions that name none: the last one, or an unknown one if the words before name several. */
function actBefore({ items, memory, namedActs }: Walk): ResolvedLocation | undefined {
  const last = memory.amendedAct?.[0];
  // Each item is searched only once: a Bill has thousands, and as many sections.
  for (const item of items.slice(namedActs.itemsSearched)) {
    const act = actNamedIn(item);
    if (act?.type === 'act') namedActs.titles.add(act.title);
  }
  namedActs.itemsSearched = items.length;
  if (last?.type !== 'act') return memory.amendedAct;
  const isOnly =
    namedActs.titles.size === 0 || (namedActs.titles.size === 1 && namedActs.titles.has(last.title));
  return isOnly ? memory.amendedAct : [{ type: 'act', title: '' }];
}

function readNode(
  walk: Walk,
  node: Provision,
  contextAbove: InheritedContext,
  citationAbove: string,
  depth: number,
): OpeningForLater {
  if (isFull(walk)) return undefined;
  const cite = citationOf(node, citationAbove, walk.cites);
  const modificationAside = node.kind === 'schedule' ? modificationAsideOf(walk, node) : undefined;
  const place: Visit = {
    node,
    inherited: modificationAside ? { ...contextAbove, aside: modificationAside } : contextAbove,
    cite,
    depth,
  };
  const headingAct = readHeading(walk, place) ?? contextAbove.headingAct;
  if (node.kind === 'section' || node.kind === 'schedule' || headingAct !== contextAbove.headingAct)
    walk.memory = { ...walk.memory, amendedAct: headingAct ?? actBefore(walk) };
  const headingText = [node.kind === 'schedule' ? '' : contextAbove.headingText, node.heading]
    .filter(Boolean)
    .join(' ');
  const inherited: InheritedContext = {
    ...place.inherited,
    ...(headingAct ? { headingAct } : {}),
    headingText,
    isInListSchedule: isListed(node, contextAbove, headingText),
  };
  return readWords(walk, { ...place, inherited });
}

const modificationAsideOf = ({ modifyingSchedules }: Walk, { num }: Provision): AsideAbove | undefined =>
  modifyingSchedules.get(num.replace(/^(?:the )?schedule\s*/i, '').toLowerCase());

function readWords(walk: Walk, place: Visit): OpeningForLater {
  const { node, inherited, depth } = place;
  if (walk.tablesWithInstruction.has(node)) {
    recordDrivenEntries(walk, place);
    return undefined;
  }
  if (node.kind === 'table') {
    readTable(walk, place);
    return undefined;
  }
  if (isTooLong(node) && depth <= MAX_DEPTH) return readTooLong(walk, place);
  const cursor = cursorOver(
    walk.tokensByProvision.get(node) ?? tokenise(textPartsOf(node)),
    walk.titles,
    referencesOn(walk, node),
  );
  const sourceRefOf = sourceRefsIn(place, cursor.text);
  if (depth > MAX_DEPTH) {
    refuseProvision(
      walk,
      place,
      sourceRefOf(0, Math.min(cursor.text.length, MAX_QUOTED_CHARACTERS)),
      'Nested too deep to be read',
    );
    return undefined;
  }
  if (INSTRUMENT_NAMES.has(node.kind) || onlyNamesIntroducingSection(node.kind, cursor)) {
    const wholeSource = sourceRefOf(0, cursor.text.length);
    if (cursor.text !== '')
      walk.stretches.push({ source: wholeSource, of: 'words', kind: 'heading', isMore: false, acts: [] });
    readChildren(walk, place, { placesBelow: inherited.places });
    return undefined;
  }
  const tableInstruction = tableDriven(cursor.text);
  if (tableInstruction) {
    readEntries(walk, place, tableInstruction, sourceRefOf(0, cursor.text.length));
    return undefined;
  }
  const reading = readProvisionWords(cursor, inherited, walk.memory);
  walk.memory = reading.memory;
  for (const { label, aside } of reading.modifyingSchedules) walk.modifyingSchedules.set(label, aside);
  const mayBeNewText = inherited.unreadOpening?.awaitsNewText === true;
  const items = reading.items
    .filter(({ read }) => read || !mayBeNewText)
    .map(({ from, to, ...item }): ReadItem => {
      const placedItem = throughPutIn(walk.insertedProvisions, { ...item, source: sourceRefOf(from, to) });
      walk.insertedProvisions.push(...putInBy(placedItem));
      return placedItem;
    });
  const listStart = cursor.tokens.find(({ kind }) => kind === 'list')?.from ?? Number.POSITIVE_INFINITY;
  const isAfter = ({ parts: [first] }: Sentence) => (first?.from ?? 0) >= listStart;
  const [firstItemIndex, accountStart, firstAnnouncement] = [
    walk.items.length,
    walk.stretches.length,
    walk.announcements.length,
  ];
  walk.items.push(...items.filter(({ source: { from } }) => from < listStart));
  const isMore = continuesAside(inherited);
  const sentencesBeforeList = reading.sentences
    .filter((sentence) => !isAfter(sentence))
    .map((sentence) =>
      recordSentence(walk, sentence, { sourceRefOf, isMore, firstItemIndex, items, mayBeNewText }),
    );
  const hasNumberedChildren = node.children.some(({ kind }) => kind !== 'quotation');
  const openingBelow = readChildren(walk, place, reading);
  for (const recorded of sentencesBeforeList) resolveLeadIn(walk, recorded);
  if (reading.closingWords)
    closeList(
      walk.items,
      firstItemIndex,
      reading.closingWords,
      sourceRefOf(reading.closingWords.from, reading.closingWords.to),
    );
  // What the closing words say is done after what the paragraphs before them say.
  const itemsAfterList = items.filter(({ source: { from } }) => from >= listStart);
  // The closing words come after the paragraphs, and so do the items in them.
  walk.items.push(...itemsAfterList);
  for (const sentence of reading.sentences)
    if (isAfter(sentence))
      resolveLeadIn(
        walk,
        recordSentence(walk, sentence, {
          sourceRefOf,
          isMore,
          firstItemIndex,
          items,
          accountStart,
          mayBeNewText,
        }),
      );
  if (hasNumberedChildren && node.kind !== 'crossheading') endAnnouncements(walk, firstAnnouncement);
  // A cross-heading is no division: what is opened under "Introductory" continues under the next one.
  if (node.kind === 'crossheading') return openingBelow;
  return hasNumberedChildren ? undefined : (reading.opening ?? reading.unreadOpening);
}

/** Reads each child under what its parent and earlier siblings say. Returns what is still open after the last. */
function readChildren(
  walk: Walk,
  { node, inherited, cite, depth }: Visit,
  reading: Pick<
    ProvisionReading,
    'placesBelow' | 'frame' | 'condition' | 'unreadOpening' | 'asideBeforeList'
  >,
): ProvisionReading['opening'] {
  const isOpeningStillUnread = inherited.unreadOpening?.isAbove || inherited.unreadOpening?.awaitsNewText;
  const unreadOpeningAbove = reading.unreadOpening
    ? { ...reading.unreadOpening, isAbove: true }
    : isOpeningStillUnread
      ? inherited.unreadOpening
      : undefined;
  const contextElsewhere: InheritedContext = {
    places: reading.placesBelow,
    frame: reading.frame,
    condition: reading.condition,
    unreadOpening: unreadOpeningAbove,
    aside: reading.asideBeforeList ?? inherited.aside,
    headingAct: inherited.headingAct,
    headingText: inherited.headingText,
    isInListSchedule: inherited.isInListSchedule,
  };
  let opening: OpeningScope = { context: contextElsewhere, siblingIndices: null, contextElsewhere };
  let lastOpening: ProvisionReading['opening'];
  const firstAnnouncement = walk.announcements.length;
  let [earlierStart, start] = [walk.items.length, walk.items.length];
  for (const [at, child] of node.children.entries()) {
    if (child.kind === 'quotation') continue;
    if (refersBack(walk.items[start])) refuseItems(walk.items, earlierStart, start);
    [earlierStart, start] = [start, walk.items.length];
    const childContextHere =
      !opening.siblingIndices || opening.siblingIndices.has(at) ? opening.context : opening.contextElsewhere;
    const childOpening = readNode(walk, child, childContextHere, cite, depth + 1);
    if (!childOpening) continue;
    if ('words' in childOpening) {
      // The place of the provisions after this one is unknown until another sentence opens one.
      const unreadOpening = opening.context.unreadOpening ?? { ...childOpening, isAbove: false };
      opening = { ...opening, context: { ...opening.context, unreadOpening } };
      continue;
    }
    lastOpening = childOpening.onlyLabels ? undefined : childOpening;
    const { places, onlyLabels, condition, aside } = childOpening;
    opening = {
      context: {
        ...contextElsewhere,
        places,
        condition,
        unreadOpening: unreadOpeningAbove,
        aside,
        frame: undefined,
      },
      siblingIndices: openedIndices(node.children, at, onlyLabels),
      contextElsewhere: childContextHere,
    };
  }
  if (refersBack(walk.items[start])) refuseItems(walk.items, earlierStart, start);
  if (node.kind !== 'crossheading') endAnnouncements(walk, firstAnnouncement);
  return lastOpening;
}

/**
 * Reads what a text says is to be done to other texts (drafting-conventions.md §3.6). There is one item for each operation,
 * in document order, with its whole place. Words that amend or seem to, and can't be read, are an item, too. `root` may be a
 * whole Bill or Act, or one provision. Nothing is looked up in any Act: an item's places are what the words name.
 * In an instruction, the steps of any location follow those of its context. Never throws, whatever the words are.
 */
export function readText(root: Provision, options: ReadTextOptions = {}): ReadText {
  const givenTitles = new Map(
    (options.act?.shortNames ?? []).map((name) => [
      name.replace(/^the\s+/i, '').toLowerCase(),
      options.act?.title ?? name,
    ]),
  );
  const tokensByProvision = new Map<Provision, Tokenised>();
  let tokenCount = 0;
  function* cursorsWithShortNames(): Generator<Cursor> {
    for (const node of outsideQuotations(root)) {
      if (!mayDefineShortName(node) || isTooLong(node)) continue;
      const tokenised = tokenise(textPartsOf(node));
      tokenCount += tokenised.tokens.length;
      if (tokenCount <= MAX_TOKENS_KEPT) tokensByProvision.set(node, tokenised);
      yield cursorOver(tokenised, givenTitles);
    }
  }
  const titles = collectTitles(cursorsWithShortNames(), givenTitles);
  const walk: Walk = {
    root,
    tablesWithInstruction: new Set(),
    modifyingSchedules: new Map(),
    tokensByProvision,
    titles,
    cites: options.cites ?? 'section',
    references: groupBy(options.references ?? [], ({ pid }) => pid),
    items: [],
    stretches: [],
    announcements: [],
    memory: { namedPlaces: [] },
    insertedProvisions: [],
    namedActs: { itemsSearched: 0, titles: new Set() },
  };
  readNode(walk, root, NOTHING_INHERITED, '', 0);
  if (!isFull(walk)) refuseUnmetAnnouncements(walk, [...outsideQuotations(root)]);
  withholdWithdrawn(walk.items, walk.stretches);
  return { items: walk.items, account: accountOf(walk.stretches, walk.items), isCut: isFull(walk) };
}

/** The items of `readText`: what a text says is to be done, or seems to. */
export const readInstructions = (root: Provision, options: ReadTextOptions = {}): readonly ReadItem[] =>
  readText(root, options).items;
