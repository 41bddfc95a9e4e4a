import { readFileSync } from 'node:fs';
import { type EditFile, readEditFile } from '../../core/amend/edits/plain-edit.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';

const STDIN = 0;

function bytesAt(path: string): Result<Uint8Array> {
  try {
    return ok(readFileSync(path === '-' ? STDIN : path));
  } catch (error) {
    return refuse('not-found', `${path} could not be read: ${(error as Error).message}`);
  }
}

/** Decodes a file as UTF-8, without its byte order mark. Refuses invalid bytes, which must not become law. */
function textOf(bytes: Uint8Array, path: string): Result<string> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse('invalid', `${path} is written in UTF-16. Save it as UTF-8. Nothing was changed.`);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse(
      'invalid',
      `${path} holds bytes that are not UTF-8. Save it as UTF-8. Nothing was changed.`,
    );
  }
}

/** Reads a file of edits; `-` means standard input. */
export function loadEditFile(path: string): Result<EditFile> {
  const bytes = bytesAt(path);
  if (!bytes.ok) return bytes;
  const text = textOf(bytes.value, path);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch (error) {
    const problem = text.value.trim() === '' ? 'it is empty' : (error as Error).message;
    return refuse('invalid', `${path} is not JSON: ${problem}. Nothing was changed.`);
  }
  const read = readEditFile(json);
  if (read.ok) return read;
  return refuse(read.error.kind, read.error.message, [path, read.error.place].filter(Boolean).join(', '));
}
