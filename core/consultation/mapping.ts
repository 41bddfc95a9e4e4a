import { z } from 'zod';
import { MAX_VALUE_DECISIONS, valueDecisionSchema } from '../evidence/records.ts';

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
  'name-consent',
  'closed-question',
  'open-question',
  'analyst-note',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Roles that only one column may have. */
export const ONCE: readonly ColumnRole[] = [
  'respondent-id',
  'email',
  'respondent-type',
  'organisation',
  'date',
];

/**
 * What stands above the answers, as four platforms export them: one row of headers; two (codes, then words); one and
 * then an empty row; or two (questions, each above the first of its parts, then the parts).
 */
export const HEADER_LAYOUTS = ['one', 'two', 'one-then-empty', 'parts'] as const;
export type HeaderLayout = (typeof HEADER_LAYOUTS)[number];

const columnMappingSchema = z.object({
  /** Which column, counted from 0. */
  index: z.number().int().min(0).max(16_383),
  role: z.enum(COLUMN_ROLES),
  /** Of a question: its code, as the questionnaire numbers it, and its words. */
  code: z.string().max(300).default(''),
  text: z.string().max(5000).default(''),
  /** Of a column on publication: what a person decided of its values. Of the others, only a plain yes is consent. */
  decisions: z.array(valueDecisionSchema).max(MAX_VALUE_DECISIONS).readonly().default([]),
});
export type ColumnMapping = Readonly<z.infer<typeof columnMappingSchema>>;

export const mappingSchema = z.object({
  /** The line of the first header row, counted from 1: platforms put a title above it at times. */
  headerLine: z.number().int().min(1).max(1000).default(1),
  header: z.enum(HEADER_LAYOUTS),
  /** One for each column; one that is not named is ignored. */
  columns: z.array(columnMappingSchema).max(16_384).readonly(),
  /**
   * What becomes of a row whose respondent, or whose every word, was met before: left out, or kept as another response.
   */
  doubles: z.enum(['leave-out', 'keep']).default('leave-out'),
});
export type Mapping = Readonly<z.infer<typeof mappingSchema>>;
