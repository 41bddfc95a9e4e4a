import { z } from 'zod';

const line = z.string().max(2000);
const lines = z.string().max(20_000);
const date = z.iso.date().nullable();

/** What is known of the consultation itself. Empty where nobody has said it yet: nothing of it is ever made up. */
export const consultationFieldsSchema = z.object({
  /** What the paper is called: as a page’s title it does without the word “consultation” (drafting-conventions.md §5.2). */
  title: line,
  /** Whose it is: `Home Office`. */
  department: line,
  audience: lines,
  opens: date,
  closes: date,
  /** When the answer to the responses is due. */
  respondBy: date,
  /** Where responses go. */
  email: line,
  address: lines,
  website: line,
  /** Whom to ask about the consultation, about a copy in another format, and to complain to. */
  enquiries: lines,
  formats: lines,
  complaints: lines,
  /** Who decides what is done with personal data, and their data protection officer. */
  controller: lines,
  protectionOfficer: lines,
  /** What a draft Bill says of itself. */
  longTitle: lines,
  shortTitle: line,
  extent: lines,
  commencement: lines,
});
export type ConsultationFields = Readonly<z.infer<typeof consultationFieldsSchema>>;
export type ConsultationField = keyof ConsultationFields;
export const NO_FIELDS: ConsultationFields = {
  title: '',
  department: '',
  audience: '',
  opens: null,
  closes: null,
  respondBy: null,
  email: '',
  address: '',
  website: '',
  enquiries: '',
  formats: '',
  complaints: '',
  controller: '',
  protectionOfficer: '',
  longTitle: '',
  shortTitle: '',
  extent: '',
  commencement: '',
};
