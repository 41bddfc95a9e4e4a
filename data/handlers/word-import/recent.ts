import type { Context } from '../context/context.ts';
import type { WordPreview } from './preview-word.ts';

/**
 * The last previewed file of each review, so that ticking a change does not read the file again. It is valid while the
 * review is at the same ledger entry.
 */
const latestPreviews = new WeakMap<Context, WordPreview>();

export const rememberPreview = (context: Context, preview: WordPreview): void => {
  latestPreviews.set(context, preview);
};

export const forgetPreview = (context: Context): void => {
  latestPreviews.delete(context);
};

/** The preview of a file at a ledger head, both by hash; undefined where it is not the last one. */
export function recallPreview(context: Context, sha256: string, headHash: string): WordPreview | undefined {
  const preview = latestPreviews.get(context);
  return preview?.look.sha256 === sha256 && preview.look.head === headHash ? preview : undefined;
}
