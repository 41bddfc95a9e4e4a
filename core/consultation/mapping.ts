import { z } from 'zod';

/** How the columns of a file of consultation responses are read. */

/**
 * What a column holds. `name` and `email` tell who answered, and are in nothing that is exported; an `analyst-note` is
 * the analysts' own, and is not a respondent's words.
 */
export const COLUMN_ROLES = [
  'ignore',
  'respondent-id',
  'name',
  'email',
  'respondent-type',
  'organisation',
  'date',
  'consent',
  'confidential',
  'closed-question',
  'open-question',
  'analyst-note',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/**
 * What stands above the answers, as four platforms export them: one row of headers; two (codes, then words); one and
 * then an empty row; or two (questions, each above the first of its parts, then the parts).
 */
export const HEADER_LAYOUTS = ['one', 'two', 'one-then-empty', 'parts'] as const;
export type HeaderLayout = (typeof HEADER_LAYOUTS)[number];

/** The words of a file that mean yes and no, compared without regard to case and outer spaces. Others mean no. */
const yesNoSchema = z.object({
  yes: z.array(z.string().max(300)).max(100).readonly(),
  no: z.array(z.string().max(300)).max(100).readonly(),
});
export type YesNo = Readonly<z.infer<typeof yesNoSchema>>;

const columnMappingSchema = z.object({
  /** Which column, counted from 0. */
  index: z.number().int().min(0).max(16_383),
  role: z.enum(COLUMN_ROLES),
  /** Of a question: its code, as the questionnaire numbers it, and its words. */
  code: z.string().max(300).default(''),
  text: z.string().max(5000).default(''),
});
export type ColumnMapping = Readonly<z.infer<typeof columnMappingSchema>>;

export const mappingSchema = z.object({
  /** The line of the first header row, counted from 1: platforms put a title above it at times. */
  headerLine: z.number().int().min(1).max(1000).default(1),
  header: z.enum(HEADER_LAYOUTS),
  /** One for each column; one that is not named is ignored. */
  columns: z.array(columnMappingSchema).max(16_384).readonly(),
  consent: yesNoSchema,
  confidential: yesNoSchema,
  /**
   * What becomes of a row whose respondent, or whose every word, was met before: left out, or kept as another response.
   */
  doubles: z.enum(['leave-out', 'keep']).default('leave-out'),
});
export type Mapping = Readonly<z.infer<typeof mappingSchema>>;
