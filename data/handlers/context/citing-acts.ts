import type { HeldCitation } from '../../../core/library/held-text.ts';
import { citationsOf } from '../../corpus/library/texts.ts';
import type { Context } from './context.ts';

/** Lists the citations of the review’s Act in the Acts of the library; none if the host has no library. */
export async function citingActs({ deps, instrument }: Context): Promise<readonly HeldCitation[]> {
  if (deps.shelf === undefined) return [];
  try {
    return await citationsOf(deps.shelf, instrument);
  } catch (error) {
    // A library that can't be read must not stop work on the review.
    console.error('keeling: the library of Acts could not be asked:', error);
    return [];
  }
}
