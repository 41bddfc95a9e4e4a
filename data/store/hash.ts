import { createHash } from 'node:crypto';
import { canonical } from '../../core/base/canonical-json.ts';

/** SHA-256 of a text's UTF-8, in lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 of a plain value's canonical JSON: the same for equal values, whatever order their keys came in. */
export const digest = (value: unknown): string => sha256(canonical(value));
