import type { Pid, Provision } from './tree.ts';

/** Where the provisions of a text stand in reading order: whether one is in another is told by comparing numbers. */
interface ReadingOrder {
  readonly nodes: readonly Provision[];
  /** The place of each, counted from 0; all that is in a provision comes straight after it. */
  readonly placeOf: ReadonlyMap<Pid, number>;
  /** The place of the last that is in each. */
  readonly lastIn: readonly number[];
  /** The place of the innermost quotation that each is, or is in; -1 for the text's own. */
  readonly quotation: readonly number[];
  /** How many provisions each is with all in it, but what it quotes. */
  readonly unquoted: readonly number[];
}

const orders = new WeakMap<Provision, ReadingOrder>();

function laidOut(root: Provision): ReadingOrder {
  const nodes: Provision[] = [];
  const placeOf = new Map<Pid, number>();
  const lastIn: number[] = [];
  const quotation: number[] = [];
  const unquoted: number[] = [];
  const lay = (node: Provision, quotedIn: number): number => {
    const place = nodes.push(node) - 1;
    placeOf.set(node.pid, place);
    quotation[place] = node.kind === 'quotation' ? place : quotedIn;
    let own = 1;
    for (const child of node.children) {
      const count = lay(child, quotation[place]);
      if (child.kind !== 'quotation') own += count;
    }
    lastIn[place] = nodes.length - 1;
    unquoted[place] = own;
    return own;
  };
  lay(root, -1);
  return { nodes, placeOf, lastIn, quotation, unquoted };
}

/** The reading order of a text, made once for each text value. */
export function readingOrder(root: Provision): ReadingOrder {
  const order = orders.get(root) ?? laidOut(root);
  orders.set(root, order);
  return order;
}

/** Where the first of some rising places is that is no less than one: binary search. */
export function firstFrom(places: readonly number[], minimum: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((places[half] ?? 0) < minimum) low = half + 1;
    else high = half;
  }
  return low;
}
