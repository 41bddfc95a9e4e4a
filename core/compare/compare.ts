import type { Provision } from '../act/tree.ts';
import { align, type Identity } from './align.ts';
import { buildComparison } from './build.ts';
import type { Comparison } from './comparison.ts';

/**
 * Compares two texts. Provisions are matched by identity, then number, then text; a moved provision is shown as moved, with
 * the changes in it; words are compared within each pair, in legal tokens. Exchanging the two texts exchanges only
 * insertions and deletions.
 * @throws RangeError for a text in which a pid occurs twice
 */
export function compare(
  before: Provision,
  after: Provision,
  { identity = 'pid' }: { readonly identity?: Identity } = {},
): Comparison {
  return { before, after, ...buildComparison(before, after, align(before, after, identity)) };
}
