import type { Knex } from 'knex';
import { type NamesIn, respondentNames } from '../../../core/coding/own-details.ts';
import { respondentOf } from '../../store/responses.ts';
import { respondentsAfter } from '../../store/responses-read.ts';

/** What finds the names of all who responded. */
export const namesOfRespondents = async (trx: Knex.Transaction): Promise<NamesIn> =>
  respondentNames((await respondentsAfter(trx, 0)).map(respondentOf));
