import type { Permission, PermissionRole } from '../evidence/records.ts';
import type { ColumnRole, HeaderLayout } from './mapping.ts';

/** The words for a mapping. The import and the comparison of two mappings in a merge both use them. */

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
  'name-consent': 'Can the name be published?',
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

/** The meanings that a person can give to a value in a column about publication. */
export const PERMISSION_WORDS: Readonly<Record<PermissionRole, Readonly<Record<Permission, string>>>> = {
  consent: {
    publish: 'Publish with name',
    'without-name': 'Publish without name',
    'not-published': 'Do not publish',
  },
  confidential: {
    publish: 'Not confidential',
    'without-name': 'Name is confidential',
    'not-published': 'Confidential: do not publish',
  },
  'name-consent': {
    publish: 'Name can be published',
    'without-name': 'Publish without name',
    'not-published': 'Do not publish',
  },
};
export const UNDECIDED_WORDS = 'Not decided: not published';

/** The meaning of an empty cell, unless a person has decided otherwise. */
export const EMPTY_CELL_WORDS: Readonly<Record<PermissionRole, string>> = {
  consent: 'No consent',
  confidential: 'Not confidential',
  'name-consent': 'Publish without name',
};
