import type { Provision } from '../act/tree.ts';
import { align, type Identity } from './align.ts';
import { build } from './build.ts';
import type { Comparison } from './comparison.ts';

/**
 * What differs between two texts: aligned by identity, then number, then text; what moved is told as moved, with what
 * changed in it; words are compared provision by provision, in whole legal units. Comparing the other way round finds
 * the same differences, with what is inserted and what is deleted exchanged.
 * @throws RangeError for a text in which a pid occurs twice
 */
export function compare(
  before: Provision,
  after: Provision,
  { identity = 'pid' }: { readonly identity?: Identity } = {},
): Comparison {
  return { before, after, ...build(before, after, align(before, after, identity)) };
}
