import type { z } from 'zod';
import type { withheldResponsesSchema } from './calls.ts';
import { publishedCount } from './tally-words.ts';

/** One answer as it may be published: its redacted words are out, and how many times words were taken out is told. */
interface PublishedAnswer {
  readonly question: string;
  readonly text: string;
}

/** One response as it may be published: without the respondent’s name, address or number in the file. */
export interface PublishedResponse {
  /** Counted from 1 among those that are published. */
  readonly number: number;
  /** Empty where so few are of that kind that it would tell who this is. */
  readonly type: string;
  /** Only of an organisation. */
  readonly organisation: string;
  readonly answers: readonly PublishedAnswer[];
}

/** What is published of a consultation, and how much of it is not. */
export interface PublishedResponses {
  readonly questions: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly responses: readonly PublishedResponse[];
  readonly withheld: Readonly<z.infer<typeof withheldResponsesSchema>>;
  /** The smallest number of people that is shown as a number. */
  readonly leastShown: number;
}

const isOrganisation = (type: string): boolean => !/\b(?:individual|public|personal|myself)\b/i.test(type);

/** Whose name may stand over a response: an organisation’s, where it did not answer as an individual. */
export const publishedName = (type: string, organisation: string): string =>
  isOrganisation(type) ? organisation.trim() : '';

/** “Response 12: Northern Support (Charity)”. */
export function responseHeading({ number, type, organisation }: PublishedResponse): string {
  const respondent = organisation === '' ? type : type === '' ? organisation : `${organisation} (${type})`;
  return respondent === '' ? `Response ${number}` : `Response ${number}: ${respondent}`;
}

/**
 * How much of a consultation is not published, in words; empty where nothing is withheld.
 * @param leastShown the smallest number that is shown; 1 for those at work on it.
 */
export function withheldWords(
  { withoutConsent, notAsked, confidential, answers }: PublishedResponses['withheld'],
  leastShown = 1,
): readonly string[] {
  const responses = [withoutConsent, notAsked, confidential];
  const isAnySmall = responses.some((number) => number > 0 && number < leastShown);
  // With the others and how many there are in all, a number that is left out could be worked out.
  const all = isAnySmall ? responses.reduce((sum, number) => sum + number, 0) : 0;
  const [refused, unasked, secret] = isAnySmall ? [0, 0, 0] : responses;
  const parts: readonly (readonly [number, string, string?])[] = [
    [
      all,
      'response whose author did not agree to publication, was not asked about it or asked for confidence',
      'responses whose authors did not agree to publication, were not asked about it or asked for confidence',
    ],
    [
      refused ?? 0,
      'response whose author did not agree to publication',
      'responses whose authors did not agree to publication',
    ],
    [
      unasked ?? 0,
      'response whose author was not asked about publication',
      'responses whose authors were not asked about publication',
    ],
    [secret ?? 0, 'confidential response'],
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
