import type { Knex } from 'knex';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { findRecord } from '../../store/records.ts';

/** The smallest number that is published of people. */
export const leastShownOf = async (trx: Knex.Transaction): Promise<number> =>
  (await findRecord(trx, 'consultation', 'consultation'))?.leastShown ?? MIN_SHOWN;
