import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';

/** A file that a browser can download. */
export interface Download {
  readonly path: string;
  /** Whether the file is temporary, in a folder of its own that is deleted with it. */
  readonly isPassing: boolean;
}

/** Deletes a temporary file that is not needed any more. */
export async function deleteTemporary({ path, isPassing }: Download): Promise<void> {
  if (isPassing) await rm(dirname(path), { recursive: true, force: true }).catch(() => undefined);
}

/** The response with the file; null if the file is gone. */
export async function downloadResponse(offeredFile: Download): Promise<Response | null> {
  const { path } = offeredFile;
  const size = await stat(path).then(
    (facts) => (facts.isFile() ? facts.size : null),
    () => null,
  );
  if (size === null) return null;
  const stream = createReadStream(path);
  stream.once('close', () => void deleteTemporary(offeredFile));
  return attachmentResponse(basename(path), size, stream);
}

/** A response that a browser saves as a file. Without `bytes`, only its headers. */
export const attachmentResponse = (name: string, size: number, bytes: Readable | null): Response =>
  new Response(bytes && (Readable.toWeb(bytes) as ReadableStream), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
    },
  });
