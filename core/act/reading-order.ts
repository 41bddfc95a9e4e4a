import { memoise } from '../base/once.ts';
import type { Pid, Provision } from './tree.ts';

/** The provisions of a text in reading order. Whether one is inside another can be decided by comparing places. */
interface ReadingOrder {
  readonly nodes: readonly Provision[];
  /** The place of each provision, counted from 0. The descendants of a provision follow it directly. */
  readonly placeOf: ReadonlyMap<Pid, number>;
  /** For each place, the place of the provision's last descendant, or of itself. */
  readonly lastIn: readonly number[];
  /** For each place, the place of the innermost quotation that the provision is or is in; -1 outside quotations. */
  readonly quotation: readonly number[];
  /** For each place, the number of provisions in it and itself, without quotations in it. */
  readonly unquoted: readonly number[];
}

function computeOrder(root: Provision): ReadingOrder {
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
export const readingOrder = memoise(computeOrder);

/** The index of the first place that is at least `minimum`, in places in ascending order (binary search). */
export function firstFrom(places: readonly number[], minimum: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if ((places[half] ?? 0) < minimum) low = half + 1;
    else high = half;
  }
  return low;
}
