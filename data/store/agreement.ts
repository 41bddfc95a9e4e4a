import type { Knex } from 'knex';
import type { Agreement } from '../../core/review/records.ts';
import { DEFAULT_AGREEMENT } from '../../core/review/rules.ts';
import { findRecord } from './records.ts';

/** Reads the review's rule on who may agree an amendment; the default rule if none was set. */
export const agreementOf = async (trx: Knex.Transaction): Promise<Agreement> =>
  (await findRecord(trx, 'agreement', DEFAULT_AGREEMENT.id)) ?? DEFAULT_AGREEMENT;
