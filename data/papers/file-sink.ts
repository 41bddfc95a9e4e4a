import { createHash } from 'node:crypto';

/** A file whose bytes are made while they are written, chunk by chunk, so that a long one is never all in memory. */
export interface PiecedFile {
  readonly path: string;
  readonly chunks: Iterable<Uint8Array>;
}

/** A written file's size in bytes and SHA-256 in hex, as a manifest lists them. */
export interface FileFacts {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Receives the files of a paper as they are made, in sequence or several at once. */
export interface FileSink {
  readonly write: (file: PiecedFile) => Promise<FileFacts>;
  /** Removes files that this sink wrote. */
  readonly drop: (paths: readonly string[]) => Promise<void>;
}

/** Counts and hashes the chunks of a file as they are read. Call `facts` only after all chunks were read. */
export function countBytes({ path, chunks }: PiecedFile): PiecedFile & { readonly facts: () => FileFacts } {
  const hash = createHash('sha256');
  let bytes = 0;
  function* countedChunks() {
    for (const chunk of chunks) {
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  return { path, chunks: countedChunks(), facts: () => ({ path, bytes, sha256: hash.digest('hex') }) };
}
