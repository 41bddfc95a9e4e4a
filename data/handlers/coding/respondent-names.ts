import type { Knex } from 'knex';
import { type FindNames, respondentNames } from '../../../core/coding/own-details.ts';
import { listRecords } from '../../store/records.ts';
import { respondentOf } from '../../store/responses.ts';
import { respondentsAfter } from '../../store/responses-read.ts';
import type { Context } from '../context/context.ts';

/** The names of an open review, as long as the same files are imported: they are of all respondents, who may be many. */
const namesHeld = new WeakMap<Context, { readonly imports: string; readonly namesIn: FindNames }>();

/** What finds the names of all who responded. */
export async function namesOfRespondents(context: Context, trx: Knex.Transaction): Promise<FindNames> {
  // An import is there with all its rows, or is gone with them: what it says of them is hashed.
  const imports = JSON.stringify((await listRecords(trx, 'import')).map(({ id, rows }) => [id, rows]));
  const earlier = namesHeld.get(context);
  if (earlier?.imports === imports) return earlier.namesIn;
  const namesIn = respondentNames((await respondentsAfter(trx, 0)).map(respondentOf));
  namesHeld.set(context, { imports, namesIn });
  return namesIn;
}
