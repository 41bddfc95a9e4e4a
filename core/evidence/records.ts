import { z } from 'zod';
import { anchorSchema } from './anchor.ts';
import { refSchema } from './link.ts';

/**
 * Records about the evidence: themes, excerpts, decisions and so on. They are small and change often. The ledger has each
 * record in full before and after a change. Long texts are stored elsewhere, and records only refer to them.
 */

const id = z.string().min(1).max(300);
const words = z.string().max(20_000);
const by = z.string().max(200);
const at = z.string().max(40);
/** A reference to a text that can be read and coded: a note, an answer to a question, or a source document. */
export const textRefSchema = refSchema.refine((ref) => /^(?:note|answer|source):/.test(ref), 'Not a text');
/** A reference to a text from which an excerpt can be taken: one of those, or a provision of the Act. */
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
/** A theme of the code frame, with which excerpts are coded. */
export type Theme = Readonly<z.infer<typeof themeSchema>>;

export const excerptSchema = z.object({
  id,
  of: codedTextSchema,
  anchor: anchorSchema,
  /** Set when the words were lost from the text. Stays set, even if the words return, until a person places the excerpt. */
  detached: z.literal(true).optional(),
  themes: z.array(id).max(100).readonly(),
  stance: z.enum(STANCES).nullable(),
  remark: words,
  /** Present if a person accepted a suggestion by Keeling: the method, the score from 0 to 1, and the deciding words. */
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
/** A passage of a text that one coder has marked and coded. */
export type Excerpt = Readonly<z.infer<typeof excerptSchema>>;

export const readingSchema = z.object({ id, of: textRefSchema, as: z.enum(['read', 'checked']), by, at });
/** A mark that a person has read a text, or checked its coding. */
export type Reading = Readonly<z.infer<typeof readingSchema>>;

export const redactionSchema = z.object({
  id,
  of: textRefSchema,
  anchor: anchorSchema,
  /** As for an excerpt. While set, nothing of the text is exported, since the words to hide are not known. */
  detached: z.literal(true).optional(),
  because: words,
  by,
  at,
});
/** A passage whose words must not be exported. */
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
/** The decision on a request, with its reason. */
export type Decision = Readonly<z.infer<typeof decisionSchema>>;

export const questionSchema = z.object({
  id,
  /** The code in the questionnaire, `Prop 1 Q8`; empty without one. */
  code: z.string().max(300),
  text: z.string().max(5000),
  kind: z.enum(['open', 'closed']),
  /** The known answer options of a closed question. */
  options: z.array(z.string().max(1000)).max(1000).readonly(),
  /** Set if the options were inferred from the answers. They may then be one person's own words. */
  optionsFrom: z.literal('answers').optional(),
  /** The import that created the question; null for a question that was written in Keeling. */
  import: id.nullable(),
  /** The code and words in the file, if a dictionary has replaced them. The next file is matched by these. */
  was: z.object({ code: z.string().max(300), text: z.string().max(5000) }).optional(),
});
/** A question of the consultation. */
export type Question = Readonly<z.infer<typeof questionSchema>>;

export const importSchema = z.object({
  id,
  /** The file's name, without its folder. */
  file: z.string().max(300),
  /** The sheet of a workbook; empty for a CSV. */
  sheet: z.string().max(300),
  /** SHA-256 of the file's bytes, in hex. */
  sha256: z.string(),
  /** The name of the profile; empty if the columns were mapped by hand. */
  profile: z.string().max(300),
  respondents: z.number().int().min(0),
  answers: z.number().int().min(0),
  /** Whether a column asks for consent to publish. Absent in imports by earlier versions. */
  isConsentAsked: z.boolean().optional(),
  /** SHA-256 of the stored rows, in hex. */
  rows: z.string(),
  /**
   * `first` is the number of the first respondent; the others follow. `questions` are the answered questions in the order of
   * the rows. Rows are hashed with positions instead of numbers, so that hashes stay valid when a merge renumbers
   * respondents. Older reviews lack both, and their rows were hashed with the numbers.
   */
  first: z.number().int().min(1).optional(),
  questions: z.array(id).max(20_000).readonly().optional(),
  by,
  at,
});
/** The import of one file of consultation responses. Removing the import removes all its rows. */
export type Import = Readonly<z.infer<typeof importSchema>>;

/** What a respondent permits: publication with the name, without the name, or no publication. */
export const PERMISSIONS = ['publish', 'without-name', 'not-published'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The roles of columns about publication: consent, confidentiality, or the publication of the respondent's name. */
export const PERMISSION_ROLES = ['consent', 'confidential', 'name-consent'] as const;
export type PermissionRole = (typeof PERMISSION_ROLES)[number];

/** A decision on a value of such a column. `value` is its normalised text; for a long text, its hash. */
export const valueDecisionSchema = z.object({ value: z.string().max(300), means: z.enum(PERMISSIONS) });
export type ValueDecision = Readonly<z.infer<typeof valueDecisionSchema>>;
export const MAX_VALUE_DECISIONS = 20_000;

export const permissionColumnSchema = z.object({
  /** SHA-256 of the normalised header, in hex. */
  id,
  header: z.string().max(5000),
  role: z.enum(PERMISSION_ROLES),
  decisions: z.array(valueDecisionSchema).max(MAX_VALUE_DECISIONS).readonly(),
  by,
  at,
});
/** A person's decisions on the values of a column about publication. They are reused for every file with this header. */
export type PermissionColumn = Readonly<z.infer<typeof permissionColumnSchema>>;

const answerRefSchema = refSchema.refine((ref) => ref.startsWith('answer:'), 'Not an answer');
export const campaignSchema = z.object({
  id,
  name: z.string().min(1).max(300),
  /** The question that all members answer. */
  question: refSchema.refine((ref) => ref.startsWith('question:'), 'Not a question'),
  /** The answer that represents all members. An excerpt of it counts for every member. */
  example: answerRefSchema,
  /** All answers of the campaign with the example. No answer is in two campaigns. */
  members: z.array(answerRefSchema).min(1).max(1_000_000).readonly(),
  /** Answers that a person has removed. A later search does not add them again. */
  without: z.array(answerRefSchema).max(1_000_000).readonly(),
  by,
  at,
});
/** Answers that were written from one text, confirmed by a person. */
export type Campaign = Readonly<z.infer<typeof campaignSchema>>;

export const profileSchema = z.object({
  id,
  /** The mapping of the columns. `core/consultation/profiles.ts` has its schema. */
  mapping: z.record(z.string(), z.unknown()),
});
/** A saved mapping for the files of one platform. */
export type Profile = Readonly<z.infer<typeof profileSchema>>;

export const leftSchema = z.object({
  /** The vacated number as a reference: `note:N-003`. */
  id,
  /** The present references of the things that had the number; empty if they were removed. */
  now: z.array(refSchema).max(100).readonly(),
});
/** A number of evidence that is never used again, because two copies had given it to different things. */
export type Left = Readonly<z.infer<typeof leftSchema>>;

/** The change of a record: created (`was` is null), changed, or removed (`is` is null). */
export interface ChangeOf<K extends string, T> {
  readonly kind: K;
  readonly id: string;
  readonly was: T | null;
  readonly is: T | null;
}
