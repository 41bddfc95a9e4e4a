import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import { isUndivided, partKind } from '../amend/edits/division.ts';
import { commonTextEnds, countEnds } from '../base/common-ends.ts';
import { Contents, compareContents } from './contents.ts';
import { likestMatches, provisionLikeness } from './likeness.ts';
import { longestIncreasing, pairsInOrder } from './order.ts';

/** `pid` if equal pids in the two texts are the same provision, as in two texts of one review. `none` if pids mean nothing. */
export type Identity = 'pid' | 'none';

/** The matched pairs of provisions of two texts. */
export interface Alignment {
  /** The matched provision of the later text. */
  readonly afterOf: ReadonlyMap<Provision, Provision>;
  /** The matched provision of the earlier text. */
  readonly beforeOf: ReadonlyMap<Provision, Provision>;
  /** Whether a provision of the earlier text is unchanged with everything in it. Its descendants are then in neither map. */
  readonly isSame: (before: Provision) => boolean;
  /**
   * Divisions. Maps a provision that is undivided in one text to the part that has its words and children in the other
   * text. Drafting-conventions.md §2.1, N13 and N14, says how a provision is divided into parts.
   */
  readonly parts: ReadonlyMap<Provision, Provision>;
  /** Whether a matched provision of the earlier text was not moved. */
  readonly isInPlace: (before: Provision) => boolean;
}

/** The likeness, 0 to 1, from which two provisions match: with the same number, within one parent, or anywhere. */
const MIN_LIKENESS_SAME_NUMBER = 0.3;
const MIN_LIKENESS_SAME_PARENT = 0.5;
const MIN_LIKENESS_MOVED = 0.6;
/** Provisions with fewer spaces are too short to be matched by their words alone. */
const MIN_SPACES = 5;

/** The name of a provision among its siblings: its number, heading or defined term; null for a provision without a name. */
function nameOf({ kind, num, heading, intro, content }: Provision): string | null {
  if (num) return `${kind} ${num.toLowerCase()}`;
  if (kind === 'longTitle' || kind === 'enactingWords' || kind === 'act') return kind;
  if (kind === 'crossheading' && heading) return `${kind} ${heading.toLowerCase()}`;
  const term = kind === 'definition' ? /^[“"]([^”"]+)[”"]/.exec(intro || content)?.[1] : undefined;
  return term === undefined ? null : `${kind} ${term.toLowerCase()}`;
}

/** Whether two provisions have the same name. Faster than two calls of `nameOf`. */
function haveSameName(a: Provision, b: Provision): boolean {
  if (a.kind !== b.kind || (a.num === '') !== (b.num === '')) return false;
  if (a.num) return a.num === b.num || a.num.toLowerCase() === b.num.toLowerCase();
  const name = nameOf(a);
  return name !== null && name === nameOf(b);
}

/** Provisions by key. Null for a key that several provisions have. */
function uniqueByKey<K>(
  nodes: readonly Provision[],
  keyOf: (node: Provision) => K | null,
): Map<K, Provision | null> {
  const byKey = new Map<K, Provision | null>();
  for (const node of nodes) {
    const key = keyOf(node);
    if (key !== null) byKey.set(key, byKey.has(key) ? null : node);
  }
  return byKey;
}

/** Whether at least half of two texts is a common beginning and end. A quick test that recognises most changes. */
function haveCommonEnds(a: string, b: string): boolean {
  const { head, tail } = commonTextEnds(a, b);
  return head + tail > 0 && (head + tail) * 2 >= Math.max(a.length, b.length);
}

/** Lists of provisions of both texts that are to be matched. */
type BothLists = readonly [olds: readonly Provision[], news: readonly Provision[]];

/** An equivalence of provisions: a key that is equal for equivalent provisions, and a faster test of two provisions. */
interface Equivalence {
  readonly keyOf: (node: Provision) => string;
  readonly isEqual: (before: Provision, after: Provision) => boolean;
}

