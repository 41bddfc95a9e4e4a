import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Session } from '../data/session/session.ts';
import { REVIEW_SUFFIX, withoutSuffix } from './policy/file-name.ts';

/**
 * Writes a review that is open to be read only into the reviews folder, under a name that nothing there has, so that it
 * can be worked on: a copy of a read-only file, or all that could be read of a damaged one. What was saved in a file that
 * was displaced is written beside that, where there is room. @returns the new file's path
 */
export async function rescueReview(session: Session, folder: string): Promise<Result<string>> {
  if (session.displaced() !== null) return session.keepOwn();
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
