import { call } from '../state/host/call.ts';
import { base64Of } from '../ui/file-bytes.ts';
import { Refused, refusalOf, valueOrThrow } from '../ui/refused.ts';

/** Bytes sent in one call. Larger calls would delay others. */
const CHUNK_BYTES = 1_000_000;

let uploads = 0;
const session = crypto.randomUUID();

/** A file that was uploaded: its name, and the hash that later calls refer to. */
export interface SentFile {
  readonly name: string;
  readonly sha256: string;
  /** The file itself, for another upload if the host has discarded it. */
  readonly file: File;
}

/** Uploads a file in chunks. @throws Refused */
export async function sendFile(file: File): Promise<SentFile> {
  uploads += 1;
  const upload = `${session} ${uploads}`;
  for (let at = 0; ; at += CHUNK_BYTES) {
    const chunk = file.slice(at, at + CHUNK_BYTES);
    const isLast = at + CHUNK_BYTES >= file.size;
    const base64 = await base64Of(new File([chunk], file.name));
    const { sha256 } = valueOrThrow(await call('consultation.putFile', { upload, at, base64, isLast }));
    if (sha256 !== null) return { name: file.name, sha256, file };
    if (isLast)
      throw new Refused({ kind: 'invalid', message: `${file.name} could not be sent whole. Try again.` });
  }
}

/** Runs a task with an uploaded file. Uploads the file again first if the host no longer has it. */
export async function withSent<T>(sentFile: Pick<SentFile, 'file'>, does: () => Promise<T>): Promise<T> {
  try {
    return await does();
  } catch (thrown) {
    if (!(thrown instanceof Refused) || refusalOf(thrown).kind !== 'not-found') throw thrown;
    await sendFile(sentFile.file);
    return does();
  }
}
