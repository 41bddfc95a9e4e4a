import type { Context } from '../context/context.ts';
import type { WordPreview } from './look.ts';

/**
 * The file that was looked at last in each review, so that what it would come to can be told at each tick without reading
 * it again. It holds as long as the review is at the same ledger entry.
 */
const latestPreviews = new WeakMap<Context, WordPreview>();

export const rememberPreview = (context: Context, preview: WordPreview): void => {
  latestPreviews.set(context, preview);
};

export const forgetPreview = (context: Context): void => {
  latestPreviews.delete(context);
};

/** The file of that hash as it was looked at when the newest entry had the other; undefined where it is not held. */
export function recallPreview(context: Context, sha256: string, head: string): WordPreview | undefined {
  const preview = latestPreviews.get(context);
  return preview?.look.sha256 === sha256 && preview.look.head === head ? preview : undefined;
}
