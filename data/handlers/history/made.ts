import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Made } from '../../../core/history/blame.ts';
import { madeFrom, type WholeRevision } from '../../../core/history/made.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { listAmendments } from '../../store/amendments.ts';
import { entriesAbout } from '../../store/ledger.ts';

/** An amendment's revisions, with who made each. */
export const madeOf = async (trx: Knex.Transaction, id: string): Promise<readonly WholeRevision[]> =>
  madeFrom(await entriesAbout(trx, `amendment:${id}`));

/** The same of some amendments. */
export async function madeOfEach(
  trx: Knex.Transaction,
  amendments: readonly Pick<Amendment, 'id'>[],
): Promise<Map<string, readonly WholeRevision[]>> {
  const made = new Map<string, readonly WholeRevision[]>();
  for (const { id } of amendments) made.set(id, await madeOf(trx, id));
  return made;
}

/** The same of every amendment, for those who are told who typed each word: nobody else is. */
export const madeFor = async (
  trx: Knex.Transaction,
  profile: WordProfile,
): Promise<ReadonlyMap<string, readonly Made[]>> =>
  profile === 'lawyer' ? madeOfEach(trx, await listAmendments(trx)) : new Map();
