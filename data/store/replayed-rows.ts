import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { ReviewState } from '../../core/events/review-state.ts';
import { type AmendmentRow, amendmentNumber } from './amendments.ts';
import { type IgnoredFindingRow, ignoredRow } from './ignored-findings.ts';
import { type LinkRow, linkRow } from './links.ts';
import type { RecordRow } from './records.ts';

/** Rows by the name of their table. */
interface ReplayedRows {
  readonly amendment: readonly AmendmentRow[];
  readonly link: readonly LinkRow[];
  readonly ignored_finding: readonly IgnoredFindingRow[];
  readonly record: readonly RecordRow[];
}

/** The rows of the tables that follow completely from the ledger. A table comes after those that its foreign keys name. */
export const rowsOf = (state: ReviewState): ReplayedRows => ({
  amendment: [...state.amendments].map(([id, value]) => ({
    id,
    number: amendmentNumber(id),
    json: canonicalJson(value),
  })),
  link: [...state.links.values()].map(({ link, seq }) => linkRow(link, seq)),
  ignored_finding: [...state.ignored.values()].map(({ finding, seq }) => ignoredRow(finding, seq)),
  record: [...state.records.values()].flatMap(({ kind, value }) =>
    value ? [{ kind, id: value.id, json: canonicalJson(value) }] : [],
  ),
});
