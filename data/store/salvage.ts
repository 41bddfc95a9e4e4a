import { truncate } from 'node:fs/promises';
import type { Knex } from 'knex';
import type { Instrument } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result } from '../../core/base/result.ts';
import type { ReviewState } from '../../core/events/review-state.ts';
import { sha256 } from '../base/hash.ts';
import type { AmendmentRow } from './amendments.ts';
import { indexManyAnswers } from './answer-search.ts';
import { damaged } from './damage.ts';
import { type RescuedTable, rescueRows } from './doctor.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { replayReadable } from './readable-ledger.ts';
import { rowsOf } from './replayed-rows.ts';
import type { InstrumentRow, ReviewRow } from './review.ts';
import { connect } from './sqlite/driver.ts';
import { readHeader, readPragmas, withoutForeignKeys } from './sqlite/sqlite.ts';
import { closeStore } from './store.ts';

/** The losses of a review that was salvaged. */
interface SalvageLosses {
  /** The tables with rows that could not be read, and how many could. */
  readonly lostTables: readonly RescuedTable[];
  /** A sentence for each amendment whose last revision could not be recovered, with the reason. */
  readonly reasonsUnread: readonly string[];
}

/** Finds a text outside the review by its hash; null if there is none. */
export type FindText = (hash: string) => Promise<Instrument | null>;

type Row = Readonly<Record<string, unknown>>;

/** The number of rows in one INSERT. If it fails, they are inserted one by one. */
const ROWS_PER_INSERT = 50;

/**
 * Makes a review in a new file from a damaged one. It has every row that can still be read, and lost rows that the
 * ledger can restore. Nothing is guessed: a value is as it was stored, or is missing. Refused `damaged` if no text of
 * the Act or no review’s name can be recovered.
 * @param copy a copy of the damaged file, which will be written to
 */
export async function salvage(
  copy: string,
  newPath: string,
  findText: FindText,
): Promise<Result<SalvageLosses>> {
  await padToLength(copy);
  const version = await versionOf(copy);
  if (version === null || version < 1 || version > MIGRATIONS.length)
    return damaged('nothing of it can be read', 'the whole file');
  const db = connect(newPath);
  try {
    await migrate(db, newPath, MIGRATIONS.slice(0, version));
    const lostTables = await copyReadableRows(db, copy);
    await migrate(db, newPath, MIGRATIONS);
    let reasonsUnread: readonly string[] = [];
    const isComplete = await db.transaction(async (trx) => {
      reasonsUnread = await restoreFromLedger(trx, findText);
      const answerRange: { readonly from?: number | null; readonly to?: number | null } | undefined =
        await trx('answer').min({ from: 'id' }).max({ to: 'id' }).first();
      if (answerRange?.from && answerRange.to) await indexManyAnswers(trx, answerRange.from, answerRange.to);
      return (
        (await trx<InstrumentRow>('instrument')).length === 1 && (await trx<ReviewRow>('review')).length === 1
      );
    });
    return isComplete
      ? ok({ lostTables, reasonsUnread })
      : damaged('the text of the Act, or the review’s name, can’t be read', 'the whole file');
  } finally {
    await closeStore(db);
  }
}

/** The most missing bytes that are filled up. A damaged header could claim any length. */
const MAX_MISSING_BYTES = 2 ** 30;

/** Fills the missing end of a file with zeros, because SQLite doesn't read a file that is shorter than its header says. */
async function padToLength(copy: string): Promise<void> {
  const { bytes, expectedBytes } = await readHeader(copy);
  if (expectedBytes > bytes && expectedBytes - bytes < MAX_MISSING_BYTES) await truncate(copy, expectedBytes);
}

/** The version of the tables; null if it can’t be read. */
async function versionOf(copy: string): Promise<number | null> {
  const db = connect(copy);
  try {
    return (await readPragmas(db)).version;
  } catch {
    return null;
  } finally {
    await db.destroy();
  }
}

/** Copies every readable row into the table of the same name, without foreign keys. @returns the tables with losses */
async function copyReadableRows(db: Knex, copy: string): Promise<readonly RescuedTable[]> {
  const ourTables: ReadonlySet<string> = new Set(
    await db('sqlite_master').where({ type: 'table' }).pluck('name'),
  );
  const refusedCounts = new Map<string, number>();
  const rescuedList = await withoutForeignKeys(db, () =>
    rescueRows(copy, async (table, rows) => {
      if (!ourTables.has(table)) return;
      let refusedCount = 0;
      for (let index = 0; index < rows.length; index += ROWS_PER_INSERT)
        refusedCount += await insertRows(db, table, rows.slice(index, index + ROWS_PER_INSERT));
      refusedCounts.set(table, refusedCount);
    }),
  ).catch(() => []);
  const expectedTables = [...ourTables].filter(
    (name) => !name.startsWith('sqlite') && !name.startsWith('answer_words'),
  );
  const rescuedTables = new Map(rescuedList.map((rescued) => [rescued.table, rescued]));
  return expectedTables.flatMap((table): RescuedTable[] => {
    const rescued = rescuedTables.get(table) ?? { table, rows: 0, isWhole: false };
    const rows = rescued.rows - (refusedCounts.get(table) ?? 0);
    return rescued.isWhole && rows === rescued.rows ? [] : [{ table, rows, isWhole: false }];
  });
}

/** Inserts rows. @returns how many broke a constraint, because a flipped bit made a key equal to another or null */
async function insertRows(db: Knex, table: string, rows: readonly Row[]): Promise<number> {
  try {
    await db.transaction((trx) => trx(table).insert(rows));
    return 0;
  } catch {
    if (rows.length === 1) return 1;
    let refusedCount = 0;
    for (const row of rows) refusedCount += await insertRows(db, table, [row]);
    return refusedCount;
  }
}

/** Restores lost rows from the ledger; rows that a table still has stay. @returns a sentence for each lost amendment */
async function restoreFromLedger(trx: Knex.Transaction, findText: FindText): Promise<readonly string[]> {
  const { state, reasonsUnread } = await replayReadable(trx);
  if (state.review && (await trx<ReviewRow>('review')).length === 0) await trx('review').insert(state.review);
  const storedIds = new Set(await trx<AmendmentRow>('amendment').pluck('id'));
  for (const [table, rows] of Object.entries(rowsOf(state)))
    for (const row of rows) await trx(table).insert(row).onConflict().ignore();
  await restoreBaseText(trx, state, findText);
  return [...reasonsUnread].flatMap(([id, reason]) => {
    if (storedIds.has(id)) return [];
    const revision = state.amendments.get(id)?.revision;
    return `${id}: ${revision === undefined ? 'none of it' : `only its revision ${revision}`} could be read. ${reason}`;
  });
}

/** Restores an unreadable text of the Act from elsewhere, by its hash. */
async function restoreBaseText(
  trx: Knex.Transaction,
  { instrumentHash }: ReviewState,
  findText: FindText,
): Promise<void> {
  const rows = await trx<InstrumentRow>('instrument');
  const soundRows = rows.filter(({ hash, json }) => typeof json === 'string' && sha256(json) === hash);
  if (soundRows.length > 0 && rows.length === 1) return;
  const textElsewhere = instrumentHash === '' ? null : await findText(instrumentHash);
  const json = textElsewhere && canonicalJson(textElsewhere);
  await trx<InstrumentRow>('instrument').delete();
  if (json !== null && sha256(json) === instrumentHash)
    await trx<InstrumentRow>('instrument').insert({ hash: instrumentHash, json });
}
