import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';

/** What is known of a review where words are saved, and how it is written to. */
export interface SaverHost {
  /** @throws Refused */
  readonly write: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** The amendments as they are saved. */
  readonly saved: () => readonly Amendment[];
  /** Asks for them anew. @throws Refused where they can't be had */
  readonly refresh: () => Promise<unknown>;
  /** An amendment as it was in one revision, and the window that made that one; null where there is none. @throws Refused */
  readonly revisionOf: (id: string, revision: number) => Promise<CallOutput<'amendment.revision'> | null>;
  readonly base: () => Provision;
}
