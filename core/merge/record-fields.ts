import { capital, count } from '../base/english.ts';
import { LAYOUT_WORDS, PERMISSION_WORDS, ROLE_WORDS } from '../consultation/mapping-words.ts';
import { profileMappingSchema } from '../consultation/profiles.ts';
import type { RecordKind, RecordValues } from '../events/records.ts';
import { refWords } from '../evidence/describe.ts';
import { type ConsultationField, type ConsultationFields, NO_FIELDS } from '../pack/consultation-fields.ts';
import { FIELD_WORDS, partWords } from '../pack/paper/headings.ts';
import { proposesWords } from '../pack/proposed.ts';
import { type Field, type Fields, wordsField } from './rows.ts';

/** The fields of each kind of record in words, for comparing two readings. */

/** Kinds whose readings are described in sentences instead. */
type InSentences =
  | 'theme'
  | 'import'
  | 'question'
  | 'excerpt'
  | 'redaction'
  | 'decision'
  | 'thread'
  | 'scope';

const CONSULTATION = Object.fromEntries(
  (Object.keys(NO_FIELDS) as ConsultationField[]).map((field) => [
    field,
    wordsField(capital(FIELD_WORDS[field])),
  ]),
) as unknown as {
  readonly [Name in ConsultationField]: Field<NonNullable<ConsultationFields[Name]>, unknown>;
};

const STEPS: Readonly<Record<RecordValues['overlay-step']['state'], string>> = {
  applied: 'applied',
  skipped: 'skipped',
  open: 'applied, and then undone',
};

export const RECORD_FIELDS: {
  readonly [Kind in Exclude<RecordKind, InSentences>]: Fields<RecordValues[Kind]>;
} = {
  reading: {
    of: ['Text', refWords],
    as: ['Marked as', (as) => as],
    by: null,
    at: null,
  },
  campaign: {
    name: wordsField('Name'),
    question: ['Question', refWords],
    example: ['Answer that stands for all', refWords],
    members: ['Answers in it', (members) => members.map(refWords)],
    without: ['Answers removed from it', (without) => without.map(refWords)],
    by: null,
    at: null,
  },
  profile: {
    mapping: [
      'Columns',
      (mapping) => {
        const read = profileMappingSchema.safeParse(mapping);
        if (!read.success) return 'can’t be read';
        const { header, columns, consent, confidential, doubles } = read.data;
        const means = (label: string, words: readonly string[] = []) =>
          words.length > 0 ? [`${label}: ${words.map((word) => `“${word}”`).join(', ')}`] : [];
        return [
          ...columns.map(({ header: name, code, role, question }) => {
            const questionText = [question.code, question.text].filter((word) => word !== '').join(': ');
            return `“${name || code}”: ${ROLE_WORDS[role]}${questionText === '' ? '' : ` (${questionText})`}`;
          }),
          `the headers are ${LAYOUT_WORDS[header]}`,
          ...means('agrees to publication', consent?.yes),
          ...means('does not agree to publication', consent?.no),
          ...means('confidential', confidential?.yes),
          ...means('not confidential', confidential?.no),
          doubles === 'keep' ? 'duplicates are imported too' : 'duplicates are excluded',
        ];
      },
    ],
  },
  permission: {
    header: wordsField('Column'),
    role: ['What it asks', (role) => ROLE_WORDS[role]],
    decisions: [
      'What its values mean',
      (decisions, { role }) =>
        decisions.map(({ value, means }) => `“${value}”: ${PERMISSION_WORDS[role][means].toLowerCase()}`),
    ],
    by: null,
    at: null,
  },
  reviewed: {
    amendment: wordsField('Reviewed'),
    change: ['What was accepted', (change) => count(change.length, 'edit')],
    print: null,
    by: null,
    at: null,
  },
  agreement: {
    who: [
      'Who may agree an amendment',
      (mayAgree) => (mayAgree === 'anyone' ? 'anyone' : 'anyone but the person who wrote it'),
    ],
  },
  returned: {
    file: wordsField('File'),
    sha256: null,
    savedBy: wordsField('Last saved by'),
    seq: null,
    taken: ['Changes imported', (takenPrints) => String(takenPrints.length)],
    left: ['Changes not imported', String],
    agreed: ['Accepted in Word', (agreed) => agreed],
    waiting: [
      'Waiting for a decision',
      (waiting) =>
        waiting.map(({ words, place, done }) =>
          [place, words, done ? `done by ${done.by}` : ''].filter((word) => word !== '').join(', '),
        ),
    ],
    certificate: null,
    by: null,
    at: null,
  },
  version: { name: wordsField('Name'), why: null, seq: null, hash: null, round: null, by: null, at: null },
  consultation: { ...CONSULTATION, consulted: null, leastShown: ['Smallest number shown', String] },
  pack: {
    order: ['Order', (order) => order.map(partWords)],
    leftOut: ['Excluded', (leftOut) => leftOut.map(partWords)],
    proposes: ['Proposes', (proposes) => (proposes === undefined ? '' : proposesWords(proposes))],
  },
  'pack-text': { text: wordsField(''), computed: wordsField('In the place of the automatic text') },
  'sign-off': {
    by: wordsField('Signed off by'),
    at: null,
    seq: null,
    reason: wordsField('Reason'),
    findings: ['Signed off with', (findings) => findings.map(({ words }) => words)],
  },
  asking: {
    asks: [
      'Questions',
      (askedQuestions) =>
        askedQuestions.map(
          ({ question, about }) => `${refWords(`question:${question}`)}${about === '' ? '' : ` on ${about}`}`,
        ),
    ],
  },
  left: { now: ['Now', (now) => now.map(refWords)] },
  overlay: {
    name: wordsField('Name'),
    hash: null,
    of: ['What it is', () => 'another review'],
    by: null,
    at: null,
  },
  'overlay-step': {
    overlay: null,
    key: null,
    text: wordsField(''),
    state: ['What was decided', (state) => STEPS[state]],
    made: ['Amendment made', ({ amendment }) => amendment],
    revised: ['Amendments changed', (revised) => revised.map(({ amendment }) => amendment)],
    by: null,
    at: null,
  },
  suggesting: {
    isOn: ['Suggestions', (isOn) => (isOn ? 'on' : 'off')],
    method: null,
    quality: ['Measured on', ({ texts, themes }) => `${count(texts, 'text')} and ${count(themes, 'theme')}`],
    dismissed: [
      'Suggestions dismissed',
      (dismissed) => dismissed.map(({ of, theme }) => `theme ${theme} of ${refWords(of)}`),
    ],
    by: null,
    at: null,
  },
};
