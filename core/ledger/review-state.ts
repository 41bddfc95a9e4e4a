import type { Amendment } from '../amend/amendment.ts';
import type { IgnoredFinding } from '../amend/checks/ignored.ts';
import type { Link } from '../evidence/link.ts';
import type { PlacedMark } from '../evidence/marks.ts';
import type { Records } from '../evidence/records.ts';

/** A review as its ledger tells it, entry by entry, without a look at the tables. Only `replay.ts` changes it. */
export class ReviewState {
  review: { readonly id: string; readonly title: string; readonly created: string } | null = null;
  instrumentHash = '';
  /** The texts that the review was moved from. */
  readonly former = new Set<string>();
  /** How many revisions of amendments there were. */
  revisions = 0;
  readonly amendments = new Map<string, Amendment>();
  readonly links = new Map<string, { readonly link: Link; readonly seq: number }>();
  readonly ignored = new Map<string, { readonly finding: IgnoredFinding; readonly seq: number }>();
  readonly marks: PlacedMark[] = [];
  readonly records: Records = new Map();
  /** Answers that were corrected: the SHA-256 of what came with the file, and of what is held now. */
  readonly answers = new Map<
    number,
    { readonly first: string; readonly now: string; readonly import: string }
  >();
  /** What is kept of what was, by what it is asked for by: the SHA-256 of each value as stored. */
  readonly kept = new Map<string, string>();
}
