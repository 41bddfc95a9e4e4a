import type { Knex } from 'knex';
import { type FindNames, respondentNames } from '../../../core/coding/own-details.ts';
import { listRecords } from '../../store/records.ts';
import { respondentOf } from '../../store/responses.ts';
import { respondentsAfter } from '../../store/responses-read.ts';
import type { Context } from '../context/context.ts';

/** Caches the names of all respondents of an open review until a file is imported or removed. There may be very many. */
const cachedNames = new WeakMap<Context, { readonly imports: string; readonly namesIn: FindNames }>();

/** Returns a function that finds the names of respondents in a text. */
export async function namesOfRespondents(context: Context, trx: Knex.Transaction): Promise<FindNames> {
  // An import is added or removed with all its rows, so the records of the imports identify the respondents.
  const imports = JSON.stringify((await listRecords(trx, 'import')).map(({ id, rows }) => [id, rows]));
  const cached = cachedNames.get(context);
  if (cached?.imports === imports) return cached.namesIn;
  const namesIn = respondentNames((await respondentsAfter(trx, 0)).map(respondentOf));
  cachedNames.set(context, { imports, namesIn });
  return namesIn;
}
