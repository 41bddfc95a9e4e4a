import { z } from 'zod';
import { FIELDS, type Provision } from './tree.ts';
import { provisionSchema } from './tree-schema.ts';

/** An editorial note of legislation.gov.uk (types F, C, I, E, M …), stored separately from the text (drafting-conventions.md §4.5). */
const editorialNoteSchema = z.object({
  id: z.string(),
  /** The mark as printed: `F1`. '' if the source shows none. Unique only within its section. */
  mark: z.string(),
  type: z.enum(['F', 'C', 'I', 'E', 'X', 'M', 'P']),
  pid: z.string(),
  /** Absent, with `from` and `to`, for a note on a whole provision. */
  field: z.enum(FIELDS).optional(),
  from: z.number().int().min(0).optional(),
  to: z.number().int().min(0).optional(),
  effect: z.enum(['inserted', 'substituted', 'omitted', 'repealed', 'other']),
  /** The note's wording. Absent if only its mark was read. */
  text: z.string().optional(),
});
export type EditorialNote = z.infer<typeof editorialNoteSchema>;

/** An amendment by other legislation that the base text does not show yet. */
const outstandingEffectSchema = z.object({
  id: z.string(),
  affecting: z.string(),
  affectedProvisions: z.string(),
  effect: z.string(),
  inForce: z.string().optional(),
  remark: z.string().optional(),
  status: z.enum(['verified', 'derived', 'unverified']),
});
export type OutstandingEffect = z.infer<typeof outstandingEffectSchema>;

/** Text printed before or after an instrument that is not part of the law, such as the lines of a cover. */
const prelimSchema = z.object({
  part: z.enum(['cover', 'preface', 'conclusions']),
  /** The element's name in the file: `stageVersion`, `copyrightStatement`. */
  name: z.string(),
  text: z.string(),
});
export type Prelim = z.infer<typeof prelimSchema>;

export const instrumentSchema = z.object({
  /** `ukpga/1997/40`. */
  id: z.string(),
  /** Absent for an Act. */
  kind: z.enum(['act', 'bill', 'secondary']).optional(),
  /** The version of the text: `current`, `enacted`, or a date. */
  version: z.string(),
  title: z.string(),
  /** `1997 c. 40`. */
  number: z.string(),
  uri: z.string(),
  /** ISO date of Royal Assent or making. */
  date: z.string(),
  /** The date as printed after the long title: `[21st March 1997]`. */
  dateOfEnactment: z.string(),
  /** The description that must be given wherever this text is shown or exported. */
  description: z.string(),
  licence: z.string(),
  statusKey: z.record(z.enum(['verified', 'derived', 'unverified']), z.string()),
  commencement: z.string(),
  prelims: z.array(prelimSchema).optional(),
  root: provisionSchema as z.ZodType<Provision>,
  notes: z.array(editorialNoteSchema),
  outstanding: z.array(outstandingEffectSchema),
});
/** The base text: an Act, Bill or statutory instrument in one version. Never changes once stored. */
export type Instrument = z.infer<typeof instrumentSchema>;

type Described = Pick<Instrument, 'version' | 'description'>;

/**
 * The version of a text in words: its description, after the date if the version is one. The version `current` is not shown,
 * since a stored text need not be the current one.
 */
export const versionWords = ({ version, description }: Described): string =>
  /^\d/.test(version) ? `${version}: ${description}` : description;

/** A text's title and version. */
export function textName({ title, ...text }: Described & Pick<Instrument, 'title'>): string {
  const words = versionWords(text);
  return `${title}, ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
