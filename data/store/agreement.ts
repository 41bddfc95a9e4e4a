import type { Knex } from 'knex';
import type { Agreement } from '../../core/review/records.ts';
import { findRecord } from './records.ts';

/** Who may agree an amendment where nobody has said. */
export const USUAL_AGREEMENT: Agreement = { id: 'agreement', who: 'not-the-author' };

/** Who may agree an amendment. */
export const agreementOf = async (trx: Knex.Transaction): Promise<Agreement> =>
  (await findRecord(trx, 'agreement', USUAL_AGREEMENT.id)) ?? USUAL_AGREEMENT;
