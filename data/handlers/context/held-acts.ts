import type { HeldCitation } from '../../../core/library/held-text.ts';
import { citationsOf } from '../../corpus/library/texts.ts';
import type { Context } from './context.ts';

/** What other Acts that are held here cite of the review’s; nothing where the host holds none. */
export async function citingActs({ deps, instrument }: Context): Promise<readonly HeldCitation[]> {
  if (deps.shelf === undefined) return [];
  try {
    return await citationsOf(deps.shelf, instrument);
  } catch (error) {
    // A library that can't be asked keeps nobody from their review.
    console.error('keeling: the library of Acts could not be asked:', error);
    return [];
  }
}
