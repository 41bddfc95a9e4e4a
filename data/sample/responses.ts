import type { CallInput } from '../../core/api.ts';

/** The rows of the sample's file of responses. They are made up, and every answer says so. */
const ROWS: readonly (readonly string[])[] = [
  [
    'Response ID',
    'Type of respondent',
    'Organisation',
    'Date',
    'May your answers be published?',
    'Should the list of examples of stalking be longer?',
    'Why do you say so?',
  ],
  [
    'S-1',
    'Organisation',
    'Sample support service (invented)',
    '2026-02-03',
    'Yes',
    'Yes',
    'A made-up answer. People who follow others by their telephones say that the list does not mention it.',
  ],
  [
    'S-2',
    'Organisation',
    'Sample police force (invented)',
    '2026-02-05',
    'Yes',
    'Yes',
    'A made-up answer. Officers read the list as if it were complete. A general description before it would help.',
  ],
  [
    'S-3',
    'Individual',
    '',
    '2026-02-09',
    'Yes',
    'No',
    'A made-up answer. Examples date quickly. The words “by any means” are wide enough already.',
  ],
  [
    'S-4',
    'Individual',
    '',
    '2026-02-11',
    'No',
    'Not sure',
    'A made-up answer, by somebody who does not want it to be published.',
  ],
];

const csv = ROWS.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');

const [, , , , , LONGER = '', REASON = ''] = ROWS[0] ?? [];

/** The input of the call that imports the sample's responses, with the role of each column as a person would choose it. */
export const RESPONSES: CallInput<'consultation.import'> = {
  name: 'Sample responses (made up).csv',
  base64: Buffer.from(csv).toString('base64'),
  mapping: {
    header: 'one',
    columns: [
      { index: 0, role: 'respondent-id' },
      { index: 1, role: 'respondent-type' },
      { index: 2, role: 'organisation' },
      { index: 3, role: 'date' },
      { index: 4, role: 'consent' },
      { index: 5, role: 'closed-question', code: 'Q1', text: LONGER },
      { index: 6, role: 'open-question', code: 'Q2', text: REASON },
    ],
  },
};
