import { truncate } from 'node:fs/promises';
import type { Knex } from 'knex';
import type { Instrument } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result } from '../../core/base/result.ts';
import type { ReviewState } from '../../core/events/review-state.ts';
import { sha256 } from '../base/hash.ts';
import type { AmendmentRow } from './amendments.ts';
import { addManyWords } from './answer-search.ts';
import { damaged } from './damage.ts';
import { type Rescued, rescue } from './doctor.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { readableAccount } from './readable-ledger.ts';
import { rowsOf } from './replayed-rows.ts';
import type { InstrumentRow, ReviewRow } from './review.ts';
import { connect } from './sqlite/driver.ts';
import { readHeader, readMarks, withoutTies } from './sqlite/sqlite.ts';
import { closeStore } from './store.ts';

/** The losses of a review that was salvaged. */
interface Salvaged {
  /** The tables with rows that could not be read, and how many could. */
  readonly lostTables: readonly Rescued[];
  /** A sentence for each amendment whose last revision could not be recovered, with the reason. */
  readonly unread: readonly string[];
}

/** Finds a text outside the review by its hash; null if there is none. */
export type FindText = (hash: string) => Promise<Instrument | null>;

type Row = Readonly<Record<string, unknown>>;

const ROWS_PER_INSERT = 50;

/**
 * Makes a review in a new file from a damaged one: every row that can still be read, and lost rows that the ledger can
 * restore. Nothing is guessed: a value is as it was stored, or is missing. Refused `damaged` if no text of the Act or no
 * review's name can be recovered.
 * @param copy a copy of the damaged file, which will be written to
 */
export async function salvage(copy: string, to: string, findText: FindText): Promise<Result<Salvaged>> {
  await lengthen(copy);
  const version = await versionOf(copy);
  if (version === null || version < 1 || version > MIGRATIONS.length)
    return damaged('nothing of it can be read', 'the whole file');
  const db = connect(to);
  try {
    await migrate(db, to, MIGRATIONS.slice(0, version));
    const lostTables = await takeRows(db, copy);
    await migrate(db, to, MIGRATIONS);
    let unread: readonly string[] = [];
    const filled = await db.transaction(async (trx) => {
      unread = await fromLedger(trx, findText);
      const answerRange: { readonly from?: number | null; readonly to?: number | null } | undefined =
        await trx('answer').min({ from: 'id' }).max({ to: 'id' }).first();
      if (answerRange?.from && answerRange.to) await addManyWords(trx, answerRange.from, answerRange.to);
      return (
        (await trx<InstrumentRow>('instrument')).length === 1 && (await trx<ReviewRow>('review')).length === 1
      );
    });
    return filled
      ? ok({ lostTables, unread })
      : damaged('the text of the Act, or the review’s name, can’t be read', 'the whole file');
  } finally {
    await closeStore(db);
  }
}

/** The most missing bytes that are filled up. A damaged header could claim any length. */
const MAX_MISSING_BYTES = 2 ** 30;

/** Fills the missing end of a file with zeros, because SQLite doesn't read a file that is shorter than its header says. */
async function lengthen(copy: string): Promise<void> {
  const { bytes, expectedBytes } = await readHeader(copy);
  if (expectedBytes > bytes && expectedBytes - bytes < MAX_MISSING_BYTES) await truncate(copy, expectedBytes);
}

async function versionOf(copy: string): Promise<number | null> {
  const db = connect(copy);
  try {
    return (await readMarks(db)).version;
  } catch {
    return null;
  } finally {
    await db.destroy();
  }
}

/** Copies every readable row into the table of the same name. @returns the tables with losses */
async function takeRows(db: Knex, copy: string): Promise<readonly Rescued[]> {
  const ours: ReadonlySet<string> = new Set(await db('sqlite_master').where({ type: 'table' }).pluck('name'));
  const refused = new Map<string, number>();
  const read = await withoutTies(db, () =>
    rescue(copy, async (table, rows) => {
      if (!ours.has(table)) return;
      let left = 0;
      for (let at = 0; at < rows.length; at += ROWS_PER_INSERT)
        left += await insert(db, table, rows.slice(at, at + ROWS_PER_INSERT));
      refused.set(table, left);
    }),
  ).catch(() => []);
  const missing = [...ours].filter((name) => !name.startsWith('sqlite') && !name.startsWith('answer_words'));
  const rescuedTables = new Map(read.map((one) => [one.table, one]));
  return missing.flatMap((table): Rescued[] => {
    const one = rescuedTables.get(table) ?? { table, rows: 0, isWhole: false };
    const rows = one.rows - (refused.get(table) ?? 0);
    return one.isWhole && rows === one.rows ? [] : [{ table, rows, isWhole: false }];
  });
}

/** @returns the number of rows that broke a constraint, because a flipped bit made a key equal to another or null */
async function insert(db: Knex, table: string, rows: readonly Row[]): Promise<number> {
  try {
    await db.transaction((trx) => trx(table).insert(rows));
    return 0;
  } catch {
    if (rows.length === 1) return 1;
    let left = 0;
    for (const row of rows) left += await insert(db, table, [row]);
    return left;
  }
}

/** Restores lost rows from the ledger; rows that a table still has stay. @returns a sentence for each lost amendment */
async function fromLedger(trx: Knex.Transaction, findText: FindText): Promise<readonly string[]> {
  const { state, unread } = await readableAccount(trx);
  if (state.review && (await trx<ReviewRow>('review')).length === 0) await trx('review').insert(state.review);
  const keptIds = new Set(await trx<AmendmentRow>('amendment').pluck('id'));
  for (const [table, rows] of Object.entries(rowsOf(state)))
    for (const row of rows) await trx(table).insert(row).onConflict().ignore();
  await restoreText(trx, state, findText);
  return [...unread].flatMap(([id, reason]) => {
    if (keptIds.has(id)) return [];
    const revision = state.amendments.get(id)?.revision;
    return `${id}: ${revision === undefined ? 'none of it' : `only its revision ${revision}`} could be read. ${reason}`;
  });
}

/** Restores an unreadable text of the Act from elsewhere, by its hash. */
async function restoreText(
  trx: Knex.Transaction,
  { instrumentHash }: ReviewState,
  findText: FindText,
): Promise<void> {
  const rows = await trx<InstrumentRow>('instrument');
  const sound = rows.filter(({ hash, json }) => typeof json === 'string' && sha256(json) === hash);
  if (sound.length > 0 && rows.length === 1) return;
  const heldText = instrumentHash === '' ? null : await findText(instrumentHash);
  const json = heldText && canonicalJson(heldText);
  await trx<InstrumentRow>('instrument').delete();
  if (json !== null && sha256(json) === instrumentHash)
    await trx<InstrumentRow>('instrument').insert({ hash: instrumentHash, json });
}
