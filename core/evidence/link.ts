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

/** A reference to a thing that can be linked: `amendment:A-001`, `recommendation:1`, `note:N-003`. */
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
  /** The fingerprint (SHA-256) of each endpoint when a person last confirmed the link. */
  fromHash: z.string(),
  toHash: z.string(),
  by: z.string(),
  at: z.string(),
  /** The last person who confirmed the link after an endpoint had changed. */
  looked: z.object({ by: z.string(), at: z.string() }).optional(),
});
/** A typed link from an amendment or a provision to evidence, coding or a decision. */
export type Link = z.infer<typeof linkSchema>;

export const LINK_ENDPOINTS = ['from', 'to'] as const;
export type LinkEndpoint = (typeof LINK_ENDPOINTS)[number];

export const suspicionSchema = z.object({
  end: z.enum(LINK_ENDPOINTS),
  /** Whether the words of the endpoint have changed, or the endpoint was removed. */
  because: z.enum(['changed', 'gone']),
  /** The endpoint's present fingerprint; null when it is gone. */
  now: z.string().nullable(),
});
/** The reason why a link needs checking: an endpoint has changed since a person confirmed the link. */
export type Suspicion = Readonly<z.infer<typeof suspicionSchema>>;

export const linkWithStatusSchema = linkSchema.extend({ suspect: z.array(suspicionSchema).readonly() });
/** A link with the endpoints that have changed. `suspect` is empty for a link that does not need checking. */
export type LinkWithStatus = z.infer<typeof linkWithStatusSchema>;

/** Splits a reference into kind and id. @throws RangeError for an unknown kind */
export function splitRef(ref: Ref): { readonly kind: RefKind; readonly id: string } {
  const at = ref.indexOf(':');
  const kind = REF_KINDS.find((known) => known === ref.slice(0, at));
  if (!kind) throw new RangeError(`Not a reference: ${ref}`);
  return { kind, id: ref.slice(at + 1) };
}

/** Whether an id belongs to a deleted thing whose number was reused: `T-0005~` and a part of a hash. */
export const isNumberless = (id: string): boolean => /^[A-Z]{1,3}-\d{1,9}~[0-9a-f]{1,16}$/.test(id);
