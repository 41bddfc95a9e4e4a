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

/** The last preview, if it is of the file with this hash and the ledger’s newest entry still has this hash. */
export function recallPreview(context: Context, sha256: string, headHash: string): WordPreview | undefined {
  const preview = latestPreviews.get(context);
  return preview?.look.sha256 === sha256 && preview.look.head === headHash ? preview : undefined;
}
