import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Refusal } from '../../../core/base/result.ts';
import type { Unsaved } from './unsaved.ts';

/** The state of saving, which the window shows and the journal stores. */
export interface Saving {
  readonly unsaved: ReadonlyMap<string, Unsaved>;
  /** Typing that belongs to no amendment yet. */
  readonly unclaimed: readonly Edit[];
  /** `starting`: an amendment for the typing is being created. */
  readonly phase: 'saved' | 'waiting' | 'starting' | 'saving' | 'failed';
  /** Why typing belongs to no amendment: its amendment was settled. A person decides what happens to it. */
  readonly settled: Refusal | null;
  /** Why something is not saved: the host cannot save, or one amendment was refused. */
  readonly failure: Refusal | null;
}
