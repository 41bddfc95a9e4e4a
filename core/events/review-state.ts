import type { ReplayedFindings } from '../amend/checks/events.ts';
import type { ReplayedAmendments } from '../amend/edits/events.ts';
import type { ReplayedEvidence } from '../evidence/events.ts';
import type { ReplayedLinks } from '../evidence/link-events.ts';
import type { ReplayedRecords } from './change-records.ts';

/** A review as its ledger tells it, entry by entry, without a look at the tables. Only `replay.ts` changes it. */
export class ReviewState
  implements ReplayedAmendments, ReplayedFindings, ReplayedLinks, ReplayedEvidence, ReplayedRecords
{
  review: { readonly id: string; readonly title: string; readonly created: string } | null = null;
  instrumentHash = '';
  /** The texts that the review was moved from. */
  readonly former = new Set<string>();
  readonly amendments: ReplayedAmendments['amendments'] = new Map();
  readonly links: ReplayedLinks['links'] = new Map();
  readonly ignored: ReplayedFindings['ignored'] = new Map();
  readonly marks: ReplayedEvidence['marks'] = [];
  readonly records: ReplayedRecords['records'] = new Map();
  readonly answers: ReplayedEvidence['answers'] = new Map();
  /** What is kept of what was, by what it is asked for by: the SHA-256 of each value as stored. */
  readonly keptValues = new Map<string, string>();
}
