import type { ColumnRole, HeaderLayout } from './mapping.ts';

/** How a file is read, in words: the same where it is imported and where two readings of it are told apart. */

export const ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  ignore: 'Exclude',
  'respondent-id': 'Respondent’s number',
  name: 'Respondent’s name',
  email: 'E-mail address',
  'respondent-type': 'Kind of respondent',
  organisation: 'Organisation',
  date: 'Date of the response',
  consent: 'Can it be published?',
  confidential: 'Is it confidential?',
  'closed-question': 'Question with answer options',
  'open-question': 'Question answered in own words',
  'analyst-note': 'Analyst’s note',
};

export const LAYOUT_WORDS: Readonly<Record<HeaderLayout, string>> = {
  one: 'one row',
  two: 'two rows: codes, then words',
  'one-then-empty': 'one row, then an empty one',
  parts: 'two rows: questions, then their parts',
};
