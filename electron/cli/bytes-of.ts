import { readFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../core/base/result.ts';

/** Reads a file. Refuses if it cannot be read. */
export async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'There is no such file' : message;
    return refuse('not-found', `${path} can’t be read: ${reason}.`, path);
  }
}
