import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import { isUndivided, partKind } from '../amend/edits/division.ts';
import { commonTextEnds, countEnds } from '../base/common-ends.ts';
import { Contents, orderOf } from './contents.ts';
import { likestMatches, provisionLikeness } from './likeness.ts';
import { inSameOrder, rising } from './order.ts';

/** Whether the pids of two texts name the same provisions, as in two texts of one review; otherwise they are only names. */
export type Identity = 'pid' | 'none';

/** Which provision of one text is which of the other. */
export interface Alignment {
  readonly afterOf: ReadonlyMap<Provision, Provision>;
  readonly beforeOf: ReadonlyMap<Provision, Provision>;
  /** Whether in nothing at all a provision of the earlier text differs; what is in such is in neither map. */
  readonly isSame: (before: Provision) => boolean;
  /**
   * Provisions that one text divides: what is whole in one, to the part that its words and children are in the other
   * (drafting-conventions.md §2.1 N13, N14).
   */
  readonly parts: ReadonlyMap<Provision, Provision>;
  /** Whether a provision of the earlier text that has a partner stands where it stood among the others of its parent. */
  readonly isInPlace: (before: Provision) => boolean;
}

/** Two provisions of one number, or beside each other, this alike are taken for one that was changed. */
const SAME_NUMBER = 0.3;
const SAME_PARENT = 0.5;
/** A provision is only taken to have moved when it says enough, and enough that is the same, to be told again. */
const ELSEWHERE = 0.6;
const TELLING_SPACES = 5;

/** What a provision is called among those it stands with: its number, or what else names it. */
function nameOf({ kind, num, heading, intro, content }: Provision): string | null {
  if (num) return `${kind} ${num.toLowerCase()}`;
  if (kind === 'longTitle' || kind === 'enactingWords' || kind === 'act') return kind;
  if (kind === 'crossheading' && heading) return `${kind} ${heading.toLowerCase()}`;
  const term = kind === 'definition' ? /^[“"]([^”"]+)[”"]/.exec(intro || content)?.[1] : undefined;
  return term === undefined ? null : `${kind} ${term.toLowerCase()}`;
}

/** Whether two have the same name. */
function isNamedAlike(a: Provision, b: Provision): boolean {
  if (a.kind !== b.kind || (a.num === '') !== (b.num === '')) return false;
  if (a.num) return a.num === b.num || a.num.toLowerCase() === b.num.toLowerCase();
  const name = nameOf(a);
  return name !== null && name === nameOf(b);
}

