import type { Amendment } from '../../amend/edits/amendment.ts';
import type { ThemeCounts } from '../../coding/published-theme.ts';
import type { StoredRecords } from '../../disclosure/gate.ts';
import type { Consulted } from './consulted.ts';
import type { NamedCount, SuggestedCoding } from './outcome.ts';

/** The figures of a consultation as stored. */
export interface OutcomeSource {
  readonly respondents: number;
  readonly unpublished: number;
  readonly unasked: number;
  /** The number of respondents of each kind. */
  readonly byType: readonly NamedCount[];
  readonly organisations: readonly string[];
  readonly tallies: StoredRecords<'tally'>['tally'];
  /** The number of answers to each question. */
  readonly answers: ReadonlyMap<string, number>;
  /** How often each theme occurs in the answers to each question. */
  readonly themes: readonly (ThemeCounts & { readonly theme: string; readonly question: string })[];
  readonly suggested: SuggestedCoding | null;
  readonly consulted: Consulted;
  readonly amendments: readonly Amendment[];
}
