import { z } from 'zod';
import { ROLES, type Role } from '../roles.ts';

/**
 * The calls that a server answers beside those of a review: who may see it, and who is where in it. Each is about the review
 * that its caller names. Part of `api.ts`. A desktop answers none of them.
 */

const personSchema = z.object({
  id: z.string(),
  /** Their name in histories, which is nobody else's. */
  who: z.string(),
  post: z.string(),
});

const memberSchema = personSchema.extend({ role: z.enum(ROLES) });
/** Somebody who is in a review. */
export type Member = z.infer<typeof memberSchema>;

export const teamCalls = {
  /** Everybody in a review, with their role, by name; and which of them asks. */
  members: {
    may: 'reader',
    input: z.object({}),
    output: z.object({ self: z.string(), members: z.array(memberSchema).readonly() }),
  },
  /** Everybody who ever signed on, by name. */
  people: { may: 'owner', input: z.object({}), output: z.array(personSchema).readonly() },
  /** Gives somebody a role, or (null) takes them out. Refused where nobody would be left to let others in. */
  'set-role': {
    may: 'owner',
    input: z.object({ person: z.string().max(100), role: z.enum(ROLES).nullable() }),
    output: z.null(),
  },
  /** Says where a window is in the review, for others to see. */
  place: { may: 'reader', input: z.object({ place: z.string().max(300) }), output: z.null() },
} as const satisfies Readonly<
  Record<string, { readonly may: Role; readonly input: z.ZodObject; readonly output: z.ZodType }>
>;
export type TeamCallName = keyof typeof teamCalls;
export type TeamCallInput<N extends TeamCallName> = z.input<(typeof teamCalls)[N]['input']>;
export type TeamCallOutput<N extends TeamCallName> = z.output<(typeof teamCalls)[N]['output']>;
