import type { ReplayedFindings } from '../amend/checks/events.ts';
import type { ReplayedAmendments } from '../amend/edits/events.ts';
import type { ReplayedEvidence } from '../evidence/events.ts';
import type { ReplayedLinks } from '../evidence/link-events.ts';
import type { ReplayedRecords } from './change-records.ts';

/** The state of a review, replayed from its ledger alone and without the tables. Only `replay.ts` changes it. */
export class ReviewState
  implements ReplayedAmendments, ReplayedFindings, ReplayedLinks, ReplayedEvidence, ReplayedRecords
{
  review: { readonly id: string; readonly title: string; readonly created: string } | null = null;
  instrumentHash = '';
  /** The hashes of earlier base texts. */
  readonly former = new Set<string>();
  readonly amendments: ReplayedAmendments['amendments'] = new Map();
  readonly links: ReplayedLinks['links'] = new Map();
  readonly ignored: ReplayedFindings['ignored'] = new Map();
  readonly marks: ReplayedEvidence['marks'] = [];
  readonly records: ReplayedRecords['records'] = new Map();
  readonly answers: ReplayedEvidence['answers'] = new Map();
  /** The stored earlier values: from the hash by which entries refer to a value to the SHA-256 of its stored bytes. */
  readonly keptValues = new Map<string, string>();
}
