import type { Provision } from '../act/tree.ts';

const SEPARATOR = '\u0000';

/** What a provision says itself, without what is below it and without its number. */
const ownWords = ({ heading, intro, content, wrapUp }: Provision): string =>
  `${heading}${SEPARATOR}${intro}${SEPARATOR}${content}${SEPARATOR}${wrapUp}`;

const setting = ({ quote, opaque }: Provision): string =>
  quote || opaque ? `${quote?.start}${SEPARATOR}${quote?.end}${SEPARATOR}${opaque?.markup}` : '';

const saysNothing = ({ heading, intro, content }: Provision): boolean => !(heading || intro || content);

/** What provisions contain, for one comparison. */
export class Contents {
  readonly #byPid: boolean;
  readonly #bodies = new Map<Provision, string>();
  /** What was found to be the same as what, and what not, on the way to something that is not. */
  readonly #equals = new Map<Provision, Provision>();
  readonly #unequals = new Map<Provision, Provision>();

  /** @param byPid whether provisions are only the same when their pids are */
  constructor(byPid: boolean) {
    this.#byPid = byPid;
  }

  /** Whether two provisions are in all the same, with all that is in them: such are passed over at once. */
  isSame(a: Provision, b: Provision): boolean {
    if (a === b || this.#equals.get(a) === b) return true;
    if (this.#unequals.get(a) === b || (this.#byPid && a.pid !== b.pid)) return false;
    if (a.num !== b.num || !this.hasSameWords(a, b)) return false;
    const [olds, news] = [a.children, b.children];
    if (olds.length !== news.length) return false;
    for (let at = 0; at < olds.length; at++) {
      const [one, other] = [olds[at], news[at]];
      if (!one || !other || this.isSame(one, other)) continue;
      // Those beside it are about to be asked for one by one: nothing in them is read again for that.
      this.#unequals.set(one, other);
      for (let n = 0; n < at; n++) this.#note(olds[n], news[n]);
      return false;
    }
    return true;
  }

  #note(a: Provision | undefined, b: Provision | undefined): void {
    if (a && b) this.#equals.set(a, b);
  }

  /** Whether two provisions have the same words and setting of their own, and are of one kind. */
  hasSameWords(a: Provision, b: Provision): boolean {
    if (a.kind !== b.kind || a.heading !== b.heading || a.wrapUp !== b.wrapUp) return false;
    if (a.intro !== b.intro || a.content !== b.content) return false;
    return !(a.quote || a.opaque || b.quote || b.opaque) || setting(a) === setting(b);
  }

  /** Whether two provisions have the same outline. */
  hasSameOutline(a: Provision, b: Provision): boolean {
    if (this.#equals.get(a) === b) return true;
    if (a.num !== b.num || !this.hasSameWords(a, b)) return false;
    if (!saysNothing(a)) return true;
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

  /** A provision's number and what it says itself; where that is nothing, what the first in it says. */
  outline(node: Provision): string {
    const own = `${node.kind}${SEPARATOR}${node.num}${SEPARATOR}${ownWords(node)}${setting(node)}`;
    const [first] = node.children;
    return first && saysNothing(node) ? `${own}${SEPARATOR}${this.outline(first)}` : own;
  }

  /** All that a provision says but its own number: the same for one that was only renumbered. */
  body(node: Provision): string {
    const cached = this.#bodies.get(node);
    if (cached !== undefined) return cached;
    const inner = node.children.map((child) => `${SEPARATOR}${child.num}${SEPARATOR}${this.body(child)}`);
    const body = `${node.kind}${SEPARATOR}${ownWords(node)}${setting(node)}${inner.join('')}`;
    this.#bodies.set(node, body);
    return body;
  }
}

const ORDERING: readonly ((node: Provision) => string)[] = [
  ({ heading }) => heading,
  ({ intro }) => intro,
  ({ content }) => content,
  ({ wrapUp }) => wrapUp,
  setting,
  ({ kind }) => kind,
  ({ num }) => num,
  ({ pid }) => pid,
];

/** Which of two texts comes first, by any rule that does not depend on which is asked about first; 0 for the same. */
export function orderOf(a: Provision, b: Provision): number {
  if (a === b) return 0;
  for (const of of ORDERING) {
    const [one, other] = [of(a), of(b)];
    if (one !== other) return one < other ? -1 : 1;
  }
  if (a.children.length !== b.children.length) return a.children.length - b.children.length;
  for (const [at, child] of a.children.entries()) {
    const other = b.children[at];
    const order = other ? orderOf(child, other) : 0;
    if (order !== 0) return order;
  }
  return 0;
}
