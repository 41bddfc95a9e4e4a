import { calls } from '../../core/api.ts';
import type { Connection } from '../state/host/connection.ts';
import type { Writes } from '../state/host/writes.ts';
import type { Saving } from '../state/review/saving.ts';

/** The save status in words, and its look. */
export interface SaveWords {
  readonly look: Saving['phase'];
  readonly words: string;
}

const PHASE_WORDS: Readonly<Record<Saving['phase'], string>> = {
  saved: 'Saved',
  waiting: 'Not saved yet…',
  starting: 'Starting an amendment…',
  saving: 'Saving…',
  failed: 'Not saved',
};

interface SaveFacts {
  readonly phase: Saving['phase'];
  readonly writes: Writes;
  readonly connection: Connection;
  /** Whether the review’s file was moved, replaced or deleted. */
  readonly isDisplaced: boolean;
  readonly isUnsent: boolean;
}

/**
 * Describes the save status. It is `Saved` only if all of this window's work is saved: nothing typed is pending, no
 * write is running, and the last write succeeded.
 */
export function saveWords({
  phase,
  writes: { running, failure },
  connection,
  isDisplaced,
  isUnsent,
}: SaveFacts): SaveWords {
  const of = (look: Saving['phase'], words = PHASE_WORDS[look]): SaveWords => ({ look, words });
  if (phase !== 'saved') return of(phase);
  if (running.includes('amendment.create')) return of('starting');
  if (running.some((name) => calls[name].writes === 'review')) return of('saving');
  if (connection === 'lost') return of('failed', 'Keeling cannot be reached');
  if (connection === 'closed') return of('failed', 'Not connected to Keeling');
  if (isDisplaced) return of('failed', 'Nothing is saved in this file');
  if (failure) return of('failed', 'Last change not saved');
  return isUnsent ? of('waiting', 'Saved, except the form you are filling in') : of('saved');
}
