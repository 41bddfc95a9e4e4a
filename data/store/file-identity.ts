import type { BigIntStats } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';

/** Which file one is, as the system tells it; null where the system doesn't tell files apart. */
interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** A file as it was looked at. */
export interface FileFacts {
  readonly identity: FileIdentity | null;
  /** Its size and times: another, once anything was written to it. */
  readonly stamp: string;
}

/** Whether two looks were at one file; `unsure` where the system doesn't tell, as on some network drives. */
export function sameFile(a: FileIdentity | null, b: FileIdentity | null): 'same' | 'other' | 'unsure' {
  if (!a || !b) return 'unsure';
  return a.device === b.device && a.inode === b.inode ? 'same' : 'other';
}

const factsFrom = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileFacts => ({
  // Where a file system numbers no files, each of them is number 0.
  identity: ino === 0n ? null : { device: dev, inode: ino },
  stamp: `${size} ${mtimeNs} ${ctimeNs}`,
});

/** The file at a path: `missing` where there is none, `unreachable` where the drive or folder doesn't answer. */
export async function lookAtFile(path: string): Promise<FileFacts | 'missing' | 'unreachable'> {
  try {
    return factsFrom(await stat(path, { bigint: true }));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return ['ENOENT', 'ENOTDIR'].includes(code) ? 'missing' : 'unreachable';
  }
}

/**
 * What became of a file that is open and no longer at its path: it was deleted where no folder names it any more.
 * @param handle on the file itself
 */
export async function whereaboutsOf(handle: FileHandle): Promise<'deleted' | 'moved' | 'unreachable'> {
  try {
    return (await handle.stat()).nlink === 0 ? 'deleted' : 'moved';
  } catch {
    return 'unreachable';
  }
}
