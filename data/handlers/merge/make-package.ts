import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Cleared, Gate } from '../../../core/disclosure/gate.ts';
import { copyOf } from '../../../core/merge/merge.ts';
import type { Package } from '../../../core/merge/package.ts';
import { clearLeftovers } from '../../base/leftovers.ts';
import { unfinishedFilePath } from '../../base/unfinished.ts';
import { findTextBy } from '../../corpus/held-texts.ts';
import { packageBytes } from '../../formats/package.ts';
import { checkVacant, deleteUnfinished, moveIntoPlace } from '../../store/file.ts';
import { fromJson } from '../../store/json.ts';
import { readNamedValues, wholeLedger } from '../../store/packages.ts';
import { readReview, textRows } from '../../store/review.ts';
import type { Context, Handler } from '../context/context.ts';

/** A free path beside the review's file, with the review's name and the number of the newest ledger entry. */
function defaultPath(path: string, seq: number): string {
  const stem = join(dirname(path), `${basename(path, extname(path))}-work-${seq}`);
  for (let copy = 1; ; copy += 1) {
    const file = copy === 1 ? `${stem}.keeling-package` : `${stem}-${copy}.keeling-package`;
    if (!existsSync(file)) return file;
  }
}

/** Reads the base texts that do not come with Keeling. A receiver without a copy of the review needs them. */
async function readImportedTexts(trx: Knex.Transaction): Promise<Pick<Package, 'texts'>> {
  const texts: { readonly hash: string; readonly value: unknown }[] = [];
  for (const { hash, json } of await textRows(trx))
    if ((await findTextBy(hash)) === null) texts.push({ hash, value: fromJson(json, 'the text of the Act') });
  return texts.length === 0 ? {} : { texts };
}

/** Reads a review's work after a ledger entry, with all content that it names. Refused if there is nothing after it. */
const readPackage = (context: Context, since: number): Promise<Result<Cleared<Package>>> =>
  context.read(async (trx) => {
    const ledger = await wholeLedger(trx);
    const [lastEntry, entryBefore] = [ledger.at(-1), ledger[since - 1]];
    if (!lastEntry || since >= lastEntry.seq)
      return refuse(
        'invalid',
        `There is nothing after entry ${since}: the last entry of the history is ${lastEntry?.seq ?? 0}.`,
        'since',
      );
    const entries = ledger.slice(since);
    const { id, title } = await readReview(trx);
    const { instrument, instrumentHash } = context;
    const reviewPackage: Package = {
      keeling: 'review package',
      version: 1,
      review: { id, title },
      instrument: { id: instrument.id, version: instrument.version, hash: instrumentHash },
      since: { seq: since, hash: entryBefore?.hash ?? '' },
      head: { seq: lastEntry.seq, hash: lastEntry.hash },
      entries: [...entries],
      ...(await readNamedValues(trx, entries, copyOf(ledger).state)),
      ...(since === 0 ? await readImportedTexts(trx) : {}),
    };
    return ok(Gate.forColleagues(reviewPackage));
  });

/**
 * Answers `package.make`: writes a file with the work after a ledger entry, for a colleague with a copy of the review.
 */
export const makePackage: Handler<'package.make'> = async (context, { since, to }) => {
  const reviewPackage = await readPackage(context, since);
  if (!reviewPackage.ok) return reviewPackage;
  const { entries, head } = reviewPackage.value.value;
  const bytes = reviewPackage.value.map(packageBytes);
  const file = to === undefined ? defaultPath(context.path, head.seq) : resolve(to);
  const vacancy = await checkVacant(file);
  if (!vacancy.ok) return vacancy;
  await clearLeftovers(dirname(file));
  const unfinishedFile = unfinishedFilePath(file);
  try {
    await writeFile(unfinishedFile, bytes.value, { flag: 'wx' });
    const outcome = await moveIntoPlace(unfinishedFile, file);
    if (!outcome.ok) return outcome;
  } catch (error) {
    return refuse(
      'refused',
      `The package could not be written: ${(error as Error).message}. No files were left.`,
    );
  } finally {
    await deleteUnfinished(unfinishedFile);
  }
  return ok({ folder: file, zip: file, entries: entries.length, bytes: bytes.value.length });
};
