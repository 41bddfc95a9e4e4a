import { amendmentOf, isAmendmentEvent } from '../../core/amend/edits/events.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { replayEntry } from '../../core/events/replay.ts';
import { ReviewState } from '../../core/events/review-state.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { type AmendmentRow, amendmentNumber, type RevisionRow } from './amendments.ts';
import { type IgnoredFindingRow, ignoredRow } from './ignored-findings.ts';
import { type LinkRow, linkRow } from './links.ts';
import type { RecordRow } from './records.ts';

/** A ledger replayed, and every value that each amendment had on the way. */
export class Replayed {
  readonly state = new ReviewState();
  readonly revisions: RevisionRow[] = [];

  /** @throws RangeError for an entry that can't follow those before it */
  take(entry: LedgerEntry): void {
    replayEntry(this.state, entry);
    const after = isAmendmentEvent(entry.act) && this.state.amendments.get(amendmentOf(entry.subject));
    if (!after) return;
    const { id, revision } = after;
    this.revisions.push({ seq: entry.seq, id, revision, json: canonicalJson(after) });
  }
}

interface ReplayedRows {
  readonly amendment: readonly AmendmentRow[];
  readonly amendment_revision: readonly RevisionRow[];
  readonly link: readonly LinkRow[];
  readonly ignored_finding: readonly IgnoredFindingRow[];
  readonly record: readonly RecordRow[];
}

/** What the tables hold that the ledger tells whole, by table, each after those that its rows name. */
export const rowsOf = ({ state, revisions }: Replayed): ReplayedRows => ({
  amendment: [...state.amendments].map(([id, value]) => ({
    id,
    number: amendmentNumber(id),
    json: canonicalJson(value),
  })),
  amendment_revision: revisions,
  link: [...state.links.values()].map(({ link, seq }) => linkRow(link, seq)),
  ignored_finding: [...state.ignored.values()].map(({ finding, seq }) => ignoredRow(finding, seq)),
  record: [...state.records.values()].flatMap(({ kind, value }) =>
    value ? [{ kind, id: value.id, json: canonicalJson(value) }] : [],
  ),
});
