import { EVIDENCE_KINDS } from '../evidence/marks.ts';

/** The kinds of which a copy's ledger has the hash, and the review the words. */
export const HELD_APART: ReadonlySet<string> = new Set(EVIDENCE_KINDS);
