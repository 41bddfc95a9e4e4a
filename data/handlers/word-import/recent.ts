import type { Context } from '../context/context.ts';
import type { Looked } from './look.ts';

/**
 * The file that was looked at last in each review, so that what it would come to can be told at each tick without reading
 * it again. It holds as long as the review is at the same ledger entry.
 */
const recent = new WeakMap<Context, Looked>();

export const rememberLooked = (context: Context, looked: Looked): void => {
  recent.set(context, looked);
};

export const forgetLooked = (context: Context): void => {
  recent.delete(context);
};

/** The file of that hash as it was looked at when the newest entry had the other; undefined where it is not held. */
export function recallLooked(context: Context, sha256: string, head: string): Looked | undefined {
  const held = recent.get(context);
  return held?.look.sha256 === sha256 && held.look.head === head ? held : undefined;
}
