import { z } from 'zod';
import { FIELDS, type Provision } from './tree.ts';
import { provisionSchema } from './tree-schema.ts';

/** One of legislation.gov.uk's notes (F, C, I, E, M …), kept apart from the text (drafting-conventions.md §4.5). */
const editorialNoteSchema = z.object({
  id: z.string(),
  /** As printed: `F1`; empty where none was seen. Unique only within its section. */
  mark: z.string(),
  type: z.enum(['F', 'C', 'I', 'E', 'X', 'M', 'P']),
  pid: z.string(),
  /** Absent, with `from` and `to`, for a note on a whole provision. */
  field: z.enum(FIELDS).optional(),
  from: z.number().int().min(0).optional(),
  to: z.number().int().min(0).optional(),
  effect: z.enum(['inserted', 'substituted', 'omitted', 'repealed', 'other']),
  /** What the note says. Absent where the mark was seen and its wording was not. */
  text: z.string().optional(),
});
export type EditorialNote = z.infer<typeof editorialNoteSchema>;

/** An amendment made elsewhere that the base text does not yet show. */
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

/** What is printed before or after the text of an instrument and is no part of the law: a stage, a cover's lines. */
const prelimSchema = z.object({
  part: z.enum(['cover', 'preface', 'conclusions']),
  /** What the file calls it: `stageVersion`, `copyrightStatement`. */
  name: z.string(),
  text: z.string(),
});
export type Prelim = z.infer<typeof prelimSchema>;

export const instrumentSchema = z.object({
  /** `ukpga/1997/40`. */
  id: z.string(),
  /** Absent for an Act. */
  kind: z.enum(['act', 'bill', 'secondary']).optional(),
  /** Which text of it: `current`, `enacted`, or a date. */
  version: z.string(),
  title: z.string(),
  /** `1997 c. 40`. */
  number: z.string(),
  uri: z.string(),
  /** ISO date of Royal Assent or making. */
  date: z.string(),
  /** As printed after the long title: `[21st March 1997]`. */
  dateOfEnactment: z.string(),
  /** How this text must be described wherever it is shown or exported. */
  description: z.string(),
  licence: z.string(),
  statusKey: z.record(z.enum(['verified', 'derived', 'unverified']), z.string()),
  commencement: z.string(),
  prelims: z.array(prelimSchema).optional(),
  root: provisionSchema as z.ZodType<Provision>,
  notes: z.array(editorialNoteSchema),
  outstanding: z.array(outstandingEffectSchema),
});
/** An Act (or statutory instrument) as it stood on a stated date: the base text. Never changes once stored. */
export type Instrument = z.infer<typeof instrumentSchema>;

type Described = Pick<Instrument, 'version' | 'description'>;

/**
 * Which text of its Act this is, in words. Its description says it; a date says it more exactly. `current` and
 * `enacted` only name the text to a program, and would say "current" of a text that is not.
 */
export const versionWords = ({ version, description }: Described): string =>
  /^\d/.test(version) ? `${version}: ${description}` : description;

/** A text by its title and which text of the Act it is. */
export function textName({ title, ...text }: Described & Pick<Instrument, 'title'>): string {
  const words = versionWords(text);
  return `${title}, ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
