import {
  categoryWords,
  commitmentStatusWords,
  describeConfidence,
  refWords,
  wordingWords,
} from '../evidence/describe.ts';
import type { Commitment, Note, Pin, Recommendation, Response, Source } from '../evidence/evidence.ts';
import type { EvidenceKind } from '../evidence/marks.ts';
import { type Fields, said, yesOrNo } from './rows.ts';

/** What each piece of evidence says, field by field, for whoever chooses between two readings of it. */

interface EvidenceValues {
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
}

const quoted = ({ quote, lost }: Pin): string => `“${quote}”${lost ? ' (not found in the text)' : ''}`;

export const EVIDENCE_FIELDS: { readonly [Kind in EvidenceKind]: Fields<EvidenceValues[Kind]> } = {
  source: {
    title: said('Title'),
    author: said('Author'),
    date: said('Date'),
    url: said('Web address'),
    licence: said('Licence'),
    text: said(''),
    underlined: [
      'Underlined',
      (stretches, { text }) => stretches.map(({ from, to }) => `“${text.slice(from, to)}”`),
    ],
    hash: null,
    tracker: ['Kind', () => 'a tracker’s table'],
  },
  recommendation: {
    no: ['Number', String],
    addressee: said('Addressed to'),
    text: said('Wording'),
    gist: said('Summary'),
    gistFrom: said('Whose summary it is'),
    confidence: ['What is known', (_, whole) => describeConfidence(whole)],
    deadline: said('Deadline'),
    sub: ['Parts', (parts) => parts.map(({ no, text }) => `${no} ${text}`)],
    found: said('Where it was found'),
    remark: said('Remark'),
  },
  response: {
    recommendations: ['Answers', (ids) => ids.map((id) => refWords(`recommendation:${id}`))],
    body: said('From'),
    date: said('Date'),
    category: ['Answer', categoryWords],
    terms: said('In its own words'),
    pins: ['Quoted', (pins) => pins.map(quoted)],
    tracker: ['Read in', () => 'a tracker’s table'],
  },
  commitment: {
    response: ['Given in', (id) => refWords(`response:${id}`)],
    type: said('Kind'),
    owner: said('Owner'),
    due: said('Due'),
    status: ['Status', commitmentStatusWords],
    underlined: yesOrNo('Underlined in the source'),
    pin: ['', quoted],
    remark: said('Remark'),
  },
  note: {
    date: said('Date'),
    author: said('From'),
    organisation: said('Organisation'),
    question: said('Question'),
    text: said(''),
    wording: ['Wording', wordingWords],
    consent: yesOrNo('Can it be published'),
    confidential: yesOrNo('Confidential'),
    found: said('Where it was found'),
  },
};
