import { createHash } from 'node:crypto';

/** A file whose bytes come in pieces: of a long one, which may be made as it is written, all of it need never be held. */
export interface PiecedFile {
  readonly path: string;
  readonly pieces: Iterable<Uint8Array>;
}

/** What is known of a file that was written: its size in bytes, and its SHA-256 in hex. */
export interface FileFacts {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where files go as they are made, one after another or several at once. */
export interface FileSink {
  readonly put: (file: PiecedFile) => Promise<FileFacts>;
  /** Takes away files that were put there. */
  readonly drop: (paths: readonly string[]) => Promise<void>;
}

/** A file in pieces that is counted and hashed as its pieces go by: its facts are known once they have. */
export function countBytes({ path, pieces }: PiecedFile): PiecedFile & { readonly facts: () => FileFacts } {
  const hash = createHash('sha256');
  let bytes = 0;
  function* countedChunks() {
    for (const chunk of pieces) {
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  return { path, pieces: countedChunks(), facts: () => ({ path, bytes, sha256: hash.digest('hex') }) };
}
