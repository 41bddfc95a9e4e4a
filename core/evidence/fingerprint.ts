import { z } from 'zod';
import { cite } from '../act/citation.ts';
import type { Provision } from '../act/tree.ts';
import { changesOf } from '../amend/changes/changes-of.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import { isLive } from '../amend/edits/states.ts';
import { plainText } from '../amend/redline/lines.ts';
import { type Drafted, redline } from '../amend/redline/redline.ts';
import type { Commitment, Note, Pin, Recommendation, Response, Source } from './evidence.ts';
import type { Decision, Excerpt, Question, Theme } from './records.ts';

/**
 * What a link depends on at each of its ends: what the thing says, and nothing of how far it has got. A fingerprint is
 * taken of that; when it is another, the link is suspect until a person has looked.
 */

export const wordsSchema = z.record(z.string(), z.string());
/** What a thing says, by facet: a name that stays the same, to words. */
export type FacetWords = Readonly<z.infer<typeof wordsSchema>>;

const FACETS: Readonly<Record<string, string>> = {
  addressee: 'Addressed to',
  answering: 'Answering recommendation',
  body: 'Who answered',
  category: 'Category',
  changes: 'Changes to the Act',
  code: 'Number',
  date: 'Date',
  deadline: 'Deadline',
  description: 'Description',
  due: 'Due',
  from: 'From',
  gist: 'Summary',
  lost: 'No longer in the source',
  name: 'Name',
  number: 'Number',
  of: 'Taken from',
  options: 'Answers offered',
  outcome: 'Outcome',
  owner: 'Owner',
  parts: 'Parts',
  purpose: 'Purpose',
  question: 'Question',
  reason: 'Reason',
  stance: 'Stance',
  terms: 'In its own words',
  text: 'Text',
  title: 'Title',
  type: 'Kind',
  wording: 'Wording',
};

/** A facet's name for a reader. */
export const facetWords = (facet: string): string => FACETS[facet] ?? facet;

/** What of an amendment a link depends on: its words and reasons. Being marked ready, or agreed, is no change of them. */
export const amendmentAspect = ({ title, purpose, reason, edits }: Amendment) => ({
  title,
  purpose,
  reason,
  edits,
});

/** An amendment in words, its changes told as the base text has them. */
export function amendmentWords(
  base: Provision,
  { id, title, purpose, reason, edits }: Amendment,
): FacetWords {
  const changes = changesOf(redline(base, [{ id, edits }]), (pid) => cite(base, pid));
  return { title, purpose, reason, changes: changes.map(({ words }) => words).join('\n') };
}

/** A provision with all that is in it, as it is printed. Where it stands in the Act is no part of what it says. */
export const provisionWords = (provision: Provision): FacetWords => ({ text: plainText(provision) });

/** Amendments that count for what a provision reads: all but those that are withdrawn. */
export const countedAmendments = <A extends Drafted & Pick<Amendment, 'state'>>(amendments: readonly A[]) =>
  amendments.filter(isLive);

/** One answer to one question, as far as a link depends on it. */
interface Answered {
  readonly question: string;
  readonly text: string;
}

/** The kinds of thing that say what they say by themselves, without a look at the Act. */
export interface EvidencePieces {
  readonly excerpt: Excerpt;
  readonly question: Question;
  readonly theme: Theme;
  readonly decision: Decision;
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
  readonly answer: Answered;
}
export type PieceKind = keyof EvidencePieces;

/** That words which are quoted are not in their source any more. */
const lostWords = (pins: readonly Pin[]): FacetWords => {
  const lostQuotes = pins.filter((pin) => pin.lost).map(({ quote }) => quote);
  return lostQuotes.length === 0 ? {} : { lost: lostQuotes.join('\n') };
};

/** What a piece of evidence says. Consent, confidentiality, remarks and where it was found are no part of it. */
export const PIECE_WORDS: { readonly [K in PieceKind]: (evidence: EvidencePieces[K]) => FacetWords } = {
  source: ({ title, author, date, text }) => ({ title, from: author, date, text }),
  recommendation: ({ no, addressee, text, gist, deadline, sub }) => ({
    number: no === null ? '' : String(no),
    addressee,
    text: text ?? '',
    gist: gist ?? '',
    deadline: deadline ?? '',
    parts: sub.map((part) => `${part.no} ${part.text}`).join('\n'),
  }),
  response: ({ recommendations, body, date, category, terms, pins }) => ({
    answering: recommendations.join(', '),
    body,
    date,
    category,
    terms,
    text: pins.map(({ quote }) => quote).join('\n'),
    ...lostWords(pins),
  }),
  commitment: ({ type, owner, due, pin }) => ({
    type,
    owner,
    due: due ?? '',
    text: pin.quote,
    ...lostWords([pin]),
  }),
  note: ({ author, organisation, date, question, wording, text }) => ({
    from: [author, organisation].filter(Boolean).join(', '),
    date,
    question,
    wording,
    text,
  }),
  answer: ({ question, text }) => ({ question, text }),
  excerpt: ({ of, anchor, stance }: Excerpt) => ({ of, text: anchor.quote, stance: stance ?? '' }),
  question: ({ code, text, options }: Question) => ({ code, text, options: options.join('\n') }),
  theme: ({ name, description }: Theme) => ({ name, description }),
  decision: ({ about, outcome, reason }: Decision) => ({ of: about, outcome, reason }),
};

/** The most of one facet that is kept of what was looked at, in UTF-16 code units: a whole letter, not a whole report. */
export const MOST_KEPT = 200_000;

/** Words as they are kept to be shown again: the whole, but for what no person reads at one sitting. */
export const keepable = (words: FacetWords): FacetWords =>
  Object.fromEntries(Object.entries(words).map(([facet, text]) => [facet, text.slice(0, MOST_KEPT)]));
