import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sha256 } from '../../base/hash.ts';

/** A file as a call names it: with its bytes, or by the hash of those that were brought. */
export interface GivenFile {
  readonly base64?: string | undefined;
  readonly sha256?: string | undefined;
}

/** As many bytes as a file of responses may have. */
const MOST_BYTES = 112_500_000;

/** The bytes of the file that a window brought last, piece by piece. There is one at a time. */
export class BroughtFile {
  #upload = '';
  #pieces: Buffer[] = [];
  #received = 0;
  #whole: { readonly sha256: string; readonly bytes: Buffer } | null = null;

  take({
    upload,
    at,
    base64,
    isLast,
  }: CallRequest<'consultation.putFile'>): Result<CallOutput<'consultation.putFile'>> {
    if (at === 0) {
      this.putAway();
      this.#upload = upload;
    }
    if (upload !== this.#upload || at !== this.#received)
      return refuse('stale', 'Another file was chosen meanwhile. Choose the file again.');
    const piece = Buffer.from(base64, 'base64');
    if (this.#received + piece.length > MOST_BYTES) {
      this.putAway();
      return refuse('unsupported', 'The file is too large. Split it into smaller files and import each one.');
    }
    this.#pieces.push(piece);
    this.#received += piece.length;
    if (!isLast) return ok({ received: this.#received, sha256: null });
    const bytes = Buffer.concat(this.#pieces);
    this.#whole = { sha256: sha256(bytes), bytes };
    this.#pieces = [];
    this.#upload = '';
    return ok({ received: bytes.length, sha256: this.#whole.sha256 });
  }

  /** A file's bytes. Refused `not-found` where a hash is given of others than were brought last. */
  bytesOf({ base64, sha256: hash }: GivenFile): Result<Buffer> {
    if (base64 !== undefined) return ok(Buffer.from(base64, 'base64'));
    if (hash !== undefined && this.#whole?.sha256 === hash) return ok(this.#whole.bytes);
    return refuse('not-found', 'Keeling no longer has this file. Choose it again.', 'sha256');
  }

  /** Lets go of what was brought. */
  putAway(): void {
    [this.#upload, this.#pieces, this.#received, this.#whole] = ['', [], 0, null];
  }
}
