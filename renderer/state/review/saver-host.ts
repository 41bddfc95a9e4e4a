import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { CallInput, CallName, CallOutput } from '../../../core/api.ts';

/** How the saver reads and writes the review. */
export interface SaverHost {
  /** @throws Refused */
  readonly write: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** The saved amendments. */
  readonly saved: () => readonly Amendment[];
  /** Reads the amendments again. @throws Refused if that fails */
  readonly refresh: () => Promise<unknown>;
  /** Reads a revision of an amendment, and the window that wrote it; null if there is none. @throws Refused */
  readonly revisionOf: (id: string, revision: number) => Promise<CallOutput<'amendment.revision'> | null>;
  readonly base: () => Provision;
}
