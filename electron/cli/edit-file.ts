import { readFileSync } from 'node:fs';
import { type EditFile, readEditFile } from '../../core/amend/plain-edit.ts';
import { type Result, refuse } from '../../core/base/result.ts';

const STDIN = 0;

/** Reads a file of edits; `-` is standard input. */
export function loadEditFile(path: string): Result<EditFile> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path === '-' ? STDIN : path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return error instanceof SyntaxError
      ? refuse('invalid', `${path} is not JSON: ${reason}`)
      : refuse('not-found', `${path} could not be read: ${reason}`);
  }
  const read = readEditFile(json);
  if (read.ok) return read;
  return refuse(read.error.kind, read.error.message, [path, read.error.place].filter(Boolean).join(', '));
}
