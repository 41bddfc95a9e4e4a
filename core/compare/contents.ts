import type { Provision } from '../act/tree.ts';

const APART = '\u0000';

/** What a provision says itself, without what is below it and without its number. */
const ownWords = ({ heading, intro, content, wrapUp }: Provision): string =>
  `${heading}${APART}${intro}${APART}${content}${APART}${wrapUp}`;

const setting = ({ quote, opaque }: Provision): string =>
  quote || opaque ? `${quote?.start}${APART}${quote?.end}${APART}${opaque?.markup}` : '';

/**
 * Numbers for what provisions contain, for one comparison: two that are in all the same have the same number, however
 * much is in them, so that what is unchanged is passed over at once.
 */
export class Contents {
  readonly #byPid: boolean;
  readonly #ids = new Map<string, number>();
  readonly #known = new Map<Provision, number>();
  readonly #bodies = new Map<Provision, string>();

  /** @param byPid whether provisions are only the same when their pids are */
  constructor(byPid: boolean) {
    this.#byPid = byPid;
  }

  /** The same number for the same text, structure and setting. */
  of(node: Provision): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    let key = `${this.#byPid ? node.pid : ''}${APART}${node.kind}${APART}${node.num}${APART}${ownWords(node)}${setting(node)}`;
    for (const child of node.children) key += `${APART}${this.of(child)}`;
    const id = this.#ids.get(key) ?? this.#ids.size;
    this.#ids.set(key, id);
    this.#known.set(node, id);
    return id;
  }

  /** All that a provision says but its own number: the same for one that was only renumbered. */
  body(node: Provision): string {
    const known = this.#bodies.get(node);
    if (known !== undefined) return known;
    const inner = node.children.map((child) => `${APART}${child.num}${APART}${this.body(child)}`);
    const body = `${node.kind}${APART}${ownWords(node)}${setting(node)}${inner.join('')}`;
    this.#bodies.set(node, body);
    return body;
  }
}

/** Which of two texts comes first, by any rule that does not depend on which is asked about first; 0 for the same. */
export function orderOf(a: Provision, b: Provision): number {
  if (a === b) return 0;
  for (const of of [ownWords, setting, ({ pid, kind, num }: Provision) => `${kind} ${num} ${pid}`]) {
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
