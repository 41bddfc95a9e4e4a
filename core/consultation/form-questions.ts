import { z } from 'zod';
import type { Permission } from '../evidence/records.ts';
import type { ColumnRole } from './mapping.ts';

/** The questions of Keeling's own response form about the respondent, and how a returned form is read. */

export const CONSENT_QUESTION = 'May we publish what you say, in whole or in part?';
export const CONSENT_ANSWERS: readonly { readonly text: string; readonly means: Permission }[] = [
  { text: 'Yes', means: 'publish' },
  { text: 'Yes, without my name', means: 'without-name' },
  { text: 'No', means: 'not-published' },
];

/** The name of the format in a form as JSON, and the columns of a form as a table. */
export const FORM_FORMAT = 'consultation-response-form';
export const FORM_COLUMNS = [
  'Id',
  'Section',
  'Number',
  'Type',
  'Question',
  'Options',
  'Required',
  'Answer',
] as const;

/** The members of a returned form as JSON that are read: the questions with their answers. Other members are ignored. */
export const filledFormSchema = z.object({
  format: z.literal(FORM_FORMAT),
  questions: z.array(
    z.object({ text: z.string(), answer: z.union([z.string(), z.array(z.string())]).optional() }),
  ),
});

interface AboutQuestion {
  /** The same id in each file format of the form. */
  readonly id: string;
  readonly text: string;
  readonly kind: 'short-text' | 'long-text' | 'single-choice';
  readonly role: ColumnRole;
}

export const ABOUT_QUESTIONS: readonly AboutQuestion[] = [
  { id: 'name', text: 'Your name', kind: 'short-text', role: 'name' },
  { id: 'email', text: 'Your email address', kind: 'short-text', role: 'email' },
  {
    id: 'organisation',
    text: 'The organisation that you answer for, if you do, and whom it represents',
    kind: 'short-text',
    role: 'organisation',
  },
  {
    id: 'capacity',
    text: 'The capacity in which you answer (for example: a member of the public, a charity, a public body)',
    kind: 'short-text',
    role: 'respondent-type',
  },
  { id: 'consent', text: CONSENT_QUESTION, kind: 'single-choice', role: 'consent' },
  {
    id: 'confidential',
    text: 'Is any of it confidential? If so, say what and why.',
    kind: 'long-text',
    role: 'confidential',
  },
];

/** The question that the form asks after a question with options. */
export const reasonQuestion = (number: string): string =>
  `Please give the reasons for your answer to question ${number}.`;
