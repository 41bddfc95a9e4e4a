import type { Provision } from '../act/tree.ts';

const SEPARATOR = '\u0000';

/** A provision's own words as one string, without its number and children. */
const ownWords = ({ heading, intro, content, wrapUp }: Provision): string =>
  `${heading}${SEPARATOR}${intro}${SEPARATOR}${content}${SEPARATOR}${wrapUp}`;

/** The quotation marks and the opaque block of a provision as one string; '' if it has neither. */
const setting = ({ quote, opaque }: Provision): string =>
  quote || opaque ? `${quote?.start}${SEPARATOR}${quote?.end}${SEPARATOR}${opaque?.markup}` : '';

const hasNoWords = ({ heading, intro, content }: Provision): boolean => !(heading || intro || content);

/** Compares provisions of two texts, and memoises what it finds. For one comparison of two texts. */
export class Contents {
  readonly #byPid: boolean;
  readonly #bodies = new Map<Provision, string>();
  /** Pairs of children that `isSame` has found equal, and unequal, while their parents were not. */
  readonly #equals = new Map<Provision, Provision>();
  readonly #unequals = new Map<Provision, Provision>();

  /** @param byPid whether only provisions with equal pids are the same */
  constructor(byPid: boolean) {
    this.#byPid = byPid;
  }

  /** Whether two provisions and everything in them are equal. Such pairs need no further comparison. */
  isSame(a: Provision, b: Provision): boolean {
    if (a === b || this.#equals.get(a) === b) return true;
    if (this.#unequals.get(a) === b || (this.#byPid && a.pid !== b.pid)) return false;
    if (a.num !== b.num || !this.hasSameWords(a, b)) return false;
    if (a.children.length !== b.children.length) return false;
    for (let at = 0; at < a.children.length; at++) {
      const [child, other] = [a.children[at], b.children[at]];
      if (!child || !other || this.isSame(child, other)) continue;
      // The children are compared one by one next. Remembering these results keeps their contents from being read again.
      this.#unequals.set(child, other);
      for (const [n, equal] of a.children.slice(0, at).entries())
        this.#equals.set(equal, b.children[n] ?? equal);
      return false;
    }
    return true;
  }

  /** Whether two provisions have the same kind, own words and setting. */
  hasSameWords(a: Provision, b: Provision): boolean {
    if (a.kind !== b.kind || a.heading !== b.heading || a.wrapUp !== b.wrapUp) return false;
    if (a.intro !== b.intro || a.content !== b.content) return false;
    return !(a.quote || a.opaque || b.quote || b.opaque) || setting(a) === setting(b);
  }

  /** Whether two provisions have the same outline. */
  hasSameOutline(a: Provision, b: Provision): boolean {
    if (this.#equals.get(a) === b) return true;
    if (a.num !== b.num || !this.hasSameWords(a, b)) return false;
    if (!hasNoWords(a)) return true;
    const [one, other] = [a.children[0], b.children[0]];
    return one && other ? this.hasSameOutline(one, other) : one === other;
  }

  /** Whether two provisions have the same body. */
  hasSameBody(a: Provision, b: Provision): boolean {
    if (!this.hasSameWords(a, b) || a.children.length !== b.children.length) return false;
    return a.children.every((child, at) => {
      const other = b.children[at];
      return other !== undefined && child.num === other.num && this.hasSameBody(child, other);
    });
  }

  /** A provision's kind, number and own words as one string. For a provision without words, also its first child's. */
  outline(node: Provision): string {
    const own = `${node.kind}${SEPARATOR}${node.num}${SEPARATOR}${ownWords(node)}${setting(node)}`;
    const [first] = node.children;
    return first && hasNoWords(node) ? `${own}${SEPARATOR}${this.outline(first)}` : own;
  }

  /** All of a provision except its own number, as one string. Equal for a provision that was only renumbered. */
  body(node: Provision): string {
    const cached = this.#bodies.get(node);
    if (cached !== undefined) return cached;
    const inner = node.children.map((child) => `${SEPARATOR}${child.num}${SEPARATOR}${this.body(child)}`);
    const body = `${node.kind}${SEPARATOR}${ownWords(node)}${setting(node)}${inner.join('')}`;
    this.#bodies.set(node, body);
    return body;
  }
}

const ORDER_KEYS: readonly ((node: Provision) => string)[] = [
  ({ heading }) => heading,
  ({ intro }) => intro,
  ({ content }) => content,
  ({ wrapUp }) => wrapUp,
  setting,
  ({ kind }) => kind,
  ({ num }) => num,
  ({ pid }) => pid,
];

/** A total order of texts by their contents, so that a comparison can be symmetric. 0 for equal texts. */
export function compareContents(a: Provision, b: Provision): number {
  if (a === b) return 0;
  for (const keyOf of ORDER_KEYS) {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left !== right) return left < right ? -1 : 1;
  }
  if (a.children.length !== b.children.length) return a.children.length - b.children.length;
  for (const [at, child] of a.children.entries()) {
    const other = b.children[at];
    const order = other ? compareContents(child, other) : 0;
    if (order !== 0) return order;
  }
  return 0;
}
