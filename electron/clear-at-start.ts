import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftovers } from '../data/base/leftovers.ts';
import { backupsFolder, shelfFolder } from './folders.ts';

/** The file that lists the folders that people exported to, one per line. The next start clears those of leftovers. */
const exportFoldersFile = (dataFolder: string): string => join(dataFolder, 'places.txt');

/**
 * Makes the next start clear a folder of leftovers too. If the list cannot be written, the folder is cleared when
 * somebody next exports to it.
 */
export async function rememberExportFolder(dataFolder: string, folder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true }).catch(() => undefined);
  await appendFile(exportFoldersFile(dataFolder), `${folder}\n`).catch(() => undefined);
}

/**
 * Removes the hidden, half-written copies of reviews that killed processes left, from every folder that Keeling writes
 * to.
 */
export async function clearAtStart(folder: string, dataFolder: string): Promise<void> {
  const backups = backupsFolder(dataFolder);
  const reviewIds = await readdir(backups).catch(() => []);
  const exportFolders = await readFile(exportFoldersFile(dataFolder), 'utf8').catch(() => '');
  await clearLeftovers(
    folder,
    shelfFolder(dataFolder),
    tmpdir(),
    ...reviewIds.map((id) => join(backups, id)),
    ...exportFolders.split('\n').filter((place) => place !== ''),
  );
  await rm(exportFoldersFile(dataFolder), { force: true }).catch(() => undefined);
}
