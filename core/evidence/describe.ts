import { dateWords } from '../base/date-words.ts';
import { listed, nameInSentence } from '../base/english.ts';
import type { Commitment, Note, Recommendation, Response } from './evidence.ts';
import { isNumberless, type LinkType, type Ref, splitRef } from './link.ts';

/**
 * The evidence in words, the same on screen, in a pack and for a screen reader. A reader must always learn what was
 * not seen, what is only a summary and what is only a sample.
 */

/** "Recommendation 7", or "Recommendation (number unknown)". */
export function recommendationName({ no }: Pick<Recommendation, 'no'>): string {
  return no === null ? 'Recommendation (number unknown)' : `Recommendation ${no}`;
}

/** The name with the place where the recommendation was found, if another recommendation has the same number. */
export function recommendationNameAmong(
  recommendation: Pick<Recommendation, 'id' | 'no' | 'found'>,
  all: readonly Pick<Recommendation, 'id' | 'no'>[],
): string {
  const { id, no, found: foundAt } = recommendation;
  const isShared = no !== null && all.some((other) => other.no === no && other.id !== id);
  return isShared ? `${recommendationName(recommendation)} (${foundAt})` : recommendationName(recommendation);
}

/** One line: "Recommendation 1 — Home Office — summary: …". Known wording is in quotation marks. */
export function describeRecommendation(recommendation: Recommendation): string {
  const { addressee, text, gist } = recommendation;
  const about =
    text !== null ? `“${text}”` : gist !== null ? `summary: ${gist}` : 'full wording not available';
  const to = addressee === 'Not seen' ? 'addressee unknown' : addressee;
  return [recommendationName(recommendation), to, about].join(' — ');
}

/** A recommendation in words for the public: its number, its addressee, and its wording or summary if known. */
export function plainRecommendation({ no, addressee, text, gist }: Recommendation): string {
  const to = addressee === 'Not seen' ? '' : `, to ${nameInSentence(addressee)}`;
  const name = no === null ? 'A recommendation' : `Recommendation ${no}`;
  const about = text !== null ? `: “${text}”` : gist !== null ? `, in summary: ${gist}` : '';
  return `${name}${to}${about}`;
}

/** Says which parts of a recommendation are known: the number, the full wording, or only a summary. */
export function describeConfidence({
  no,
  text,
  gist,
  confidence,
}: Pick<Recommendation, 'no' | 'text' | 'gist' | 'confidence'>): string {
  if (confidence === 'A') return 'number and full wording available';
  if (confidence === 'B') return 'number known; only part of the wording available';
  const number = no === null ? 'number unknown' : 'number known';
  if (confidence === 'X') return `full wording not available${no === null ? '; number unknown' : ''}`;
  if (text !== null) return `full wording available; ${number}`;
  return `${gist === null ? '' : 'Summary only: '}full wording not available; ${number}`;
}

const CATEGORY_WORDS: Readonly<Record<Response['category'], string>> = {
  accepted: 'accepted',
  'accepted-in-part': 'accepted in part',
  'accepted-in-principle': 'accepted in principle',
  'accepted-in-spirit': 'accepted in spirit; more consideration needed',
  'agrees-review-committed': 'agrees with the assessment; review committed',
  'not-accepted': 'not accepted',
  noted: 'noted',
  'not-known': 'answer unknown',
};

/** A response's category in words. */
export const categoryWords = (category: Response['category']): string => CATEGORY_WORDS[category];

/** "Government response to recommendations 5, 6 and 8", "NPCC response to recommendation 7". */
export function responseName({ body, recommendations }: Pick<Response, 'body' | 'recommendations'>): string {
  const numbers = recommendations.flatMap((id) => /\d+$/.exec(id) ?? []);
  const isNumbered = numbers.length === recommendations.length && numbers.length > 0;
  const to = isNumbered ? `recommendation${numbers.length > 1 ? 's' : ''} ${listed(numbers)}` : 'the report';
  return `${body.replace(/^The /, '')} response to ${to}`;
}

/** One line: "The Government, 21 November 2024 — accepted: “I accept this recommendation”". */
export function describeResponse({ body, date, category, terms }: Response): string {
  return `${body}, ${dateWords(date)} — ${categoryWords(category)}: “${terms}”`;
}

const STATUS_WORDS: Readonly<Record<Commitment['status'], string>> = {
  open: 'open',
  done: 'done',
  'not-known': 'status unknown',
};

/** A commitment's status in words. */
export const commitmentStatusWords = (status: Commitment['status']): string => STATUS_WORDS[status];

/** One line: "Home Office — “…” — due 3 December 2024 — status unknown". */
export function describeCommitment({ owner, pin, due, status }: Commitment): string {
  const parts = [
    owner,
    `“${pin.quote}”`,
    due === null ? 'no date given' : `due ${dateWords(due)}`,
    STATUS_WORDS[status],
  ];
  return parts.join(' — ');
}

const WORDING_WORDS: Readonly<Record<Note['wording'], string>> = {
  quoted: 'quoted',
  gist: 'summary',
  sample: 'made-up sample for trying Keeling',
};

/** Whether a note's text is quoted, a summary, or a made-up sample. */
export const wordingWords = (wording: Note['wording']): string => WORDING_WORDS[wording];

/** The names in a list in a normal form, for comparison: "A, B and C" and "C; B; A" are equal. */
const namesIn = (list: string): string =>
  list
    .split(/[;,&]|\band\b/)
    .map((name) => name.trim().toLocaleLowerCase('en-GB'))
    .filter(Boolean)
    .sort()
    .join(';');

/** The source of a note: the author, and the organisation if it does not only repeat the names. */
export function noteFrom({ author, organisation }: Pick<Note, 'author' | 'organisation'>): string {
  if (!author || !organisation || namesIn(author) === namesIn(organisation)) return author || organisation;
  // Brackets within brackets read badly.
  return /[()]/.test(organisation) ? `${author}, ${organisation}` : `${author} (${organisation})`;
}

const LINK_WORDS: Readonly<Record<LinkType, string>> = {
  implements: 'implements',
  'partly-implements': 'partly implements',
  'responds-to': 'responds to',
  'departs-from': 'departs from',
  'evidence-for': 'is supported by',
  'evidence-against': 'is opposed by',
  'considered-in': 'is considered in',
};

/** A link's type as a verb between its two endpoints. */
export const linkWords = (type: LinkType): string => LINK_WORDS[type];

/** A reference in words: "A-001", "recommendation 1", "note N-003". */
export function refWords(ref: Ref): string {
  const { kind, id } = splitRef(ref);
  if (kind === 'amendment') return id;
  if (isNumberless(id)) return `${kind} ${id.slice(0, id.indexOf('~'))} (deleted)`;
  // An id such as `unnumbered-screening` isn't a number that a reader could cite.
  if (kind === 'recommendation' && !/^(?:R-)?\d+$/.test(id)) return `recommendation (number unknown: ${id})`;
  return `${kind} ${id}`;
}
