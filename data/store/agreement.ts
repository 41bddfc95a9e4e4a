import type { Knex } from 'knex';
import type { Agreement } from '../../core/review/records.ts';
import { USUAL_AGREEMENT } from '../../core/review/rules.ts';
import { findRecord } from './records.ts';

/** Who may agree an amendment. */
export const agreementOf = async (trx: Knex.Transaction): Promise<Agreement> =>
  (await findRecord(trx, 'agreement', USUAL_AGREEMENT.id)) ?? USUAL_AGREEMENT;
