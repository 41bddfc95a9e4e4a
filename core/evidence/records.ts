import { z } from 'zod';
import { anchorSchema } from './anchor.ts';
import { refSchema } from './link.ts';

/**
 * What people make of the evidence: small things that are changed often, undone and told in the ledger whole, before and
 * after. Long texts are elsewhere: these only point to them.
 */

const id = z.string().min(1).max(300);
const words = z.string().max(20_000);
const by = z.string().max(200);
const at = z.string().max(40);
/** A text that can be read and coded: a note, an answer to a question, or a source document. */
export const textRefSchema = refSchema.refine((ref) => /^(?:note|answer|source):/.test(ref), 'Not a text');
/** What an excerpt can be taken of: one of those texts, or a provision of the Act. */
export const codedTextSchema = refSchema.refine(
  (ref) => /^(?:note|answer|source|provision):/.test(ref),
  'Not a text',
);

export const STANCES = ['supports', 'opposes', 'mixed', 'neutral'] as const;
export type Stance = (typeof STANCES)[number];

export const themeSchema = z.object({
  id,
  name: z.string().min(1).max(300),
  description: words,
  /** The theme that this one is part of. */
  parent: id.nullable(),
});
/** A name in the code frame, under which excerpts are gathered. */
export type Theme = Readonly<z.infer<typeof themeSchema>>;

export const excerptSchema = z.object({
  id,
  of: codedTextSchema,
  anchor: anchorSchema,
  /** Set once its words were not found again: it stays so, whatever the text comes to look like, until it is placed. */
  detached: z.literal(true).optional(),
  themes: z.array(id).max(100).readonly(),
  stance: z.enum(STANCES).nullable(),
  remark: words,
  /** Present where Keeling suggested it, and a person accepted it: how, how near (0–1), and by which words. */
  suggested: z
    .object({
      method: z.string().max(300),
      score: z.number().min(0).max(1),
      words: z.array(z.string().max(300)).max(20).readonly(),
    })
    .optional(),
  by,
  at,
});
/** A passage of a note, an answer or a source, as one coder took it. */
export type Excerpt = Readonly<z.infer<typeof excerptSchema>>;

export const readingSchema = z.object({ id, of: textRefSchema, as: z.enum(['read', 'checked']), by, at });
/** That somebody has read a text through, or checked how it was coded. */
export type Reading = Readonly<z.infer<typeof readingSchema>>;

export const redactionSchema = z.object({
  id,
  of: textRefSchema,
  anchor: anchorSchema,
  /** As for an excerpt; while it is set, nothing of the text is exported. */
  detached: z.literal(true).optional(),
  because: words,
  by,
  at,
});
/** A passage whose words must not leave in anything that is exported. */
export type Redaction = Readonly<z.infer<typeof redactionSchema>>;

export const DECISION_OUTCOMES = [
  'taken-forward',
  'accepted-no-change',
  'not-taken-forward',
  'deferred',
] as const;
export const decisionSchema = z.object({
  id,
  /** A recommendation, a commitment, a question or a theme. */
  about: refSchema,
  outcome: z.enum(DECISION_OUTCOMES),
  reason: words,
  by,
  at,
});
/** What was decided of something that was asked for, and why. */
export type Decision = Readonly<z.infer<typeof decisionSchema>>;

export const questionSchema = z.object({
  id,
  /** As the questionnaire numbers it: `Prop 1 Q8`; empty where it doesn't. */
  code: z.string().max(300),
  text: z.string().max(5000),
  kind: z.enum(['open', 'closed']),
  /** The answers that a closed question offers, as far as they are known. */
  options: z.array(z.string().max(1000)).max(1000).readonly(),
  /** Set where nobody said what it offers: its options are what its answers came to, and may be one person's own words. */
  optionsFrom: z.literal('answers').optional(),
  /** The import that it came with; null for one that was written here. */
  import: id.nullable(),
  /** Its code and words as the file had them, where a dictionary gave it others: the next file has them again. */
  was: z.object({ code: z.string().max(300), text: z.string().max(5000) }).optional(),
});
/** A question of the consultation. */
export type Question = Readonly<z.infer<typeof questionSchema>>;

