import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { amendmentOf } from '../../../core/amend/edits/events.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { madeFrom, type WholeRevision } from '../../../core/history/whole-revision.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { listAmendments } from '../../store/amendments.ts';
import { Damage } from '../../store/damage.ts';
import { entriesAbout } from '../../store/ledger.ts';

/** Reads all revisions of some amendments, with the author of each. @throws Damage if a revision is missing */
export async function revisionsOfEach(
  trx: Knex.Transaction,
  amendments: readonly Pick<Amendment, 'id'>[],
): Promise<Map<string, readonly WholeRevision[]>> {
  const entries = await entriesAbout(
    trx,
    amendments.map(({ id }) => `amendment:${id}`),
  );
  const revisions = new Map<string, readonly WholeRevision[]>();
  for (const [id, amendmentEntries] of groupBy(entries, ({ subject }) => amendmentOf(subject))) {
    try {
      revisions.set(id, madeFrom(amendmentEntries));
    } catch (error) {
      if (error instanceof RangeError) throw new Damage(error.message, `amendment ${id}`);
      throw error;
    }
  }
  return revisions;
}

/** Reads all revisions of one amendment. */
export const revisionsOf = async (trx: Knex.Transaction, id: string): Promise<readonly WholeRevision[]> =>
  (await revisionsOfEach(trx, [{ id }])).get(id) ?? [];

/** Reads all revisions of every amendment for a lawyer's Word file. Other files do not show who typed each word. */
export const revisionsForWordFile = async (
  trx: Knex.Transaction,
  profile: WordProfile,
): Promise<ReadonlyMap<string, readonly MadeRevision[]>> =>
  profile === 'lawyer' ? revisionsOfEach(trx, await listAmendments(trx)) : new Map();
