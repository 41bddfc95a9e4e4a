import { z } from 'zod';

const line = z.string().max(2000);
const lines = z.string().max(20_000);
const date = z.iso.date().nullable();

/** The details of the consultation itself. A detail is empty until somebody enters it, because none is ever made up. */
export const consultationFieldsSchema = z.object({
  /** The title, without the word “consultation” (drafting-conventions.md §5.2). */
  title: line,
  /** The body that consults, for example `Home Office`. */
  department: line,
  audience: lines,
  opens: date,
  closes: date,
  /** The date by which the Government will respond. */
  respondBy: date,
  /** The e-mail address for responses. */
  email: line,
  address: lines,
  website: line,
  /** Contacts for questions about the consultation, for copies in other formats, and for complaints. */
  enquiries: lines,
  formats: lines,
  complaints: lines,
  /** The data controller and the data protection officer. */
  controller: lines,
  protectionOfficer: lines,
  /** The long title of a draft Bill. */
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
