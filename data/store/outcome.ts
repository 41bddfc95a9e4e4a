import type { Knex } from 'knex';
import { publishedName } from '../../core/consultation/published-responses.ts';
import { normaliseText } from '../../core/consultation/table-row.ts';
import { importsWithoutConsent, type RespondentRow, respondentOf } from './responses.ts';

/**
 * Counts the respondents, also by type. `unpublished` refused publication or asked for confidentiality; `unasked` came with
 * a file that had no question about publication.
 */
export async function countRespondents(trx: Knex.Transaction): Promise<{
  readonly respondents: number;
  readonly unpublished: number;
  readonly unasked: number;
  readonly byType: readonly { readonly name: string; readonly count: number }[];
}> {
  const unaskedImports = await importsWithoutConsent(trx);
  const rows: readonly {
    readonly import: string;
    readonly type: string;
    readonly consent: number | boolean;
    readonly confidential: number | boolean;
    readonly count: number | string;
  }[] = await trx('respondent')
    .groupBy('import', 'type', 'consent', 'confidential')
    .select('import', 'type', 'consent', 'confidential')
    .count({ count: '*' });
  const byType = new Map<string, number>();
  let [respondents, unpublished, unasked] = [0, 0, 0];
  for (const { import: importId, type, consent, confidential, count } of rows) {
    byType.set(type, (byType.get(type) ?? 0) + Number(count));
    respondents += Number(count);
    if (!consent && !confidential && unaskedImports.has(importId)) unasked += Number(count);
    else if (!consent || confidential) unpublished += Number(count);
  }
  return {
    respondents,
    unpublished,
    unasked,
    byType: [...byType].map(([name, count]) => ({ name, count })),
  };
}

/** The number of answers to each question, by the question's id. */
export async function countAnswers(trx: Knex.Transaction): Promise<ReadonlyMap<string, number>> {
  const rows: readonly { readonly question: string; readonly count: number | string }[] = await trx('answer')
    .groupBy('question')
    .select('question')
    .count({ count: '*' });
  return new Map(rows.map(({ question, count }) => [question, Number(count)]));
}

/** Whether anybody answered a question. */
export const isAnswered = async (trx: Knex.Transaction, question: string): Promise<boolean> =>
  (await trx('answer').where({ question }).first('id')) !== undefined;

/** The number of rows read at a time. */
const PAGE_SIZE = 2000;

/** The names of the organisations that agreed to be published by name and did not ask for confidentiality, sorted, each once. */
export async function publishedOrganisations(trx: Knex.Transaction): Promise<readonly string[]> {
  const names = new Map<string, string>();
  for (let after = 0; ; ) {
    const rows = await trx<RespondentRow>('respondent')
      .where({ consent: true, confidential: false })
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_SIZE);
    for (const row of rows) {
      const { organisation, withoutName } = respondentOf(row);
      const name = publishedName(row.type, organisation);
      if (name !== '' && !withoutName && !names.has(normaliseText(name)))
        names.set(normaliseText(name), name);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_SIZE)
      return [...names.values()].sort((a, b) => a.localeCompare(b, 'en-GB'));
    after = last.id;
  }
}