/** Matches the provisions of two texts. `run` fills the maps. */
class Aligner {
  readonly afterOf = new Map<Provision, Provision>();
  readonly beforeOf = new Map<Provision, Provision>();
  readonly unchanged = new Set<Provision>();
  readonly parts = new Map<Provision, Provision>();
  /** The parts in `parts`. They match no other provision. */
  readonly #partNodes = new Set<Provision>();
  readonly #before: Provision;
  readonly #after: Provision;
  readonly #byPid: boolean;
  readonly #contents: Contents;
  readonly #byOutline: Equivalence;
  readonly #byBody: Equivalence;
  readonly #likeness = provisionLikeness();
  /** Whether all children so far match the child at the same index. Then nothing can have moved. */
  #hasSameStructure = true;
  /** Pairs whose children are not matched yet. */
  #open: (readonly [Provision, Provision])[] = [];
  /** Pairs that have only the number in common. They are matched last, unless their words are found elsewhere. */
  #weakPairs: (readonly [Provision, Provision])[] = [];

  constructor(before: Provision, after: Provision, identity: Identity) {
    this.#before = before;
    this.#after = after;
    this.#byPid = identity === 'pid';
    const contents = new Contents(this.#byPid);
    this.#contents = contents;
    this.#byOutline = {
      keyOf: (node) => contents.outline(node),
      isEqual: (one, other) => contents.hasSameOutline(one, other),
    };
    this.#byBody = {
      keyOf: (node) => contents.body(node),
      isEqual: (one, other) => contents.hasSameBody(one, other),
    };
  }

  run(): void {
    this.#pair(this.#before, this.#after);
    this.#descend();
    this.#findMoved();
    // Children of the weak pairs may have moved too, and may give more weak pairs. Those of a third round stay unpaired.
    for (let round = 0; round < 2 && this.#weakPairs.length > 0; round++) {
      for (const pair of this.#weakPairs.splice(0)) this.#pair(...pair);
      this.#descend();
      this.#findMoved();
    }
  }

  #canPair(before: Provision, after: Provision): boolean {
    if (this.#partNodes.has(before) || this.#partNodes.has(after)) return false;
    // A quoted provision, which is inserted into another Act, is never the same as a provision of this Act.
    if ((before.quote === undefined) !== (after.quote === undefined)) return false;
    return !this.afterOf.has(before) && !this.beforeOf.has(after);
  }

  #pair(before: Provision, after: Provision): void {
    if (!this.#canPair(before, after)) return;
    this.afterOf.set(before, after);
    this.beforeOf.set(after, before);
    if (this.#contents.isSame(before, after)) this.unchanged.add(before);
    else this.#open.push([before, after]);
  }

  #descend(): void {
    for (let next = this.#open.pop(); next; next = this.#open.pop()) this.#alignChildren(...next);
  }

  #alignChildren(before: Provision, after: Provision): void {
    if (before.children.length === 0 && after.children.length === 0) return;
    this.#findPart(before, after, this.beforeOf);
    this.#findPart(after, before, this.afterOf);
    const [olds, news] = this.#childLists(before, after);
    this.#match(olds, news);
    this.#hasSameStructure &&=
      olds.length === news.length && olds.every((child, at) => this.afterOf.get(child) === news[at]);
  }

  /** Matches two lists of children by each criterion in turn, the surest first. */
  #match(...[before, after]: BothLists): void {
    let [olds, news] = [before, after];
    const dropPaired = (): void => {
      olds = olds.filter((node) => !this.afterOf.has(node));
      news = news.filter((node) => !this.beforeOf.has(node));
    };
    if (!this.#hasSameStructure || this.#byPid) dropPaired();
    if (this.#byPid) {
      this.#pairByPid(olds, news);
      dropPaired();
    }
    const isEmpty = (): boolean => olds.length === 0 || news.length === 0;
    if (isEmpty()) return;
    const all: BothLists = [olds, news];
    [olds, news] = this.#pairEqual(olds, news, this.#byOutline);
    if (isEmpty()) return;
    const sameName = this.#pairsByName(olds, news, all);
    const [firstPair] = sameName;
    // If one provision is left on each side, the order of the criteria makes no difference.
    if (firstPair && olds.length === 1 && news.length === 1 && this.#isChanged(...firstPair)) {
      this.#pair(...firstPair);
      return;
    }
    // Equal words count more than equal numbers, because the old number may have been given to another provision.
    this.#pairEqual(this.#longEnough(olds), this.#longEnough(news), this.#byBody);
    dropPaired();
    for (const pair of sameName) if (this.#isChanged(...pair)) this.#pair(...pair);
    dropPaired();
    if (isEmpty()) return;
    [olds, news] = this.#pairEqual(olds, news, this.#byBody);
    for (const match of likestMatches(this.#likeness, olds, news, MIN_LIKENESS_SAME_PARENT))
      this.#pair(match.before, match.after);
    dropPaired();
    for (const pair of [...sameName, ...this.#pairsByUniqueKind(olds, news)])
      if (this.#canPair(...pair)) this.#weakPairs.push(pair);
  }

  /**
   * Looks among the children of `divided` for the part that has the words of the undivided provision.
   * @param matches the matches of provisions of the divided text
   */
  #findPart(undivided: Provision, divided: Provision, matches: ReadonlyMap<Provision, Provision>): void {
    const kind = partKind(undivided.kind);
    const words = undivided.intro || undivided.content;
    if (kind === null || words === '' || !isUndivided(undivided)) return;
    if (divided.intro || divided.content || divided.wrapUp) return;
    const part = divided.children.find(
      (child) =>
        child.kind === kind &&
        !matches.has(child) &&
        (haveCommonEnds(words, child.intro || child.content) ||
          this.#likeness.of(undivided, child) >= MIN_LIKENESS_SAME_PARENT),
    );
    if (!part) return;
    this.parts.set(undivided, part);
    this.#partNodes.add(part);
    this.#hasSameStructure = false;
  }

  /** The children of a pair that are to be matched. If one provision is divided, the children of its part. */
  #childLists(before: Provision, after: Provision): BothLists {
    return [(this.parts.get(after) ?? before).children, (this.parts.get(before) ?? after).children];
  }

  /** Pairs provisions with equal pids, also with provisions elsewhere in the other text. */
  #pairByPid(olds: readonly Provision[], news: readonly Provision[]): void {
    const newsByPid = new Map<Pid, Provision>(news.map((node) => [node.pid, node]));
    for (const node of olds) {
      const other = newsByPid.get(node.pid) ?? indexTree(this.#after).byPid.get(node.pid);
      if (other) this.#pair(node, other);
    }
    for (const node of news) {
      if (this.beforeOf.has(node)) continue;
      const other = indexTree(this.#before).byPid.get(node.pid);
      if (other) this.#pair(other, node);
    }
  }

  /** Pairs equivalent provisions: those in the same order, and those with a unique key. Returns the unpaired provisions. */
  #pairEqual(olds: readonly Provision[], news: readonly Provision[], equivalence: Equivalence): BothLists {
    const { keyOf } = equivalence;
    const [middleOlds, middleNews] = this.#pairEnds(olds, news, equivalence);
    if (middleOlds.length * middleNews.length <= 1) return [middleOlds, middleNews];
    for (const pair of pairsInOrder(middleOlds, middleNews, keyOf)) this.#pair(...pair);
    const unpaired = (): BothLists => [
      middleOlds.filter((node) => !this.afterOf.has(node)),
      middleNews.filter((node) => !this.beforeOf.has(node)),
    ];
    const [otherOlds, otherNews] = unpaired();
    const newsByKey = uniqueByKey(otherNews, keyOf);
    for (const [key, node] of uniqueByKey(otherOlds, keyOf)) {
      const other = newsByKey.get(key);
      if (node && other && this.#isLongEnough(node)) this.#pair(node, other);
    }
    return unpaired();
  }

  /** Pairs equivalent provisions from the beginning on, and from the end back. This is fast, since it needs no keys. */
  #pairEnds(olds: readonly Provision[], news: readonly Provision[], { isEqual }: Equivalence): BothLists {
    const pairIfEqual = (oldIndex: number, newIndex: number): boolean => {
      const [before, after] = [olds[oldIndex], news[newIndex]];
      if (!before || !after || !isEqual(before, after)) return false;
      this.#pair(before, after);
      return true;
    };
    const { head, tail } = countEnds(
      Math.min(olds.length, news.length),
      (at) => pairIfEqual(at, at),
      (at) => pairIfEqual(olds.length - 1 - at, news.length - 1 - at),
    );
    return [olds.slice(head, olds.length - tail), news.slice(head, news.length - tail)];
  }

  #longEnough(nodes: readonly Provision[]): readonly Provision[] {
    return nodes.filter((node) => this.#isLongEnough(node));
  }

  /** Whether a provision has so many words that the same words elsewhere are no coincidence. */
  #isLongEnough(node: Provision): boolean {
    let spaces = 0;
    for (const { heading, intro, content, wrapUp } of walk(node)) {
      for (const text of [heading, intro, content, wrapUp]) {
        for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
          if (++spaces >= MIN_SPACES) return true;
        }
      }
    }
    return false;
  }

  /** Pairs of provisions with the same name. The name must be unique among all siblings, which are the third argument. */
  #pairsByName(
    olds: readonly Provision[],
    news: readonly Provision[],
    [allOld, allNew]: BothLists = [olds, news],
  ): readonly (readonly [Provision, Provision])[] {
    const [before, after] = [olds[0], news[0]];
    if (before && after && olds.length === 1 && news.length === 1) {
      const isUnique = (node: Provision, siblings: readonly Provision[]): boolean =>
        siblings.every((each) => each === node || !haveSameName(each, node));
      const isPair = haveSameName(before, after) && isUnique(before, allOld) && isUnique(after, allNew);
      return isPair ? [[before, after]] : [];
    }
    const byName = uniqueByKey(allNew, nameOf);
    return [...uniqueByKey(allOld, nameOf)].flatMap(([name, node]) => {
      const other = byName.get(name);
      return node && other ? [[node, other] as const] : [];
    });
  }

  /** Whether two provisions with the same name have enough in common to be one provision that was changed. */
  #isChanged(before: Provision, after: Provision): boolean {
    if (before.heading && before.heading === after.heading) return true;
    if (haveCommonEnds(before.intro || before.content, after.intro || after.content)) return true;
    return this.#likeness.of(before, after) >= MIN_LIKENESS_SAME_NUMBER;
  }

  /** Pairs of provisions without numbers that are the only ones of their kind on each side. */
  #pairsByUniqueKind(
    olds: readonly Provision[],
    news: readonly Provision[],
  ): readonly (readonly [Provision, Provision])[] {
    const byKind = uniqueByKey(news, ({ kind }) => kind);
    return [...uniqueByKey(olds, ({ kind }) => kind)].flatMap(([kind, node]) => {
      const other = byKind.get(kind);
      return node && other && !node.num && !other.num ? [[node, other] as const] : [];
    });
  }

  /** Pairs provisions that moved to another parent: first those with equal words, then sections by number, then by likeness. */
  #findMoved(): void {
    if (this.#hasSameStructure) return;
    const [olds, news] = [
      this.#unpaired(this.#before, this.afterOf),
      this.#unpaired(this.#after, this.beforeOf),
    ];
    if (olds.length === 0 || news.length === 0) return;
    const [longOlds, longNews] = [this.#longEnough(olds), this.#longEnough(news)];
    const byBody = uniqueByKey(longNews, (node) => this.#contents.body(node));
    for (const [body, node] of uniqueByKey(longOlds, (each) => this.#contents.body(each))) {
      const other = byBody.get(body);
      if (node && other) this.#pair(node, other);
    }
    this.#descend();
    // Sections are numbered continuously through the whole Act (R1.1), so one keeps its number under another heading.
    const sections = (nodes: readonly Provision[]) =>
      nodes.filter(({ kind, num }) => kind === 'section' && num);
    for (const pair of this.#pairsByName(sections(olds), sections(news)))
      if (this.#isChanged(...pair)) this.#pair(...pair);
    this.#descend();
    const unpairedOlds = longOlds.filter((node) => !this.afterOf.has(node));
    const unpairedNews = longNews.filter((node) => !this.beforeOf.has(node));
    for (const match of likestMatches(this.#likeness, unpairedOlds, unpairedNews, MIN_LIKENESS_MOVED))
      this.#pair(match.before, match.after);
    this.#descend();
  }

  /** All unpaired provisions of a text, parents before children. Unchanged provisions are skipped with everything in them. */
  #unpaired(root: Provision, partners: ReadonlyMap<Provision, Provision>): readonly Provision[] {
    const unpairedNodes: Provision[] = [];
    const visit = (node: Provision): void => {
      const partner = partners.get(node);
      if (!partner) {
        if (!this.#partNodes.has(node)) unpairedNodes.push(node);
      } else if (this.unchanged.has(node) || this.unchanged.has(partner)) return;
      for (const child of node.children) visit(child);
    };
    visit(root);
    return unpairedNodes;
  }

  /**
   * The provisions that were not moved: for each pair, a longest increasing subsequence of its matched children. Null if
   * nothing was moved.
   */
  unmoved(): ReadonlySet<Provision> | null {
    if (this.#hasSameStructure) return null;
    const unmoved = new Set<Provision>([this.#before]);
    for (const [before, after] of this.afterOf) {
      if (this.unchanged.has(before)) continue;
      const [olds, news] = this.#childLists(before, after);
      const newIndexes = new Map(news.map((child, index) => [child, index]));
      const matched = olds.flatMap((child) => {
        const partner = this.afterOf.get(child);
        const newIndex = partner && newIndexes.get(partner);
        return newIndex === undefined ? [] : [{ child, newIndex }];
      });
      const inOrder = longestIncreasing(matched.map(({ newIndex }) => newIndex));
      for (const { child, newIndex } of matched) if (inOrder.has(newIndex)) unmoved.add(child);
    }
    return unmoved;
  }
}

/**
 * Matches the provisions of two texts (design §2): by identity, if the texts share pids; then by number within a matched
 * parent; then by text, within the parent and finally anywhere. Symmetric: exchanging the texts gives the same pairs, because
 * the aligner always gets the texts in the order of their contents.
 */
export function align(before: Provision, after: Provision, identity: Identity): Alignment {
  const isSwapped = compareContents(before, after) > 0;
  const aligner = isSwapped ? new Aligner(after, before, identity) : new Aligner(before, after, identity);
  aligner.run();
  const { afterOf, beforeOf, unchanged, parts } = aligner;
  const unmoved = aligner.unmoved();
  /** Whether a set of the aligner has a provision of the earlier text. Its sets have provisions of the text it got first. */
  const isIn = (nodes: ReadonlySet<Provision>, node: Provision): boolean => {
    const alignerNode = isSwapped ? beforeOf.get(node) : node;
    return alignerNode !== undefined && nodes.has(alignerNode);
  };
  return {
    afterOf: isSwapped ? beforeOf : afterOf,
    beforeOf: isSwapped ? afterOf : beforeOf,
    isSame: (node) => isIn(unchanged, node),
    parts,
    isInPlace: (node) => unmoved === null || isIn(unmoved, node),
  };
}
