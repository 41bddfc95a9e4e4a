import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftovers } from '../data/base/leftovers.ts';
import { backupsFolder, shelfFolder } from './folders.ts';

/** The folders that people chose to have files written to, one on each line, until the next start has looked there. */
const placesFile = (dataFolder: string): string => join(dataFolder, 'places.txt');

/** Has the next start look in a folder, too. One that can't be remembered is looked in when it is next written to. */
export async function rememberPlace(dataFolder: string, folder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true }).catch(() => undefined);
  await appendFile(placesFile(dataFolder), `${folder}\n`).catch(() => undefined);
}

/** Takes away what killed processes left hidden: copies of whole reviews, half made, wherever Keeling makes any. */
export async function clearAtStart(folder: string, dataFolder: string): Promise<void> {
  const backups = backupsFolder(dataFolder);
  const ids = await readdir(backups).catch(() => []);
  const places = await readFile(placesFile(dataFolder), 'utf8').catch(() => '');
  await clearLeftovers(
    folder,
    shelfFolder(dataFolder),
    tmpdir(),
    ...ids.map((id) => join(backups, id)),
    ...places.split('\n').filter((place) => place !== ''),
  );
  await rm(placesFile(dataFolder), { force: true }).catch(() => undefined);
}
