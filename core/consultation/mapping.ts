import { z } from 'zod';
import { MAX_VALUE_DECISIONS, valueDecisionSchema } from '../evidence/records.ts';

/** The mapping of a file of consultation responses: the role of each column. */

/**
 * The role of a column. `name` and `email` identify the respondent and are never exported. An `analyst-note` was written by
 * an analyst, and not by the respondent.
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
 * The header rows that platforms export: one row; two rows (codes above words); one row above an empty row; or two rows
 * (questions, each above the first of its parts, and the parts).
 */
export const HEADER_LAYOUTS = ['one', 'two', 'one-then-empty', 'parts'] as const;
export type HeaderLayout = (typeof HEADER_LAYOUTS)[number];

const columnMappingSchema = z.object({
  /** The index of the column, from 0. */
  index: z.number().int().min(0).max(16_383),
  role: z.enum(COLUMN_ROLES),
  /** For a question: its code in the questionnaire, and its words. */
  code: z.string().max(300).default(''),
  text: z.string().max(5000).default(''),
  /** For a column about publication: a person's decisions about values. Of undecided values, only a plain yes is consent. */
  decisions: z.array(valueDecisionSchema).max(MAX_VALUE_DECISIONS).readonly().default([]),
});
export type ColumnMapping = Readonly<z.infer<typeof columnMappingSchema>>;

export const mappingSchema = z.object({
  /** The line of the first header row, counted from 1. A title may be above this line. */
  headerLine: z.number().int().min(1).max(1000).default(1),
  header: z.enum(HEADER_LAYOUTS),
  /** The mapped columns. A column that is not listed is ignored. */
  columns: z.array(columnMappingSchema).max(16_384).readonly(),
  /** Whether duplicate responses are skipped or imported. `duplicate-finder.ts` says what a duplicate is. */
  doubles: z.enum(['leave-out', 'keep']).default('leave-out'),
});
export type Mapping = Readonly<z.infer<typeof mappingSchema>>;
