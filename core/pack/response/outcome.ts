import type { PublishedThemeCounts } from '../../coding/published-theme.ts';
import type { Quality } from '../../coding/suggest/quality.ts';
import { foldedPlaces, MIN_QUOTED, type PublishedTally } from '../../consultation/published-tally.ts';
import type { Since } from './changed-since.ts';

/** How often a value was given, with a name that may be published. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** The figures of one question. They include answers that may not be quoted. */
export interface OutcomeQuestion {
  readonly id: string;
  /** The number in the consultation paper; null if the paper does not ask it. */
  readonly number: number | null;
  readonly code: string;
  readonly text: string;
  readonly kind: 'open' | 'closed';
  readonly answers: number;
  /** For a closed question, how often each answer was given and by whom, as it may be published. */
  readonly tally: PublishedTally | null;
  /** The themes in the answers, the most frequent first. */
  readonly themes: readonly (PublishedThemeCounts & { readonly name: string })[];
}

/** The number of passages for which a person accepted Keeling's suggestion, and the quality of the suggestions. */
export interface SuggestedCoding {
  readonly method: string;
  readonly accepted: number;
  readonly passages: number;
  readonly quality: Quality | null;
}

/**
 * The outcome of a consultation: numbers, and the names of organisations that agreed to be named. It contains no
 * respondent's words.
 */
export interface Outcome {
  readonly respondents: number;
  readonly answers: number;
  /** Respondents who were asked for consent and did not give it, or whose answers are confidential. */
  readonly unpublished: number;
  /** Respondents whose file did not ask for consent. Their answers are not quoted either. */
  readonly unasked: number;
  /** How many codings Keeling suggested first; null if none, and suggestions are off. */
  readonly suggested: SuggestedCoding | null;
  readonly byType: readonly NamedCount[];
  /** The smallest number of people that is published. */
  readonly leastShown: number;
  readonly questions: readonly OutcomeQuestion[];
  /** The organisations that agreed to be named. */
  readonly organisations: readonly string[];
  readonly decisions: readonly { readonly about: string; readonly words: string }[];
  /**
   * The changes to the draft since the consultation; null if nobody recorded which version people were consulted on.
   */
  readonly since: Since | null;
}

/**
 * The counts of values, most frequent first, each under a publishable name that several people gave. The others, which
 * may include what a single person wrote, are added up, together with the next smallest while they are too few.
 */
export function publishableCounts(
  valueCounts: readonly NamedCount[],
  minShown: number,
): readonly NamedCount[] {
  const folded = foldedPlaces(
    valueCounts.map(({ count }) => count),
    { minShown: Math.max(MIN_QUOTED, minShown), leastTogether: minShown },
    (at) => valueCounts[at]?.name.trim() === '',
  );
  const otherCount = valueCounts.filter((_, at) => folded.has(at)).reduce((sum, { count }) => sum + count, 0);
  const namedCounts = valueCounts.flatMap(({ name, count }, at) => (folded.has(at) ? [] : [{ name, count }]));
  namedCounts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return otherCount > 0
    ? [...namedCounts, { name: 'Another kind, or not given', count: otherCount }]
    : namedCounts;
}