export const importSchema = z.object({
  id,
  /** The file's name, without its folder. */
  file: z.string().max(300),
  /** The sheet of a workbook that was read; empty of a CSV. */
  sheet: z.string().max(300),
  /** SHA-256 of the file's bytes, in hex. */
  sha256: z.string(),
  /** The name of the way it was read; empty where it was mapped by hand. */
  profile: z.string().max(300),
  respondents: z.number().int().min(0),
  answers: z.number().int().min(0),
  /** Whether it has a column that asks for consent to publish. Absent in a review of before that was kept. */
  isConsentAsked: z.boolean().optional(),
  /** SHA-256 over the rows that it stored, in hex. */
  rows: z.string(),
  /**
   * The number of its first respondent (the others follow it), and the questions that its answers are to, in the
   * order of the rows. Rows were hashed by their place in both. Their hashes therefore stay valid when a merge
   * renumbers respondents. Older reviews lack both: their rows were hashed with the numbers themselves.
   */
  first: z.number().int().min(1).optional(),
  questions: z.array(id).max(20_000).readonly().optional(),
  by,
  at,
});
/** One file of consultation responses that was taken in. Undone, it is gone with all its rows. */
export type Import = Readonly<z.infer<typeof importSchema>>;

/** What is read of a respondent's word on publication: with the name, without it, or not published at all. */
export const PERMISSIONS = ['publish', 'without-name', 'not-published'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a column can ask about publication: the response, its confidence, or the name of who gave it. */
export const PERMISSION_ROLES = ['consent', 'confidential', 'name-consent'] as const;
export type PermissionRole = (typeof PERMISSION_ROLES)[number];

/** A value of such a column (by its text without capitals and doubled spaces, or, of a long one, its hash), and what it means. */
export const valueDecisionSchema = z.object({ value: z.string().max(300), means: z.enum(PERMISSIONS) });
export type ValueDecision = Readonly<z.infer<typeof valueDecisionSchema>>;
export const MAX_VALUE_DECISIONS = 20_000;

export const permissionColumnSchema = z.object({
  /** SHA-256 of the header without capitals and doubled spaces, in hex. */
  id,
  header: z.string().max(5000),
  role: z.enum(PERMISSION_ROLES),
  decisions: z.array(valueDecisionSchema).max(MAX_VALUE_DECISIONS).readonly(),
  by,
  at,
});
/** What a person decided of the values of a column on publication: used again for every file with that header. */
export type PermissionColumn = Readonly<z.infer<typeof permissionColumnSchema>>;

const answerRefSchema = refSchema.refine((ref) => ref.startsWith('answer:'), 'Not an answer');
export const campaignSchema = z.object({
  id,
  name: z.string().min(1).max(300),
  /** The question that all of them answer. */
  question: refSchema.refine((ref) => ref.startsWith('question:'), 'Not a question'),
  /** The answer whose words stand for all: what is coded of it is coded of every one. */
  example: answerRefSchema,
  /** All of them, the example too. No answer is in two campaigns. */
  members: z.array(answerRefSchema).min(1).max(1_000_000).readonly(),
  /** Those that a person took out: they are not put in again. */
  without: z.array(answerRefSchema).max(1_000_000).readonly(),
  by,
  at,
});
/** Answers with one text, as a person confirmed that they are. */
export type Campaign = Readonly<z.infer<typeof campaignSchema>>;

export const profileSchema = z.object({
  id,
  /** How a file's columns are read: for the importer to say. */
  mapping: z.record(z.string(), z.unknown()),
});
/** A remembered way of reading one platform's export. */
export type Profile = Readonly<z.infer<typeof profileSchema>>;

export const leftSchema = z.object({
  /** The number that was left, as a reference: `note:N-003`. */
  id,
  /** What had it, by the numbers that they have in both copies; none where that is gone since. */
  now: z.array(refSchema).max(100).readonly(),
});
/** A number of a piece of evidence that two copies came to give differently: nothing else is to have it. */
export type Left = Readonly<z.infer<typeof leftSchema>>;

/** One record of a kind: made (`was` null), changed, or taken away (`is` null). */
export interface ChangeOf<K extends string, T> {
  readonly kind: K;
  readonly id: string;
  readonly was: T | null;
  readonly is: T | null;
}
