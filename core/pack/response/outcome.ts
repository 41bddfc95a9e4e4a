import type { PublishedThemeCounts } from '../../coding/published-theme.ts';
import type { Quality } from '../../coding/suggest/quality.ts';
import { foldedPlaces, MIN_QUOTED, type PublishedTally } from '../../consultation/published-tally.ts';
import type { Since } from './changed-since.ts';

/** How often one value was given, by a name that may be published. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** What came of one question, in numbers. Answers that may not be quoted are counted like every other. */
export interface OutcomeQuestion {
  readonly id: string;
  /** Its number in the consultation paper; null where that does not ask it. */
  readonly number: number | null;
  readonly code: string;
  readonly text: string;
  readonly kind: 'open' | 'closed';
  readonly answers: number;
  /** Of a closed one, how often each answer was given and by whom, as it may be published. */
  readonly tally: PublishedTally | null;
  /** The themes found in its answers, most first. */
  readonly themes: readonly (PublishedThemeCounts & { readonly name: string })[];
}

/** Passages that Keeling suggested and a person accepted, of all that there are, and how good suggestions are. */
export interface SuggestedCoding {
  readonly method: string;
  readonly accepted: number;
  readonly passages: number;
  readonly quality: Quality | null;
}

/** What came of a consultation: numbers, and names of those who agreed to be named. No words of a respondent’s. */
export interface Outcome {
  readonly respondents: number;
  readonly answers: number;
  /** Respondents who were asked and didn’t agree to be published, or whose answers are confidential. */
  readonly unpublished: number;
  /** Respondents whom their file didn’t ask. Their answers are not quoted either. */
  readonly unasked: number;
  /** What of the coding Keeling suggested first; null where nothing of it was, and suggestions are off. */
  readonly suggested: SuggestedCoding | null;
  readonly byType: readonly NamedCount[];
  /** The smallest number of people that is told. */
  readonly leastShown: number;
  readonly questions: readonly OutcomeQuestion[];
  /** Organisations that agreed to be published. */
  readonly organisations: readonly string[];
  readonly decisions: readonly { readonly about: string; readonly words: string }[];
  /** What became of the draft; null where nobody has said which version was consulted on. */
  readonly since: Since | null;
}

/**
 * The counts of values, most frequent first, each under a publishable name that several people gave. The others,
 * which may include what a single person wrote, are added up, together with the next smallest while they are too few.
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
