import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * The names of what is being made and is not whole yet. A process that is killed leaves it behind, hidden, and it may be
 * a copy of a whole review. Each name therefore says which process of which computer makes it, so that another can tell
 * what is left from what is being written.
 */

/** Processes are numbered anew in each namespace of Linux: a number of another one says nothing here. */
function namespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

const COMPUTER = createHash('sha256').update(`${hostname()} ${namespace()}`).digest('hex').slice(0, 8);
/** Tells this process from an earlier one that had its number. */
const PROCESS_TOKEN = randomBytes(4).toString('hex');
const OWNER = `${COMPUTER}-${process.pid}-${PROCESS_TOKEN}`;

/** As much of a name as tells a person what it is of: with all of a long one, a system would not take it. */
const shortened = (path: string): string => [...basename(path)].slice(0, 40).join('');

const uniqueSuffix = (): string => `${OWNER}-${randomBytes(6).toString('hex')}`;

/** Where a new file is made, beside its place, before it is whole. */
export const partPath = (path: string): string =>
  join(dirname(path), `.${shortened(path)}.${uniqueSuffix()}.part`);

/** Where a new folder is made beside its place. */
export const unfinishedPath = (path: string): string =>
  join(dirname(path), `.${shortened(path)}.unfinished-${uniqueSuffix()}`);

/** Makes a folder for what is needed for a while, among the system's temporary ones. */
export const ownedTemporaryFolder = (
  purpose: 'read' | 'doctor' | 'print' | 'send' | 'receive',
): Promise<string> => mkdtemp(join(tmpdir(), `keeling-${purpose}-${OWNER}-`));

const OWNER_PATTERN = '([0-9a-f]{8})-(\\d{1,10})-([0-9a-f]{8})-';
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const SQLITE_SUFFIX = '(?:-wal|-shm|-journal)?';
const UNFINISHED_NAMES: readonly RegExp[] = [
  new RegExp(`^\\..+\\.${OWNER_PATTERN}[0-9a-f]{12}\\.part${SQLITE_SUFFIX}$`),
  new RegExp(`^\\..+\\.unfinished-${OWNER_PATTERN}[0-9a-f]{12}$`),
  new RegExp(`^keeling-(?:read|doctor|print|send|receive)-${OWNER_PATTERN}[A-Za-z0-9]{6}$`),
  // Those of Keelings that did not say whose they are.
  new RegExp(`^\\..+\\.keeling(?:-package)?\\.${UUID}\\.part${SQLITE_SUFFIX}$`),
  /^\..+\.unfinished-[0-9a-f]{12}$/,
];

/** Whose something is that is not whole: of a process that lives, of one that has ended, or of nobody who can be asked. */
export type MakerStatus = 'living' | 'ended' | 'unknown';

/** Who makes what has that name; null for what is none of ours. */
export function makerStatusOf(name: string): MakerStatus | null {
  for (const pattern of UNFINISHED_NAMES) {
    const [match, computer, pid, token] = pattern.exec(name) ?? [];
    if (match === undefined) continue;
    if (computer !== COMPUTER) return 'unknown';
    const isOurs = Number(pid) === process.pid;
    return (isOurs ? token === PROCESS_TOKEN : isRunning(Number(pid))) ? 'living' : 'ended';
  }
  return null;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One that may not be asked is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