/** Items of a list by key; null for a key that two of them have. */
function once<K>(
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

/** Whether two texts are the same at their ends for most of their length: the commonest change, and quickly seen. */
function shareEnds(a: string, b: string): boolean {
  const { head, tail } = commonTextEnds(a, b);
  return head + tail > 0 && (head + tail) * 2 >= Math.max(a.length, b.length);
}

/** Provisions of both texts that are to be matched. */
type Families = readonly [olds: readonly Provision[], news: readonly Provision[]];

/** A way in which two provisions are the same, and a key that says so. */
interface Sameness {
  readonly keyOf: (node: Provision) => string;
  readonly isAlike: (one: Provision, other: Provision) => boolean;
}

class Aligner {
  readonly afterOf = new Map<Provision, Provision>();
  readonly beforeOf = new Map<Provision, Provision>();
  readonly unchanged = new Set<Provision>();
  readonly parts = new Map<Provision, Provision>();
  readonly #isPart = new Set<Provision>();
  readonly #before: Provision;
  readonly #after: Provision;
  readonly #byPid: boolean;
  readonly #contents: Contents;
  readonly #byOutline: Sameness;
  readonly #byBody: Sameness;
  readonly #likeness = provisionLikeness();
  /** Whether all children that were looked at have partners in the same places: then nothing can have moved. */
  #isPlain = true;
  /** Pairs whose children are still to be looked at. */
  #open: (readonly [Provision, Provision])[] = [];
  /** Provisions of one number that have nothing else in common: pairs, unless what they say is found elsewhere. */
  #last: (readonly [Provision, Provision])[] = [];

  constructor(before: Provision, after: Provision, identity: Identity) {
    this.#before = before;
    this.#after = after;
    this.#byPid = identity === 'pid';
    const contents = new Contents(this.#byPid);
    this.#contents = contents;
    this.#byOutline = {
      keyOf: (node) => contents.outline(node),
      isAlike: (one, other) => contents.hasSameOutline(one, other),
    };
    this.#byBody = {
      keyOf: (node) => contents.body(node),
      isAlike: (one, other) => contents.hasSameBody(one, other),
    };
  }

  run(): void {
    this.#pair(this.#before, this.#after);
    this.#descend();
    this.#findMoved();
    // What the last pairs hold may have moved, too, and hold pairs of the same kind in its turn.
    for (let round = 0; round < 2 && this.#last.length > 0; round++) {
      for (const pair of this.#last.splice(0)) this.#pair(...pair);
      this.#descend();
      this.#findMoved();
    }
  }

  #isFree(before: Provision, after: Provision): boolean {
    if (this.#isPart.has(before) || this.#isPart.has(after)) return false;
    // Words between quotation marks are not the same as words that stand alone.
    if ((before.quote === undefined) !== (after.quote === undefined)) return false;
    return !this.afterOf.has(before) && !this.beforeOf.has(after);
  }

  #pair(before: Provision, after: Provision): void {
    if (!this.#isFree(before, after)) return;
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
    const [olds, news] = this.#families(before, after);
    this.#match(olds, news);
    this.#isPlain &&=
      olds.length === news.length && olds.every((child, at) => this.afterOf.get(child) === news[at]);
  }

  /** Pairs what can be paired of two families; what is left is for later. */
  #match(...[before, after]: Families): void {
    let [olds, news] = [before, after];
    const keepUnpaired = (): void => {
      olds = olds.filter((node) => !this.afterOf.has(node));
      news = news.filter((node) => !this.beforeOf.has(node));
    };
    if (!this.#isPlain || this.#byPid) keepUnpaired();
    if (this.#byPid) {
      this.#pairByPid(olds, news);
      keepUnpaired();
    }
    const isOver = (): boolean => olds.length === 0 || news.length === 0;
    if (isOver()) return;
    const all: Families = [olds, news];
    [olds, news] = this.#pairEqual(olds, news, this.#byOutline);
    if (isOver()) return;
    const sameName = this.#pairsByName(olds, news, all);
    const [only] = sameName;
    // Of one alone on either side it's no matter by what it is known.
    if (only && olds.length === 1 && news.length === 1 && this.#isChanged(...only)) {
      this.#pair(...only);
      return;
    }
    // The same words under another number are the same provision, whatever now has the number that it had.
    const telling = (nodes: readonly Provision[]) => nodes.filter((node) => this.#says(node));
    this.#pairEqual(telling(olds), telling(news), this.#byBody);
    keepUnpaired();
    for (const [one, other] of sameName) if (this.#isChanged(one, other)) this.#pair(one, other);
    keepUnpaired();
    if (isOver()) return;
    [olds, news] = this.#pairEqual(olds, news, this.#byBody);
    for (const match of likestMatches(this.#likeness, olds, news, SAME_PARENT))
      this.#pair(match.before, match.after);
    keepUnpaired();
    for (const pair of [...sameName, ...this.#only(olds, news)])
      if (this.#isFree(...pair)) this.#last.push(pair);
  }

  /** Looks for the part of a provision that all of it, in the other text, has become. */
  #findPart(undivided: Provision, divided: Provision, partners: ReadonlyMap<Provision, Provision>): void {
    const kind = partKind(undivided.kind);
    const words = undivided.intro || undivided.content;
    if (kind === null || words === '' || !isUndivided(undivided)) return;
    if (divided.intro || divided.content || divided.wrapUp) return;
    const part = divided.children.find(
      (child) =>
        child.kind === kind &&
        !partners.has(child) &&
        (shareEnds(words, child.intro || child.content) ||
          this.#likeness.of(undivided, child) >= SAME_PARENT),
    );
    if (!part) return;
    this.parts.set(undivided, part);
    this.#isPart.add(part);
    this.#isPlain = false;
  }

  /** The children of a pair that are to be matched: a part's, where it is what the whole of the other became. */
  #families(before: Provision, after: Provision): Families {
    return [(this.parts.get(after) ?? before).children, (this.parts.get(before) ?? after).children];
  }

  /** Provisions that the other text holds, here or elsewhere, are not anybody else. */
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

  /** Pairs what is the same in one way, in the same order or the only ones so; gives what is left. */
  #pairEqual(olds: readonly Provision[], news: readonly Provision[], sameness: Sameness): Families {
    const [left, arrivals] = this.#pairEnds(olds, news, sameness);
    if (left.length * arrivals.length <= 1) return [left, arrivals];
    for (const [one, other] of inSameOrder(left, arrivals, sameness.keyOf)) this.#pair(one, other);
    const unpairedNow = (): Families => [
      left.filter((node) => !this.afterOf.has(node)),
      arrivals.filter((node) => !this.beforeOf.has(node)),
    ];
    const [free, otherNews] = unpairedNow();
    const byKey = once(otherNews, sameness.keyOf);
    for (const [key, node] of once(free, sameness.keyOf)) {
      const other = byKey.get(key);
      if (node && other && this.#says(node)) this.#pair(node, other);
    }
    return unpairedNow();
  }

  /** Pairs what is the same from the beginning on, and from the end back: no keys need be made for that. */
  #pairEnds(olds: readonly Provision[], news: readonly Provision[], { isAlike }: Sameness): Families {
    const pairs = (from: number, to: number): boolean => {
      const [one, other] = [olds[from], news[to]];
      if (!one || !other || !isAlike(one, other)) return false;
      this.#pair(one, other);
      return true;
    };
    const { head, tail } = countEnds(
      Math.min(olds.length, news.length),
      (at) => pairs(at, at),
      (at) => pairs(olds.length - 1 - at, news.length - 1 - at),
    );
    return [olds.slice(head, olds.length - tail), news.slice(head, news.length - tail)];
  }

  /** Whether a provision says enough for the same words elsewhere to be no chance. */
  #says(node: Provision): boolean {
    let spaces = 0;
    for (const { heading, intro, content, wrapUp } of walk(node)) {
      for (const text of [heading, intro, content, wrapUp]) {
        for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
          if (++spaces >= TELLING_SPACES) return true;
        }
      }
    }
    return false;
  }

  /** Of some provisions, those that have a name which no other of theirs has among all that they stand with. */
  #pairsByName(
    olds: readonly Provision[],
    news: readonly Provision[],
    [allOld, allNew]: Families = [olds, news],
  ): readonly (readonly [Provision, Provision])[] {
    const [old, now] = [olds[0], news[0]];
    if (old && now && olds.length === 1 && news.length === 1) {
      const isOnly = (one: Provision, among: readonly Provision[]): boolean =>
        among.every((each) => each === one || !isNamedAlike(each, one));
      return isNamedAlike(old, now) && isOnly(old, allOld) && isOnly(now, allNew) ? [[old, now]] : [];
    }
    const byName = once(allNew, nameOf);
    return [...once(allOld, nameOf)].flatMap(([name, node]) => {
      const other = byName.get(name);
      return node && other ? [[node, other] as const] : [];
    });
  }

  #isChanged(before: Provision, after: Provision): boolean {
    if (before.heading && before.heading === after.heading) return true;
    if (shareEnds(before.intro || before.content, after.intro || after.content)) return true;
    return this.#likeness.of(before, after) >= SAME_NUMBER;
  }

  /** What is the only one of its kind in both. */
  #only(
    olds: readonly Provision[],
    news: readonly Provision[],
  ): readonly (readonly [Provision, Provision])[] {
    const byKind = once(news, ({ kind }) => kind);
    return [...once(olds, ({ kind }) => kind)].flatMap(([kind, node]) => {
      const other = byKind.get(kind);
      return node && other && !node.num && !other.num ? [[node, other] as const] : [];
    });
  }

  /** Pairs what left one parent with what came to another: first what is word for word the same, then what is like it. */
  #findMoved(): void {
    if (this.#isPlain) return;
    const [olds, news] = [
      this.#unpaired(this.#before, this.afterOf),
      this.#unpaired(this.#after, this.beforeOf),
    ];
    if (olds.length === 0 || news.length === 0) return;
    const telling = (nodes: readonly Provision[]) => nodes.filter((node) => this.#says(node));
    const [left, arrivals] = [telling(olds), telling(news)];
    const byBody = once(arrivals, (node) => this.#contents.body(node));
    for (const [body, node] of once(left, (each) => this.#contents.body(each))) {
      const other = byBody.get(body);
      if (node && other) this.#pair(node, other);
    }
    this.#descend();
    // Sections are numbered through the whole Act (R1.1): one of the same number under another heading is the same.
    const sections = (nodes: readonly Provision[]) =>
      nodes.filter(({ kind, num }) => kind === 'section' && num);
    for (const [one, other] of this.#pairsByName(sections(olds), sections(news))) {
      if (this.#isChanged(one, other)) this.#pair(one, other);
    }
    this.#descend();
    const stillLeft = left.filter((node) => !this.afterOf.has(node));
    const stillCome = arrivals.filter((node) => !this.beforeOf.has(node));
    for (const match of likestMatches(this.#likeness, stillLeft, stillCome, ELSEWHERE))
      this.#pair(match.before, match.after);
    this.#descend();
  }

  /** Every provision of a text with no partner, what holds others before them. */
  #unpaired(root: Provision, partners: ReadonlyMap<Provision, Provision>): readonly Provision[] {
    const unpairedNodes: Provision[] = [];
    const look = (node: Provision): void => {
      const partner = partners.get(node);
      if (!partner) {
        if (!this.#isPart.has(node)) unpairedNodes.push(node);
      } else if (this.unchanged.has(node) || this.unchanged.has(partner)) return;
      for (const child of node.children) look(child);
    };
    look(root);
    return unpairedNodes;
  }

  /** What stands where it stood: the longest row of children of both parents in the same order; null for all. */
  inPlace(): ReadonlySet<Provision> | null {
    if (this.#isPlain) return null;
    const staying = new Set<Provision>([this.#before]);
    for (const [before, after] of this.afterOf) {
      if (this.unchanged.has(before)) continue;
      const [olds, news] = this.#families(before, after);
      const place = new Map(news.map((child, at) => [child, at]));
      const placesHere = olds.flatMap((child) => {
        const partner = this.afterOf.get(child);
        const at = partner && place.get(partner);
        return at === undefined ? [] : [{ child, at }];
      });
      const row = rising(placesHere.map(({ at }) => at));
      for (const { child, at } of placesHere) if (row.has(at)) staying.add(child);
    }
    return staying;
  }
}

/**
 * Finds which provision of one text is which of the other (design §2): by identity, where the two texts share it; then
 * by number within a parent that is the same; then by text, within the parent and at last in the whole. The same pairs,
 * whichever text is given first.
 */
export function align(before: Provision, after: Provision, identity: Identity): Alignment {
  const isTurned = orderOf(before, after) > 0;
  const aligner = isTurned ? new Aligner(after, before, identity) : new Aligner(before, after, identity);
  aligner.run();
  const { afterOf, beforeOf, unchanged, parts } = aligner;
  const inPlace = aligner.inPlace();
  /** A provision of the earlier text as the aligner knows it: where the texts were turned, by its partner. */
  const ownNode = (before: Provision): Provision | undefined => (isTurned ? beforeOf.get(before) : before);
  const isIn = (nodes: ReadonlySet<Provision>, before: Provision): boolean => {
    const node = ownNode(before);
    return node !== undefined && nodes.has(node);
  };
  return {
    afterOf: isTurned ? beforeOf : afterOf,
    beforeOf: isTurned ? afterOf : beforeOf,
    isSame: (node) => isIn(unchanged, node),
    parts,
    isInPlace: (node) => inPlace === null || isIn(inPlace, node),
  };
}
