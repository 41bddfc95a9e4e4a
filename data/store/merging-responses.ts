import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { RecordChange } from '../../core/events/records.ts';
import type { Import } from '../../core/evidence/records.ts';
import type { Plan } from '../../core/merge/merge-plan.ts';
import type { PackagedImport } from '../../core/merge/package.ts';
import { Damage } from './damage.ts';
import {
  deleteResponses,
  indexResponses,
  insertResponses,
  numberingOf,
  type ResponseRows,
  renumberRows,
  responsesIn,
} from './responses.ts';

/** An import in a package: its rows, and its record in the package's ledger. */
export interface ReceivedImport {
  readonly record: Import;
  readonly rows: PackagedImport;
}

/** The record of an import before and after the merge; null if there is none. */
interface ImportChange {
  readonly was: Import | null;
  readonly is: Import | null;
}

/** Whether two records are of one import, whatever its ids. If two people import one file, these are two imports. */
const isSameImport = (a: Import, b: Import): boolean =>
  canonicalJson([a.rows, a.by, a.at]) === canonicalJson([b.rows, b.by, b.at]);

/** Whether two records of an import have the same ids for the same rows. */
const hasSameNumbering = (a: Import, b: Import): boolean =>
  canonicalJson([a.id, a.rows, a.first ?? null, a.questions ?? null]) ===
  canonicalJson([b.id, b.rows, b.first ?? null, b.questions ?? null]);

/**
 * Whether the stored rows of one record can serve the other unchanged. Imports of one file by two people can't, even with
 * the same ids, because each person may have corrected other answers.
 */
const hasRowsOf = (a: Import, b: Import): boolean => isSameImport(a, b) && hasSameNumbering(a, b);

/**
 * An import’s rows with the ids that another record of it (`target`) gives them.
 * @throws Damage if the rows can’t be renumbered
 */
function withNumberingOf(rows: ResponseRows, record: Import, target: Import): ResponseRows {
  if (rows.respondents.some((respondent) => respondent.import !== record.id))
    throw new Damage(`the responses of import ${record.id} are not its own`, `import ${record.id}`);
  if (hasSameNumbering(record, target)) return rows;
  const [from, to] = [numberingOf(record), numberingOf(target)];
  if (!from || !to)
    throw new Damage(`the responses of import ${record.id} can't be numbered anew`, `import ${record.id}`);
  return renumberRows(rows, from, { ...to, import: target.id });
}

/** Whether a change is of the record of an import. */
const isImport = (change: RecordChange): change is RecordChange & ImportChange => change.kind === 'import';

/**
 * Brings the tables of responses up to date with a merge. It adds the imports of the package, and renumbers imports of
 * this copy whose ids change. Everything is deleted before anything is inserted, so that ids can’t clash.
 * @throws Damage for an import whose rows are in neither copy
 */
export async function changeResponses(
  trx: Knex.Transaction,
  { updates }: Plan,
  receivedImports: readonly ReceivedImport[],
): Promise<void> {
  const changes = updates.records.filter(isImport);
  const departing = changes.flatMap(({ was, is }) => (was && !(is && hasRowsOf(was, is)) ? [was] : []));
  const arriving = changes.flatMap(({ was, is }) => (is && !(was && hasRowsOf(was, is)) ? [is] : []));
  const storedRows: ResponseRows[] = [];
  for (const is of arriving) {
    const ours = departing.find((was) => isSameImport(was, is));
    const theirs = ours ? undefined : receivedImports.find(({ record }) => isSameImport(record, is));
    if (ours) storedRows.push(withNumberingOf(await responsesIn(trx, ours.id), ours, is));
    else if (theirs) storedRows.push(withNumberingOf(theirs.rows, theirs.record, is));
    else
      throw new Damage(
        `the responses of import ${is.id} are not in it. Ask for a package from the beginning`,
        `import ${is.id}`,
      );
  }
  for (const { id } of departing) await deleteResponses(trx, id);
  for (const rows of storedRows) {
    const [first, count] = [rows.respondents[0]?.id ?? 1, rows.respondents.length];
    await insertResponses(trx, rows);
    const last = rows.respondents.at(-1)?.id ?? first;
    if (count > 0) await indexResponses(trx, first, last - first + 1);
  }
}
