import {
  categoryWords,
  commitmentStatusWords,
  describeConfidence,
  refWords,
  wordingWords,
} from '../evidence/describe.ts';
import type { Commitment, Note, Pin, Recommendation, Response, Source } from '../evidence/evidence.ts';
import type { EvidenceKind } from '../evidence/marks.ts';
import { type Fields, wordsField, yesOrNo } from './rows.ts';

/** The fields of each kind of evidence in words, for comparing two readings. */

interface EvidenceValues {
  readonly source: Source;
  readonly recommendation: Recommendation;
  readonly response: Response;
  readonly commitment: Commitment;
  readonly note: Note;
}

const quoted = ({ quote, lost: isLost }: Pin): string =>
  `“${quote}”${isLost ? ' (not found in the text)' : ''}`;

export const EVIDENCE_FIELDS: { readonly [Kind in EvidenceKind]: Fields<EvidenceValues[Kind]> } = {
  source: {
    title: wordsField('Title'),
    author: wordsField('Author'),
    date: wordsField('Date'),
    url: wordsField('Web address'),
    licence: wordsField('Licence'),
    text: wordsField(''),
    underlined: [
      'Underlined',
      (stretches, { text }) => stretches.map(({ from, to }) => `“${text.slice(from, to)}”`),
    ],
    hash: null,
    tracker: ['Kind', () => 'a tracker’s table'],
  },
  recommendation: {
    no: ['Number', String],
    addressee: wordsField('Addressed to'),
    text: wordsField('Wording'),
    gist: wordsField('Summary'),
    gistFrom: wordsField('Whose summary it is'),
    confidence: ['What is known', (_, recommendation) => describeConfidence(recommendation)],
    deadline: wordsField('Deadline'),
    sub: ['Parts', (parts) => parts.map(({ no, text }) => `${no} ${text}`)],
    found: wordsField('Where it was found'),
    remark: wordsField('Remark'),
  },
  response: {
    recommendations: ['Answers', (ids) => ids.map((id) => refWords(`recommendation:${id}`))],
    body: wordsField('From'),
    date: wordsField('Date'),
    category: ['Answer', categoryWords],
    terms: wordsField('In its own words'),
    pins: ['Quoted', (pins) => pins.map(quoted)],
    tracker: ['Read in', () => 'a tracker’s table'],
  },
  commitment: {
    response: ['Given in', (id) => refWords(`response:${id}`)],
    type: wordsField('Kind'),
    owner: wordsField('Owner'),
    due: wordsField('Due'),
    status: ['Status', commitmentStatusWords],
    underlined: yesOrNo('Underlined in the source'),
    pin: ['', quoted],
    remark: wordsField('Remark'),
  },
  note: {
    date: wordsField('Date'),
    author: wordsField('From'),
    organisation: wordsField('Organisation'),
    question: wordsField('Question'),
    text: wordsField(''),
    wording: ['Wording', wordingWords],
    consent: yesOrNo('Can it be published'),
    confidential: yesOrNo('Confidential'),
    found: wordsField('Where it was found'),
  },
};
