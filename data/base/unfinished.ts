import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * The names of unfinished files and folders. A process that is killed leaves them behind, and one may be a copy of a whole
 * review. Each name therefore has its computer and process. So another process can distinguish abandoned files from those
 * that are still being written.
 */

/** The process namespace, '' outside Linux. Each namespace numbers its processes itself, so ids of two can't be compared. */
function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** A short hash that identifies this computer and its process namespace. */
const COMPUTER_ID = createHash('sha256')
  .update(`${hostname()} ${processNamespace()}`)
  .digest('hex')
  .slice(0, 8);
/** Distinguishes this process from an earlier one with the same process id. */
const PROCESS_TOKEN = randomBytes(4).toString('hex');
/** Identifies the process that makes a file, in the file’s name. */
const OWNER_ID = `${COMPUTER_ID}-${process.pid}-${PROCESS_TOKEN}`;

/** The beginning of a file's name, for people to recognise. With the whole of a long name, the system would refuse the path. */
const truncatedName = (path: string): string => [...basename(path)].slice(0, 40).join('');

/** The end of a name: the process, and a random number. */
const uniqueSuffix = (): string => `${OWNER_ID}-${randomBytes(6).toString('hex')}`;

/** The path beside a new file at which it is written until it is complete. */
export const unfinishedFilePath = (path: string): string =>
  join(dirname(path), `.${truncatedName(path)}.${uniqueSuffix()}.part`);

/** The path beside a new folder at which it is filled until it is complete. */
export const unfinishedFolderPath = (path: string): string =>
  join(dirname(path), `.${truncatedName(path)}.unfinished-${uniqueSuffix()}`);

/** Makes a folder in the system's folder for temporary files. */
export const ownedTemporaryFolder = (
  purpose: 'read' | 'doctor' | 'print' | 'send' | 'receive',
): Promise<string> => mkdtemp(join(tmpdir(), `keeling-${purpose}-${OWNER_ID}-`));

/** Matches an `OWNER_ID`, with the computer, the process id and the token as groups. */
const OWNER_PATTERN = '([0-9a-f]{8})-(\\d{1,10})-([0-9a-f]{8})-';
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const SQLITE_SUFFIX = '(?:-wal|-shm|-journal)?';
const UNFINISHED_NAMES: readonly RegExp[] = [
  new RegExp(`^\\..+\\.${OWNER_PATTERN}[0-9a-f]{12}\\.part${SQLITE_SUFFIX}$`),
  new RegExp(`^\\..+\\.unfinished-${OWNER_PATTERN}[0-9a-f]{12}$`),
  new RegExp(`^keeling-(?:read|doctor|print|send|receive)-${OWNER_PATTERN}[A-Za-z0-9]{6}$`),
  // The names that older versions of Keeling gave, without a computer and a process.
  new RegExp(`^\\..+\\.keeling(?:-package)?\\.${UUID}\\.part${SQLITE_SUFFIX}$`),
  /^\..+\.unfinished-[0-9a-f]{12}$/,
];

/** Whether the process that makes an unfinished file still runs. `unknown` on another computer, or without a process in the name. */
export type MakerStatus = 'living' | 'ended' | 'unknown';

/** The status of the maker of an unfinished file, by the file's name. Null for a file that isn't an unfinished file of Keeling's. */
export function makerStatusOf(name: string): MakerStatus | null {
  for (const pattern of UNFINISHED_NAMES) {
    const [match, computer, pid, token] = pattern.exec(name) ?? [];
    if (match === undefined) continue;
    if (computer !== COMPUTER_ID) return 'unknown';
    const isThisProcess = Number(pid) === process.pid;
    return (isThisProcess ? token === PROCESS_TOKEN : isRunning(Number(pid))) ? 'living' : 'ended';
  }
  return null;
}

/** Whether a process of this computer runs. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other error, such as EPERM for another user's process, means that the process exists.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
