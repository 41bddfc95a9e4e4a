import type { Knex } from 'knex';
import type { Import } from '../../core/evidence/records.ts';
import { sha256 } from '../base/hash.ts';
import type { AnswerRow } from './answers.ts';
import { Damage } from './damage.ts';
import { answerIdRange, numberingOf, type RespondentRow, RowsHash } from './responses.ts';

const PAGE_SIZE = 2000;

/** The corrected answers by id: `text` is the imported text, and `now` the SHA-256 of the text that is stored now. */
export type CorrectedAnswers = ReadonlyMap<number, { readonly text: string; readonly now: string }>;

/**
 * Checks that a review has exactly the responses of its imports, as imported or as corrected since.
 * @throws Damage naming the import whose rows were altered, lost or added to
 */
export async function checkResponses(
  trx: Knex.Transaction,
  imports: readonly Import[],
  corrected: CorrectedAnswers,
): Promise<void> {
  let respondents = 0;
  let answers = 0;
  for (const importRecord of imports) {
    const stored = await hashStored(trx, importRecord, corrected);
    if (
      stored.hash !== importRecord.rows ||
      stored.respondents !== importRecord.respondents ||
      stored.answers !== importRecord.answers
    )
      throw new Damage(
        `the responses of import ${importRecord.id} are not those that were imported`,
        `import ${importRecord.id}`,
      );
    respondents += stored.respondents;
    answers += stored.answers;
  }
  const isComplete =
    (await countOf(trx, 'respondent')) === respondents && (await countOf(trx, 'answer')) === answers;
  if (!isComplete) throw new Damage('there are responses that belong to no import', 'responses');
}

async function countOf(trx: Knex.Transaction, table: 'respondent' | 'answer'): Promise<number> {
  const [row]: readonly { readonly count: number }[] = await trx(table).count({ count: '*' });
  return Number(row?.count ?? 0);
}

/** An answer with its text before any correction. @throws Damage if its stored text isn't that of the last correction */
function withImportedText(answer: AnswerRow, corrected: CorrectedAnswers): AnswerRow {
  const correction = corrected.get(answer.id);
  if (!correction) return answer;
  if (sha256(answer.text) !== correction.now)
    throw new Damage(`answer ${answer.id} is not what the ledger says it is`, `answer ${answer.id}`);
  return { ...answer, text: correction.text };
}

/** Hashes and counts the stored rows of an import. A corrected answer counts with its imported text. */
async function hashStored(trx: Knex.Transaction, importRecord: Import, corrected: CorrectedAnswers) {
  const { id: importId } = importRecord;
  const hash = new RowsHash(numberingOf(importRecord));
  let respondents = 0;
  let answers = 0;
  for (let after = -1; ; ) {
    const rows: readonly RespondentRow[] = await trx<RespondentRow>('respondent')
      .where({ import: importId })
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_SIZE);
    const last = rows.at(-1);
    if (!last) break;
    const answerRows: readonly AnswerRow[] = await trx<AnswerRow>('answer')
      .whereBetween('id', answerIdRange(rows[0]?.id ?? 0, last.id))
      .orderBy('id');
    for (const row of [...rows, ...answerRows])
      if (Object.values(row).some((value) => value instanceof Uint8Array))
        throw new Damage(`a response of import ${importId} can't be read`, `import ${importId}`);
    const byRespondent = new Map<number, AnswerRow[]>(rows.map(({ id }) => [id, []]));
    for (const answer of answerRows)
      byRespondent.get(answer.respondent)?.push(withImportedText(answer, corrected));
    for (const row of rows) {
      hash.addRow(row, byRespondent.get(row.id) ?? []);
    }
    respondents += rows.length;
    answers += answerRows.length;
    after = last.id;
  }
  return { hash: hash.digest(), respondents, answers };
}
