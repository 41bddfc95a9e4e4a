import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/base/canonical-json.ts';

/** SHA-256 of bytes, or of a text's UTF-8: in lower-case hex, unless it is wanted in base 64. */
export const sha256 = (of: string | Uint8Array, as: 'hex' | 'base64' = 'hex'): string =>
  createHash('sha256').update(of).digest(as);

/** SHA-256 of a plain value's canonical JSON: the same for equal values, whatever order their keys came in. */
export const digest = (value: unknown): string => sha256(canonicalJson(value));
