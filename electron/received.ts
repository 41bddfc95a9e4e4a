import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { type ReceivedFile, receiveReview } from '../data/session/receive.ts';
import { fileNameFor, REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

/** Makes a review of a colleague's file in the reviews folder, under a name that nothing there has. @returns its path */
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
    // One may have come there meanwhile.
    if (!existsSync(path)) return receipt;
  }
}
