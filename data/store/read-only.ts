import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { ReadOnly } from '../../core/api.ts';
import { count } from '../../core/base/english.ts';
import { ok, type Refusal, type Result } from '../../core/base/result.ts';
import { ownedTemporaryFolder } from '../base/unfinished.ts';
import { copyIn, filesOf, type RescuedTable } from './doctor.ts';
import { isReadOnly } from './file.ts';
import { type FindText, salvage } from './salvage.ts';
import { closeStore, openStore } from './store.ts';

/** A readable copy of a review's file, which `close` deletes. */
interface OpenCopy {
  readonly db: Knex;
  readonly readOnly: ReadOnly;
  readonly close: () => Promise<void>;
}

const READ_ONLY_REASON = 'The file or its folder is read-only. Save a copy to work on.';

/** `note: 3 rows could be read, and no more`. */
const lostWords = ({ table, rows }: RescuedTable): string =>
  `${table.replaceAll('_', ' ')}: ${count(rows, 'row')} could be read, and no more`;

/**
 * Opens a refused file for reading: a copy of a read-only file, or the readable contents of a damaged one. The file itself
 * is not changed. Null if that is impossible, or the file was refused for another reason, so that the caller keeps the first
 * refusal.
 */
export async function openCopy(path: string, refusal: Refusal, findText: FindText): Promise<OpenCopy | null> {
  const isDamaged = refusal.kind === 'damaged';
  if (!isDamaged && !(await isReadOnly(path))) return null;
  const folder = await ownedTemporaryFolder('read');
  const deleteFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = copyIn(folder, path);
    for (const file of await filesOf(path)) {
      await copyFile(file, copyIn(folder, file));
      await chmod(copyIn(folder, file), 0o600);
    }
    const opened = isDamaged ? null : await openStore(copy);
    const copied = opened?.ok
      ? ok({ db: opened.value, readOnly: { damaged: false, why: READ_ONLY_REASON, lost: [] } })
      : await openSalvaged(copy, join(folder, 'saved.keeling'), refusal, findText);
    if (copied.ok) {
      const { db, readOnly } = copied.value;
      return { db, readOnly, close: () => closeStore(db).finally(deleteFolder) };
    }
  } catch {
    // The caller reports the first refusal, and not why the copy failed.
  }
  await deleteFolder();
  return null;
}

/** Opens what can be read of a damaged file. `lost` lists the losses. */
async function openSalvaged(
  copy: string,
  salvagedPath: string,
  refusal: Refusal,
  findText: FindText,
): Promise<Result<Pick<OpenCopy, 'db' | 'readOnly'>>> {
  const salvaged = await salvage(copy, salvagedPath, findText);
  if (!salvaged.ok) return salvaged;
  const opened = await openStore(salvagedPath);
  if (!opened.ok) return opened;
  const reason = refusal.message.replace(' Nothing was changed. Open a backup.', '');
  return ok({
    db: opened.value,
    readOnly: {
      damaged: true,
      why: reason,
      lost: [...salvaged.value.lostTables.map(lostWords), ...salvaged.value.reasonsUnread],
    },
  });
}
