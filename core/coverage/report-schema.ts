import { z } from 'zod';
import { AMENDMENT_STATES } from '../amend/edits/amendment.ts';
import { CONFIDENCES, commitmentSchema, responseSchema } from '../evidence/evidence.ts';
import { ANSWERING, LINK_TYPES, refSchema } from '../evidence/link.ts';
import { decisionSchema } from '../evidence/records.ts';
import { COVERAGE_CATEGORIES } from './coverage.ts';

/**
 * A draft held against all that was asked, answered and said, both ways: what the window draws, the files hold and the
 * command line prints. It names notes, answers and excerpts, and holds none of their words.
 */

const ids = z.array(z.string()).readonly();
const refs = z.array(refSchema).readonly();

/** What an amendment may be without. */
export const LACKS = ['reason', 'recommendation', 'evidence'] as const;
export type Lack = (typeof LACKS)[number];

/** A link, where it counts (`core/coverage/ties.ts`), and the recommendations that it reaches. */
const linkSchema = z.object({
  id: z.string(),
  type: z.enum(LINK_TYPES),
  from: refSchema,
  to: refSchema,
  counted: z.enum(['amendment', 'provision', 'withdrawn', 'stray']),
  recommendations: z.array(z.object({ id: z.string(), via: refSchema.nullable() })).readonly(),
  /** The ends that are not as they were when a person looked. */
  suspect: z
    .array(z.object({ end: z.enum(['from', 'to']), because: z.enum(['changed', 'gone']) }))
    .readonly(),
});
export type CoverageLink = Readonly<z.infer<typeof linkSchema>>;

/** What was said, tied to an amendment or a provision: each ref once, for before against before considered. */
const linkedEvidenceSchema = z.object({
  for: refs,
  against: refs,
  considered: refs,
  /** Ids of the themes, linked or of linked excerpts. */
  themes: ids,
  /** How many things people said stand behind it: notes, answers, excerpts and sources, each once, those of a linked theme too. */
  weight: z.number().int(),
});
export type LinkedEvidence = Readonly<z.infer<typeof linkedEvidenceSchema>>;

const recommendationSchema = z.object({
  id: z.string(),
  /** Null where its number is unknown: it may be one of those with a number. */
  no: z.number().int().nullable(),
  /** "Recommendation 1". */
  name: z.string(),
  addressee: z.string(),
  /** The report's words in quotation marks, or a gist called a gist; empty where neither was seen. */
  about: z.string(),
  confidence: z.enum(CONFIDENCES),
  deadline: z.string().nullable(),
  /** The day asked for is past. */
  deadlinePassed: z.boolean(),
  standing: z.enum(COVERAGE_CATEGORIES),
  decision: decisionSchema.nullable(),
  /** It was decided not to take it forward, and an amendment answers it all the same. */
  atOdds: z.boolean(),
  answers: z
    .array(z.object({ amendment: z.string(), by: z.enum(ANSWERING), state: z.enum(AMENDMENT_STATES) }))
    .readonly(),
  departures: ids,
  responses: z.array(responseSchema.omit({ pins: true })).readonly(),
  /** Ids of the commitments given in those responses. */
  commitments: ids,
  links: ids,
  suspect: ids,
});
export type RecommendationRow = Readonly<z.infer<typeof recommendationSchema>>;

const coveredCommitmentSchema = commitmentSchema.omit({ pin: true }).extend({
  /** The source's own words. */
  quote: z.string(),
  /** The recommendations in whose answer it was given; none for one that was given outside. */
  recommendations: ids,
  /** Its day is past, and it isn't known to be done. */
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
  /** The rows of `provisions` that it changes. */
  provisions: ids,
  said: linkedEvidenceSchema,
  links: ids,
  suspect: ids,
});
export type AmendmentRow = Readonly<z.infer<typeof amendmentRowSchema>>;

/** What ties one amendment to one recommendation. */
const cellSchema = z.object({
  recommendation: z.string(),
  amendment: z.string(),
  /** By the fullest of its answering links; null where none answers. */
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
  /** It is put in by an amendment. */
  isNew: z.boolean(),
  /** Where in it: each place that an amendment changes or a link names, in document order, new ones last. */
  places: z.array(z.object({ pid: z.string(), cite: z.string(), amendments: ids })).readonly(),
  amendments: ids,
  /** Those that an amendment of it answers or is tied to, and those that it is itself linked to. */
  recommendations: ids,
  said: linkedEvidenceSchema,
  /** Links of the provision itself and of what is in it. */
  links: ids,
  suspect: ids,
});
export type ProvisionRow = Readonly<z.infer<typeof provisionRowSchema>>;

export const coverageReportSchema = z.object({
  /** The day that what is overdue was told by, ISO. */
  today: z.string(),
  /** In the order of the report that made them. */
  recommendations: z.array(recommendationSchema).readonly(),
  commitments: z.array(coveredCommitmentSchema).readonly(),
  /** All but the withdrawn. */
  amendments: z.array(amendmentRowSchema).readonly(),
  /** Only those in which something is, by recommendation and then by amendment. */
  cells: z.array(cellSchema).readonly(),
  /** Sections, Schedules and what stands beside them, as far as they are changed or linked, in document order. */
  provisions: z.array(provisionRowSchema).readonly(),
  themes: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  /** Every link, once. */
  links: z.array(linkSchema).readonly(),
});
export type CoverageReport = Readonly<z.infer<typeof coverageReportSchema>>;
