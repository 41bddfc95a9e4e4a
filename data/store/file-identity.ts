import type { BigIntStats } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import { parse } from 'node:path';

/** The system's identity of a file. */
interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** The system's facts about a file at one moment. */
export interface FileFacts {
  /** Null on file systems that don't number files, such as some network drives. */
  readonly identity: FileIdentity | null;
  /** Its size and times, which change with every write. */
  readonly stamp: string;
}

/** Whether two identities are of one file; `unsure` if the file system doesn't number its files. */
export function sameFile(a: FileIdentity | null, b: FileIdentity | null): 'same' | 'other' | 'unsure' {
  if (!a || !b) return 'unsure';
  return a.device === b.device && a.inode === b.inode ? 'same' : 'other';
}

const factsFrom = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileFacts => ({
  // A file system without numbers gives each file the number 0.
  identity: ino === 0n ? null : { device: dev, inode: ino },
  stamp: `${size} ${mtimeNs} ${ctimeNs}`,
});

/**
 * The facts about the file at a path; `missing` if there is none, `unreachable` if the drive or folder doesn't answer. For a
 * drive or share that is not connected Windows says no more than that there is no such file.
 */
export async function readFileFacts(path: string): Promise<FileFacts | 'missing' | 'unreachable'> {
  try {
    return factsFrom(await stat(path, { bigint: true }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOENT', 'ENOTDIR'].includes(code)) return 'unreachable';
    return stat(parse(path).root || '.').then(
      () => 'missing',
      () => 'unreachable',
    );
  }
}

/**
 * Whether an open file that is no longer at its path was deleted or moved. A file without hard links is deleted.
 * @param handle an open handle of the file
 */
export async function whereaboutsOf(handle: FileHandle): Promise<'deleted' | 'moved' | 'unreachable'> {
  try {
    return (await handle.stat()).nlink === 0 ? 'deleted' : 'moved';
  } catch {
    return 'unreachable';
  }
}
