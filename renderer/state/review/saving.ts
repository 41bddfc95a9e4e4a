import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Refusal } from '../../../core/base/result.ts';
import type { Unsaved } from './unsaved.ts';

/** How far what was typed is saved: what the window shows of it, and the journal keeps until it is. */
export interface Saving {
  readonly unsaved: ReadonlyMap<string, Unsaved>;
  /** Words that were typed and are in no amendment yet. */
  readonly unclaimed: readonly Edit[];
  /** `starting` is the time before there is an amendment for what is typed. */
  readonly phase: 'saved' | 'waiting' | 'starting' | 'saving' | 'failed';
  /** Why the words that are in no amendment yet are in none: theirs was settled. A person says what becomes of them. */
  readonly settled: Refusal | null;
  /** Why something is not saved: nothing can be, or one amendment was refused. */
  readonly failure: Refusal | null;
}
