import { createHash } from 'node:crypto';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';

/** A file as a call names it: with its bytes, or by the hash of those that were brought. */
export interface GivenFile {
  readonly base64?: Uint8Array | undefined;
  readonly sha256?: string | undefined;
}

/** As many bytes as a file of responses may have. */
const MOST_BYTES = 112_500_000;

/** The bytes of the file that a window brought last, piece by piece. There is one at a time. */
export class BroughtFile {
  #upload = '';
  #chunks: Uint8Array[] = [];
  #received = 0;
  #hash = createHash('sha256');
  #file: { readonly sha256: string; readonly bytes: Uint8Array } | null = null;

  take({
    upload,
    at,
    base64: chunk,
    isLast,
  }: CallRequest<'consultation.putFile'>): Result<CallOutput<'consultation.putFile'>> {
    if (at === 0) {
      this.putAway();
      this.#upload = upload;
    }
    if (upload !== this.#upload || at !== this.#received)
      return refuse('stale', 'Another file has just been chosen. Choose the file again.');
    if (this.#received + chunk.length > MOST_BYTES) {
      this.putAway();
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

  /** A file's bytes. Refused `not-found` where a hash is given of others than were brought last. */
  bytesOf({ base64, sha256: hash }: GivenFile): Result<Uint8Array> {
    if (base64 !== undefined) return ok(base64);
    if (hash !== undefined && this.#file?.sha256 === hash) return ok(this.#file.bytes);
    return refuse('not-found', 'Keeling no longer has this file. Choose it again.', 'sha256');
  }

  /** Lets go of what was brought. */
  putAway(): void {
    [this.#upload, this.#chunks, this.#received, this.#file] = ['', [], 0, null];
    this.#hash = createHash('sha256');
  }
}
