import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Session } from '../data/session/session.ts';
import { REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

/**
 * Copies a read-only review into the reviews folder, under a free name, so that it can be worked on.
 * Of a damaged file, the copy has everything that could be read. A displaced file's contents are written beside the file
 * that took its place.
 * @returns the path of the new file.
 */
export async function rescueReview(session: Session, folder: string): Promise<Result<string>> {
  if (session.displaced() !== null) return session.rescueDisplaced();
  const review = await session.call('review.get', {});
  if (!review.ok) return review;
  const { readOnly } = review.value;
  if (!readOnly) return refuse('refused', 'You can already edit this review.');
  await mkdir(folder, { recursive: true });
  const stem = `${withoutSuffix(basename(session.path))} (${readOnly.damaged ? 'rescued' : 'copy'}`;
  for (let n = 1; ; n++) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` ${n}`})${REVIEW_SUFFIX}`);
    const copy = await session.copyTo(path);
    if (copy.ok) return ok(path);
    if (copy.error.kind !== 'clash') return copy;
  }
}
