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
 * The words on which a link depends at each endpoint. A state, such as "agreed", is not part of them. A fingerprint is the
 * hash of these words; when it changes, the link needs checking until a person confirms it.
 */

export const wordsSchema = z.record(z.string(), z.string());
/** The words of a thing by facet. A facet has a constant name, such as `title`. */
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

/** The parts of an amendment on which a link depends. The state is not among them. */
export const amendmentAspect = ({ title, purpose, reason, edits }: Amendment) => ({
  title,
  purpose,
  reason,
  edits,
});

/** An amendment in words. Its changes are described by citations of the base text. */
export function amendmentWords(
  base: Provision,
  { id, title, purpose, reason, edits }: Amendment,
): FacetWords {
  const changes = changesOf(redline(base, [{ id, edits }]), (pid) => cite(base, pid));
  return { title, purpose, reason, changes: changes.map(({ words }) => words).join('\n') };
}

/** The printed text of a provision with everything in it. Its place in the Act is not part of its words. */
export const provisionWords = (provision: Provision): FacetWords => ({ text: plainText(provision) });

/** The amendments that count for the amended text of a provision: all that are not withdrawn. */
export const countedAmendments = <A extends Drafted & Pick<Amendment, 'state'>>(amendments: readonly A[]) =>
  amendments.filter(isLive);

/** The parts of an answer on which a link depends. */
interface AnswerWords {
  readonly question: string;
  readonly text: string;
}

/** The kinds of things whose words do not depend on the Act. */
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
  readonly answer: AnswerWords;
}
export type PieceKind = keyof EvidencePieces;

/** The facet `lost`: quoted words that their source no longer has. */
const lostWords = (pins: readonly Pin[]): FacetWords => {
  const lostQuotes = pins.filter((pin) => pin.lost).map(({ quote }) => quote);
  return lostQuotes.length === 0 ? {} : { lost: lostQuotes.join('\n') };
};

/** The words of each kind of evidence. Consent, confidentiality, remarks and the place of finding are not among them. */
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

/** The greatest length of a facet that is stored with a confirmation, in UTF-16 code units: a letter, but not a whole report. */
export const MAX_FACET_LENGTH = 200_000;

/** The words that are stored when a person confirms a link, to show later what has changed. Long facets are cut. */
export const storedWords = (words: FacetWords): FacetWords =>
  Object.fromEntries(Object.entries(words).map(([facet, text]) => [facet, text.slice(0, MAX_FACET_LENGTH)]));
