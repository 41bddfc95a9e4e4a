import type { z } from 'zod';
import type { withheldResponsesSchema } from './calls.ts';
import { publishedCount } from './tally-words.ts';

/** One answer as it may be published. Redacted words are replaced by a mark. */
interface PublishedAnswer {
  readonly question: string;
  readonly text: string;
}

/** One response as it may be published: without the respondent’s name, address and identifier. */
export interface PublishedResponse {
  /** Counted from 1 among the published responses. */
  readonly number: number;
  /** The kind of respondent. Empty where the kind is so rare that it could identify the respondent. */
  readonly type: string;
  /** Empty for an individual. */
  readonly organisation: string;
  readonly answers: readonly PublishedAnswer[];
}

/** The published responses of a consultation, and the counts of what is withheld. */
export interface PublishedResponses {
  readonly questions: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly responses: readonly PublishedResponse[];
  readonly withheld: Readonly<z.infer<typeof withheldResponsesSchema>>;
  /** Numbers of people below this are not shown, except 0. */
  readonly leastShown: number;
}

const isOrganisation = (type: string): boolean => !/\b(?:individual|public|personal|myself)\b/i.test(type);

/** The name that may be published with a response: that of an organisation, unless the type says that an individual answered. */
export const publishedName = (type: string, organisation: string): string =>
  isOrganisation(type) ? organisation.trim() : '';

/** “Response 12: Northern Support (Charity)”. */
export function responseHeading({ number, type, organisation }: PublishedResponse): string {
  const respondent = organisation === '' ? type : type === '' ? organisation : `${organisation} (${type})`;
  return respondent === '' ? `Response ${number}` : `Response ${number}: ${respondent}`;
}

/**
 * Says in words how much of a consultation is not published. Empty if nothing is withheld.
 * @param leastShown the smallest number that is shown; 1 for people who work on the review.
 */
export function withheldWords(
  { withoutConsent, notAsked, confidential, answers }: PublishedResponses['withheld'],
  leastShown = 1,
): readonly string[] {
  const responses = [withoutConsent, notAsked, confidential];
  const isAnySmall = responses.some((number) => number > 0 && number < leastShown);
  // All are summed, because readers could calculate a single missing number from the total and the others.
  const all = isAnySmall ? withoutConsent + notAsked + confidential : 0;
  const [refusedCount = 0, notAskedCount = 0, confidentialCount = 0] = isAnySmall ? [] : responses;
  const parts: readonly (readonly [number, string, string?])[] = [
    [
      all,
      'response whose author did not agree to publication, was not asked about it or asked for confidence',
      'responses whose authors did not agree to publication, were not asked about it or asked for confidence',
    ],
    [
      refusedCount,
      'response whose author did not agree to publication',
      'responses whose authors did not agree to publication',
    ],
    [
      notAskedCount,
      'response whose author was not asked about publication',
      'responses whose authors were not asked about publication',
    ],
    [confidentialCount, 'confidential response'],
    [
      answers,
      'answer with words that must not be published',
      'answers with words that must not be published',
    ],
  ];
  return parts.flatMap(([many, one, several]) =>
    many > 0 ? [publishedCount(many, leastShown, one, several)] : [],
  );
}
