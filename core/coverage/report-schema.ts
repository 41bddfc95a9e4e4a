import { z } from 'zod';
import { AMENDMENT_STATES } from '../amend/edits/amendment.ts';
import { CONFIDENCES, commitmentSchema, responseSchema } from '../evidence/evidence.ts';
import { ANSWERING, LINK_TYPES, refSchema } from '../evidence/link.ts';
import { decisionSchema } from '../evidence/records.ts';
import { COVERAGE_CATEGORIES } from './coverage.ts';

/**
 * The coverage report, for the window, files and the command line. It has the ids of notes, answers and excerpts, but none of
 * their words.
 */

const ids = z.array(z.string()).readonly();
const refs = z.array(refSchema).readonly();

/** What an amendment may lack. */
export const LACKS = ['reason', 'recommendation', 'evidence'] as const;
export type Lack = (typeof LACKS)[number];

/** A link with the item that it counts for, and the recommendations that it reaches. */
const linkSchema = z.object({
  id: z.string(),
  type: z.enum(LINK_TYPES),
  from: refSchema,
  to: refSchema,
  counted: z.enum(['amendment', 'provision', 'withdrawn', 'stray']),
  recommendations: z.array(z.object({ id: z.string(), via: refSchema.nullable() })).readonly(),
  /** The endpoints that have changed since a person last reviewed the link. */
  suspect: z
    .array(z.object({ end: z.enum(['from', 'to']), because: z.enum(['changed', 'gone']) }))
    .readonly(),
});
export type CoverageLink = Readonly<z.infer<typeof linkSchema>>;

/** The evidence linked to an amendment or provision. Each ref occurs once: `for` takes precedence, then `against`. */
const linkedEvidenceSchema = z.object({
  for: refs,
  against: refs,
  considered: refs,
  /** The ids of linked themes, and of the themes of linked excerpts. */
  themes: ids,
  /** The number of distinct notes, answers, excerpts and sources, with the excerpts of linked themes. */
  weight: z.number().int(),
});
export type LinkedEvidence = Readonly<z.infer<typeof linkedEvidenceSchema>>;

const recommendationSchema = z.object({
  id: z.string(),
  /** Its number. Null if unknown: then it may be the same as a numbered one. */
  no: z.number().int().nullable(),
  /** "Recommendation 1". */
  name: z.string(),
  addressee: z.string(),
  /** Its wording in quotation marks, or a summary. '' if neither is available. */
  about: z.string(),
  confidence: z.enum(CONFIDENCES),
  deadline: z.string().nullable(),
  /** Whether its deadline is past. */
  deadlinePassed: z.boolean(),
  standing: z.enum(COVERAGE_CATEGORIES),
  decision: decisionSchema.nullable(),
  /** Whether an amendment answers it although the decision was to make none. */
  atOdds: z.boolean(),
  answers: z
    .array(z.object({ amendment: z.string(), by: z.enum(ANSWERING), state: z.enum(AMENDMENT_STATES) }))
    .readonly(),
  departures: ids,
  responses: z.array(responseSchema.omit({ pins: true })).readonly(),
  /** The ids of the commitments in those responses. */
  commitments: ids,
  links: ids,
  suspect: ids,
});
export type RecommendationRow = Readonly<z.infer<typeof recommendationSchema>>;

const coveredCommitmentSchema = commitmentSchema.omit({ pin: true }).extend({
  /** The source's own words. */
  quote: z.string(),
  /** The recommendations of the response that contains it. Empty if it is in no response. */
  recommendations: ids,
  /** Whether its due date is past, and it isn't known to be done. */
  overdue: z.boolean(),
  /** The amendments that are linked to it. */
  amendments: ids,
  decision: decisionSchema.nullable(),
});
export type CoveredCommitment = Readonly<z.infer<typeof coveredCommitmentSchema>>;

const amendmentRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(AMENDMENT_STATES),
  lacks: z.array(z.enum(LACKS)).readonly(),
  /** The pids of the rows of `provisions` that it changes. */
  provisions: ids,
  said: linkedEvidenceSchema,
  links: ids,
  suspect: ids,
});
export type AmendmentRow = Readonly<z.infer<typeof amendmentRowSchema>>;

/** The links between one amendment and one recommendation. */
const cellSchema = z.object({
  recommendation: z.string(),
  amendment: z.string(),
  /** The type of the fullest answering link. Null if none answers. */
  by: z.enum(ANSWERING).nullable(),
  departs: z.boolean(),
  links: ids,
  suspect: ids,
});
export type CoverageCell = Readonly<z.infer<typeof cellSchema>>;

const provisionRowSchema = z.object({
  pid: z.string(),
  cite: z.string(),
  heading: z.string(),
  /** Whether an amendment inserts it. */
  isNew: z.boolean(),
  /** The provisions in it that an amendment changes or a link names, in document order, new ones last. */
  places: z.array(z.object({ pid: z.string(), cite: z.string(), amendments: ids })).readonly(),
  amendments: ids,
  /** The recommendations that it, or an amendment of it, is linked to. */
  recommendations: ids,
  said: linkedEvidenceSchema,
  /** The links of the provision and of provisions in it. */
  links: ids,
  suspect: ids,
});
export type ProvisionRow = Readonly<z.infer<typeof provisionRowSchema>>;

export const coverageReportSchema = z.object({
  /** The ISO date that decides what is overdue. */
  today: z.string(),
  /** In the order of the published report that made the recommendations. */
  recommendations: z.array(recommendationSchema).readonly(),
  commitments: z.array(coveredCommitmentSchema).readonly(),
  /** All amendments that aren't withdrawn. */
  amendments: z.array(amendmentRowSchema).readonly(),
  /** The cells with links, by recommendation and then by amendment. */
  cells: z.array(cellSchema).readonly(),
  /** The changed or linked sections, Schedules and similar units, in document order. */
  provisions: z.array(provisionRowSchema).readonly(),
  themes: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  /** All links. */
  links: z.array(linkSchema).readonly(),
});
export type CoverageReport = Readonly<z.infer<typeof coverageReportSchema>>;
