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

/** What became of a damaged review: where all that was saved of it now is, and what was not. */
interface Salvaged {
  /** The tables of which something could not be read, and how much was. */
  readonly lostTables: readonly Rescued[];
  /** The amendments of which the ledger couldn't tell what they were last, and why, in a sentence each. */
  readonly unread: readonly string[];
}

/** Finds a text that is held elsewhere by its hash, or says that there is none. */
export type FindText = (hash: string) => Promise<Instrument | null>;

type Row = Readonly<Record<string, unknown>>;

const AT_ONCE = 50;

/**
 * Makes a review of what can be read of a damaged one, in a new file: every row that can still be read, and what the
 * ledger tells of rows that can't. Nothing is guessed: a value is as it was stored, or is not there.
 * @param copy of the damaged file, which may be written to: reading it may settle its log
 */
export async function salvage(copy: string, to: string, findText: FindText): Promise<Result<Salvaged>> {
  await lengthen(copy);
  const version = await versionOf(copy);
  if (version === null || version < 1 || version > MIGRATIONS.length)
    return damaged('nothing of it can be read', 'the whole file');
  const db = connect(to);
  try {
    await migrate(db, to, MIGRATIONS.slice(0, version));
    const lostTables = await take(db, copy);
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

/** How much of a file may be missing for it to be made as long as it says it is, in bytes. */
const MOST_MISSING = 2 ** 30;

/** Puts nothing where the end of a file is missing: one that is shorter than it says is not read at all. */
async function lengthen(copy: string): Promise<void> {
  const { bytes, expectedBytes } = await readHeader(copy);
  if (expectedBytes > bytes && expectedBytes - bytes < MOST_MISSING) await truncate(copy, expectedBytes);
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

/** Every row that can be read into the tables of the same name. */
async function take(db: Knex, copy: string): Promise<readonly Rescued[]> {
  const ours: ReadonlySet<string> = new Set(await db('sqlite_master').where({ type: 'table' }).pluck('name'));
  const refused = new Map<string, number>();
  const read = await withoutTies(db, () =>
    rescue(copy, async (table, rows) => {
      if (!ours.has(table)) return;
      let left = 0;
      for (let at = 0; at < rows.length; at += AT_ONCE)
        left += await insert(db, table, rows.slice(at, at + AT_ONCE));
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

/** @returns how many rows the table would not take: a flipped bit can make two of one, or nothing of something */
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

/** Puts in what the ledger tells and a table has lost. What a table still has stays as it is. @returns what it couldn't tell */
async function fromLedger(trx: Knex.Transaction, findText: FindText): Promise<readonly string[]> {
  const { state, unread } = await readableAccount(trx);
  if (state.review && (await trx<ReviewRow>('review')).length === 0) await trx('review').insert(state.review);
  const keptIds = new Set(await trx<AmendmentRow>('amendment').pluck('id'));
  for (const [table, rows] of Object.entries(rowsOf(state)))
    for (const row of rows) await trx(table).insert(row).onConflict().ignore();
  await bringText(trx, state, findText);
  return [...unread].flatMap(([id, reason]) => {
    if (keptIds.has(id)) return [];
    const revision = state.amendments.get(id)?.revision;
    return `${id}: ${revision === undefined ? 'none of it' : `only its revision ${revision}`} could be read. ${reason}`;
  });
}

/** The Act's text, where the file's own can't be read: from where the same is held, by its hash. */
async function bringText(
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
