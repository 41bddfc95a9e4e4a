import { z } from 'zod';

export const LINK_TYPES = [
  'implements',
  'partly-implements',
  'responds-to',
  'departs-from',
  'evidence-for',
  'evidence-against',
  'considered-in',
] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** The types of link by which an amendment answers a recommendation, the fullest answer first. */
export const ANSWERING = ['implements', 'responds-to', 'partly-implements'] as const;
export type Answering = (typeof ANSWERING)[number];

export const REF_KINDS = [
  'amendment',
  'provision',
  'recommendation',
  'response',
  'commitment',
  'note',
  'excerpt',
  'answer',
  'source',
  'question',
  'theme',
  'decision',
] as const;
export type RefKind = (typeof REF_KINDS)[number];

/** The name of a thing that a link can tie: `amendment:A-001`, `recommendation:1`, `note:N-003`. */
export const refSchema = z
  .string()
  .max(300)
  .regex(new RegExp(`^(${REF_KINDS.join('|')}):.+$`)) as unknown as z.ZodType<Ref>;
export type Ref = `${RefKind}:${string}`;

export const linkSchema = z.object({
  id: z.string(),
  type: z.enum(LINK_TYPES),
  /** An amendment or a provision. */
  from: refSchema,
  to: refSchema,
  /** SHA-256 of each end as it was when a person last looked. */
  fromHash: z.string(),
  toHash: z.string(),
  by: z.string(),
  at: z.string(),
  /** Who looked at it last, after it had become suspect, and found that it still holds. */
  looked: z.object({ by: z.string(), at: z.string() }).optional(),
});
/** A typed tie between an amendment (or a provision) and what was asked, answered, said or decided. */
export type Link = z.infer<typeof linkSchema>;

export const LINK_ENDPOINTS = ['from', 'to'] as const;
export type LinkEndpoint = (typeof LINK_ENDPOINTS)[number];

export const suspicionSchema = z.object({
  end: z.enum(LINK_ENDPOINTS),
  /** Whether what is there says something else now, or is not there any more. */
  because: z.enum(['changed', 'gone']),
  /** The end's fingerprint now; null when it is gone. */
  now: z.string().nullable(),
});
/** Why a link must be looked at again: one of its ends is not what a person looked at. */
export type Suspicion = Readonly<z.infer<typeof suspicionSchema>>;

export const linkWithStatusSchema = linkSchema.extend({ suspect: z.array(suspicionSchema).readonly() });
/** A link with how its ends stand now: `suspect` is empty for one that is sound. */
export type LinkWithStatus = z.infer<typeof linkWithStatusSchema>;

/** A ref's kind and id. @throws RangeError on a ref of no known kind. */
export function splitRef(ref: Ref): { readonly kind: RefKind; readonly id: string } {
  const at = ref.indexOf(':');
  const kind = REF_KINDS.find((known) => known === ref.slice(0, at));
  if (!kind) throw new RangeError(`Not a reference: ${ref}`);
  return { kind, id: ref.slice(at + 1) };
}

/** Whether an id is that of something gone whose number was given again: `T-0005~` and what tells it from all others. */
export const isNumberless = (id: string): boolean => /^[A-Z]{1,3}-\d{1,9}~[0-9a-f]{1,16}$/.test(id);
