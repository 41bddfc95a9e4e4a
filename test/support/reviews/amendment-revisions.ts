import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { revisionsOfEach } from '../../../data/handlers/history/revisions-of.ts';
import { listAmendments } from '../../../data/store/amendments.ts';

/** Every value that an amendment of an open review ever had. */
export const amendmentRevisions = (db: Knex): Promise<readonly Amendment[]> =>
  db.transaction(async (trx) => {
    const revisions = await revisionsOfEach(trx, await listAmendments(trx));
    return [...revisions.values()].flat().map(({ amendment }) => amendment);
  });
