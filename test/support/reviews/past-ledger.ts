import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LedgerEntry, ledgerEntrySchema } from '../../../core/ledger/entry.ts';

/**
 * A ledger as version 0.1 of 28 November 2026 wrote it, with an entry of every event type that was written then: the work
 * of two made-up people, merged, with what a move to another text tells. It never changes: files like it are on people's
 * machines.
 */
export const PAST_FOLDER = join(import.meta.dirname, '../../fixtures/ledger');

export const pastLedger: readonly LedgerEntry[] = ledgerEntrySchema
  .array()
  .parse(JSON.parse(readFileSync(join(PAST_FOLDER, 'past.json'), 'utf8')));
