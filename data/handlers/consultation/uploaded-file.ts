import { createHash } from 'node:crypto';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';

/** A file as a call gives it: its bytes, or the hash of the file that was uploaded last. */
export interface FileInput {
  readonly base64?: Uint8Array | undefined;
  readonly sha256?: string | undefined;
}

/** The size limit of a file of responses. */
const MAX_BYTES = 112_500_000;

/** Holds the file that a window uploaded last, in chunks. A new upload replaces it. */
export class FileUpload {
  /** The id of the upload that is running; '' if none is. */
  #upload = '';
  #chunks: Uint8Array[] = [];
  /** The bytes received so far. */
  #received = 0;
  #hash = createHash('sha256');
  /** The complete file; null until its last chunk has arrived. */
  #file: { readonly sha256: string; readonly bytes: Uint8Array } | null = null;

  /** Adds a chunk. Refused `stale` if the chunk does not continue the upload, and `unsupported` over `MAX_BYTES`. */
  addChunk({
    upload,
    at,
    base64: chunk,
    isLast,
  }: CallRequest<'consultation.putFile'>): Result<CallOutput<'consultation.putFile'>> {
    if (at === 0) {
      this.clear();
      this.#upload = upload;
    }
    if (upload !== this.#upload || at !== this.#received)
      return refuse('stale', 'Another file has just been chosen. Choose the file again.');
    if (this.#received + chunk.length > MAX_BYTES) {
      this.clear();
      return refuse('unsupported', 'The file is too large. Split it into smaller files and import each one.');
    }
    this.#chunks.push(chunk);
    this.#hash.update(chunk);
    this.#received += chunk.length;
    if (!isLast) return ok({ received: this.#received, sha256: null });
    const bytes = Buffer.concat(this.#chunks);
    this.#file = { sha256: this.#hash.digest('hex'), bytes };
    this.#chunks = [];
    this.#upload = '';
    return ok({ received: bytes.length, sha256: this.#file.sha256 });
  }

  /** The bytes of a file. Refused `not-found` if the hash is not the one of the last upload. */
  bytesOf({ base64, sha256: hash }: FileInput): Result<Uint8Array> {
    if (base64 !== undefined) return ok(base64);
    if (hash !== undefined && this.#file?.sha256 === hash) return ok(this.#file.bytes);
    return refuse('not-found', 'Keeling no longer has this file. Choose it again.', 'sha256');
  }

  /** Drops the uploaded file. */
  clear(): void {
    [this.#upload, this.#chunks, this.#received, this.#file] = ['', [], 0, null];
    this.#hash = createHash('sha256');
  }
}
