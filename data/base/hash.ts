import { createHash, webcrypto } from 'node:crypto';
import { canonicalJson } from '../../core/base/canonical-json.ts';

const { subtle } = webcrypto;

/** SHA-256 of bytes, or of a text's UTF-8, in lower-case hex or base 64. */
export const sha256 = (content: string | Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHash('sha256').update(content).digest(encoding);

/** SHA-256 of a whole file, in lower-case hex. Node computes it on another thread, since 40 MB take a tenth of a second. */
export const sha256OfFile = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');

/** SHA-256 of a plain value's canonical JSON. Equal values have the same digest in any order of their keys. */
export const digest = (value: unknown): string => sha256(canonicalJson(value));
