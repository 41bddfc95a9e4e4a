import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Result } from '../../../core/base/result.ts';
import { digest } from '../../base/hash.ts';
import { packageRoot } from '../../base/package-root.ts';
import { connect } from '../../store/sqlite/driver.ts';
import { type ActVersion, listActs, loadAct } from '../acts.ts';
import { listShelfFiles, readFromShelf, type ShelfFile, stampOf } from '../shelf.ts';
import { citationRows, divisionRows, provisionCount } from './division-rows.ts';
import { dropText, prepareTables, putText, type TextRow } from './tables.ts';

/**
 * The library: every text on this computer, with a SQLite index of its words, provisions and citations, so that a search
 * reads no text file. The index has nothing that the texts don't have. A missing or damaged index is rebuilt.
 */

/** The index is beside the shelf's folder, so that the folder has only texts. */
const indexPath = (shelf: string): string => `${shelf}.index`;

/** A text on this computer, and how to read it. `stamp` changes when its file changes. */
interface TextSource extends ActVersion {
  readonly key: string;
  readonly origin: TextRow['origin'];
  readonly stamp: string;
  readonly read: () => Promise<Result<Instrument>>;
}

const keyOf = ({ id, version }: ActVersion): string => `${id}@${version}`;

/** The stamp of a corpus text: the file's size. Its time would differ for each installation. */
async function builtInStamp({ id, version }: ActVersion): Promise<string> {
  const name = `${id.replaceAll('/', '-')}.${version}.json`;
  const file = await stat(join(packageRoot(), 'data', 'corpus', 'acts', name)).catch(() => null);
  return `${file?.size}`;
}

/** All texts on this computer. An imported text with the id and version of a built-in one is left out. */
async function listTextSources(shelf: string): Promise<readonly TextSource[]> {
  const builtIn = listActs();
  const builtInKeys = new Set(builtIn.map(keyOf));
  const builtInTexts = await Promise.all(
    builtIn.map(
      async (act): Promise<TextSource> => ({
        ...act,
        key: keyOf(act),
        origin: 'keeling',
        stamp: await builtInStamp(act),
        read: async () => loadAct(act.id, act.version),
      }),
    ),
  );
  const imported = (await listShelfFiles(shelf))
    .filter((file) => !builtInKeys.has(keyOf(file)))
    .map(
      (file: ShelfFile): TextSource => ({
        id: file.id,
        version: file.version,
        key: keyOf(file),
        origin: 'imported',
        stamp: file.stamp,
        read: () => readFromShelf(shelf, file),
      }),
    );
  return [...builtInTexts, ...imported];
}

/** Brings the index up to date: adds new and changed texts, and removes those that are no longer on this computer. */
async function updateIndex(db: Knex, shelf: string): Promise<void> {
  const texts = await listTextSources(shelf);
  const stampsByKey = new Map(
    (await db<TextRow>('texts').select('key', 'stamp')).map(({ key, stamp }) => [key, stamp] as const),
  );
  const textKeys = new Set(texts.map(({ key }) => key));
  const removedKeys = [...stampsByKey.keys()].filter((key) => !textKeys.has(key));
  if (removedKeys.length > 0)
    await db.transaction(async (trx) => {
      for (const key of removedKeys) await dropText(trx, key);
    });
  for (const { key, id, version, origin, stamp, read } of texts) {
    if (stampsByKey.get(key) === stamp) continue;
    const text = await read();
    if (!text.ok) {
      console.error(`keeling: ${text.error.message}`);
      if (stampsByKey.has(key)) await db.transaction((trx) => dropText(trx, key));
      continue;
    }
    await indexText(db, text.value, { key, id, version, origin, stamp });
  }
}

/** Indexes a text, and replaces its earlier rows. */
async function indexText(
  db: Knex,
  text: Instrument,
  source: Pick<TextRow, 'key' | 'id' | 'version' | 'origin' | 'stamp'>,
): Promise<void> {
  const { title, number, date, description } = text;
  const textFields = {
    title,
    number,
    date,
    description,
    hash: digest(text),
    provisions: provisionCount(text),
  };
  const { key } = source;
  await db.transaction((trx) =>
    putText(trx, { ...source, ...textFields }, divisionRows(key, text), citationRows(key, text)),
  );
}

/** Whether an error means that the index file is damaged, so that it must be rebuilt. */
const isDamagedIndex = (error: unknown): boolean =>
  /SQLITE_(?:CORRUPT|NOTADB)|malformed|not a database|fts5/i.test(String(error));

/** The last work on each index. Work on one index runs in sequence, so that two calls don’t both build it. */
const pendingWork = new Map<string, Promise<unknown>>();

/** Opens the index and runs work on it. @param needsUpdate whether to bring the index up to date first */
async function withIndex<T>(shelf: string, needsUpdate: boolean, work: (db: Knex) => Promise<T>): Promise<T> {
  await mkdir(dirname(shelf), { recursive: true });
  const db = connect(indexPath(shelf));
  try {
    await db.raw('PRAGMA synchronous = OFF');
    await prepareTables(db);
    if (needsUpdate) await updateIndex(db, shelf);
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Runs a query on the index of a shelf, which is brought up to date or built first. */
export const withLibrary = <T>(shelf: string, work: (db: Knex) => Promise<T>): Promise<T> =>
  enqueue(shelf, true, work);

/** Indexes a text as soon as it is on the shelf, so that the next search needn't index many texts at once. */
export async function indexImportedText(shelf: string, text: Instrument): Promise<void> {
  const stamp = await stampOf(shelf, text);
  const { id, version } = text;
  const source = { key: keyOf(text), id, version, origin: 'imported' as const, stamp };
  if (listActs().some((act) => keyOf(act) === source.key)) return;
  await enqueue(shelf, false, (db) => indexText(db, text, source));
}

/** Runs work on an index after all earlier work on it. A damaged index is deleted and built again. */
function enqueue<T>(shelf: string, needsUpdate: boolean, work: (db: Knex) => Promise<T>): Promise<T> {
  const queued = (pendingWork.get(shelf) ?? Promise.resolve()).then(async () => {
    try {
      return await withIndex(shelf, needsUpdate, work);
    } catch (error) {
      if (!isDamagedIndex(error)) throw error;
      const folder = dirname(indexPath(shelf));
      const name = `${shelf.slice(folder.length + 1)}.index`;
      for (const file of await readdir(folder)) if (file.startsWith(name)) await rm(join(folder, file));
      return withIndex(shelf, needsUpdate, work);
    }
  });
  pendingWork.set(
    shelf,
    queued.catch(() => undefined),
  );
  return queued;
}
