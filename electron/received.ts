import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { type ReceivedFile, receiveReview } from '../data/session/receive.ts';
import { fileNameFor, REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

/**
 * Creates a review from a colleague's file, in the reviews folder under an unused name. @returns the path of the review
 */
export async function receiveInto(
  folder: string,
  { title }: Pick<ReceivedFile, 'title'>,
  bytes: Uint8Array,
  deps: Deps,
): Promise<Result<string>> {
  const file = fileNameFor(title);
  if (file === null) return refuse('invalid', 'The review in this file has no name. Nothing was written.');
  await mkdir(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? file : `${withoutSuffix(file)} (${n})${REVIEW_SUFFIX}`);
    if (existsSync(path)) continue;
    const receipt = await receiveReview(path, bytes, deps);
    if (receipt.ok) return ok(path);
    // Refused because another process created a file there meanwhile: try the next name.
    if (!existsSync(path)) return receipt;
  }
}
