import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { ReadOnly } from '../../core/api.ts';
import { count } from '../../core/base/english.ts';
import { ok, type Refusal, type Result } from '../../core/base/result.ts';
import { ownedTemporaryFolder } from '../base/unfinished.ts';
import { copyIn, filesOf, type Rescued } from './doctor.ts';
import { isReadOnly } from './file.ts';
import { type FindText, salvage } from './salvage.ts';
import { closeStore, openStore } from './store.ts';

/** A copy of a review's file that can be read, and is thrown away when it is closed. */
interface OpenCopy {
  readonly db: Knex;
  readonly readOnly: ReadOnly;
  readonly close: () => Promise<void>;
}

const READ_ONLY = 'The file or its folder is read-only. Save a copy to work on.';

/** "3 rows of note could be read, and no more." */
const lostWords = ({ table, rows }: Rescued): string =>
  `${table.replaceAll('_', ' ')}: ${count(rows, 'row')} could be read, and no more`;

/**
 * Opens a file that was refused so that it can be read: of a read-only one a copy, of a damaged one all that can still be
 * read. The file itself is not touched. Null where not even that can be done, and for a file that was refused for another
 * reason: that reason then stands.
 */
export async function openCopy(path: string, refused: Refusal, findText: FindText): Promise<OpenCopy | null> {
  const isDamaged = refused.kind === 'damaged';
  if (!isDamaged && !(await isReadOnly(path))) return null;
  const folder = await ownedTemporaryFolder('read');
  const give = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = copyIn(folder, path);
    for (const file of await filesOf(path)) {
      await copyFile(file, copyIn(folder, file));
      await chmod(copyIn(folder, file), 0o600);
    }
    const opened = isDamaged ? null : await openStore(copy);
    const copied = opened?.ok
      ? ok({ db: opened.value, readOnly: { damaged: false, why: READ_ONLY, lost: [] } })
      : await saved(copy, join(folder, 'saved.keeling'), refused, findText);
    if (copied.ok) {
      const { db, readOnly } = copied.value;
      return { db, readOnly, close: () => closeStore(db).finally(give) };
    }
  } catch {
    // A copy that can't be made is no reason of its own.
  }
  await give();
  return null;
}

async function saved(
  copy: string,
  to: string,
  refused: Refusal,
  findText: FindText,
): Promise<Result<Pick<OpenCopy, 'db' | 'readOnly'>>> {
  const salvaged = await salvage(copy, to, findText);
  if (!salvaged.ok) return salvaged;
  const opened = await openStore(to);
  if (!opened.ok) return opened;
  const reason = refused.message.replace(' Nothing was changed. Open a backup.', '');
  return ok({
    db: opened.value,
    readOnly: {
      damaged: true,
      why: reason,
      lost: [...salvaged.value.lostTables.map(lostWords), ...salvaged.value.unread],
    },
  });
}
