import { capital } from '../../base/english.ts';
import { ACT_HEADING } from '../act-bounds.ts';
import type { ConsultationField } from '../consultation-fields.ts';
import type { DocumentKind } from '../documents.ts';

/** The headings of a document’s parts: on its pages, in the list of parts, and in the history. */
export const HEADINGS = {
  about: 'About this consultation',
  foreword: 'Ministerial foreword',
  summary: 'Executive summary',
  background: 'Background and the law as it stands',
  scope: 'Scope',
  recommendation: 'What was recommended',
  questions: 'List of questions',
  'draft-bill': 'Draft clauses',
  impact: 'Impact assessment',
  equality: 'Equality statement',
  respond: 'How to respond',
  privacy: 'Privacy notice',
  accessibility: 'Accessibility',
  principles: 'Consultation principles',
  more: 'Further information',
  changes: 'The changes in words',
  effects: 'Table of effects',
  'other-acts': 'Other Acts that cite what would change',
  matrix: 'What each change answers',
  sources: 'About the text of the law in this paper',
  'this-document': 'About this document',
  amendments: 'The amendments in detail',
  'marked-up': ACT_HEADING,
  'as-amended': 'The Act as it would read',
  recommendations: 'Recommendations',
  'left-alone': 'Provisions left alone',
  notes: 'Consultation notes',
  themes: 'What was said, by theme',
  status: 'Status of the text',
  introduction: 'Introduction',
  method: 'The responses, and how they were read',
  since: 'What changed in the draft',
  decisions: 'What was decided',
  next: 'Conclusion and next steps',
  respondents: 'Who responded',
} as const;

/** Names a part by its id: "“Scope”", "the proposal of A-001", "the response to question Q-0002". */
export function partWords(part: string): string {
  if (part.startsWith('proposal:')) return `the proposal of ${part.slice('proposal:'.length)}`;
  if (part.startsWith('question:')) return `the response to question ${part.slice('question:'.length)}`;
  const headingById: Readonly<Record<string, string>> = HEADINGS;
  return Object.hasOwn(HEADINGS, part) ? `“${headingById[part]}”` : `“${part}”`;
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}’]+/gu) ?? [];

interface NamedPart {
  readonly id: string;
  readonly heading: string;
}

/**
 * Whether the heading of a part already contains the words of a gap in the part, as “Equality statement” does. False for a
 * heading that is not in `HEADINGS`, such as a proposal’s: its words come from a person’s title and don’t name the part.
 */
export function isInHeading({ id, heading }: NamedPart, gapName: string): boolean {
  if (!Object.hasOwn(HEADINGS, id)) return false;
  const headingWords = new Set(['a', 'an', 'the', ...wordsIn(heading)]);
  return wordsIn(gapName).every((word) => headingWords.has(word));
}

/** Names a gap with its part, without repeating words: "Scope: who is affected", "Equality statement". */
export const namedInPart = (part: NamedPart, gapName: string): string =>
  isInHeading(part, gapName) ? capital(gapName) : `${part.heading}: ${gapName}`;

export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  consultation: 'the consultation paper',
  response: 'the response',
};

/** The name of each detail of the consultation, in a sentence. */
export const FIELD_WORDS: Readonly<Record<ConsultationField, string>> = {
  title: 'title of the paper',
  department: 'department',
  audience: 'audience',
  opens: 'opening date',
  closes: 'closing date',
  respondBy: 'date of the response',
  email: 'email address',
  address: 'postal address',
  website: 'online form',
  enquiries: 'contact for enquiries',
  formats: 'contact for other formats',
  complaints: 'contact for complaints',
  controller: 'data controller',
  protectionOfficer: 'data protection officer',
  longTitle: 'long title of the draft Bill',
  shortTitle: 'short title of the draft Bill',
  extent: 'extent clause of the draft Bill',
  commencement: 'commencement clause of the draft Bill',
};
