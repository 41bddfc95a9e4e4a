import { rename } from 'node:fs/promises';

/** The errors with which Windows answers while another program has a file open: a virus scanner, a sync tool or Word. */
const LOCKED_FILE_CODES: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** The pauses between attempts, in milliseconds: 1.5 s in all, because scanners mostly let go within one. */
const PAUSES_MS = [10, 40, 150, 300, 1_000] as const;

/** Whether an error may pass because another program had the file open. On other systems the same codes are about rights. */
export const isLockedByOther = (error: unknown, platform: NodeJS.Platform = process.platform): boolean =>
  platform === 'win32' && LOCKED_FILE_CODES.has((error as NodeJS.ErrnoException | null)?.code ?? '');

/**
 * Moves a file or folder, and replaces a file that is there. On Windows it is tried again while another program has one of
 * them open. @throws the system's error if it can't be moved even then
 */
export async function moveFile(from: string, to: string): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isLockedByOther(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await rename(from, to);
}
