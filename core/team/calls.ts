import { z } from 'zod';
import { ROLES, type Role } from '../roles.ts';

/**
 * The calls that only a server answers: who may see a review, and who is at which place in it. The caller names the review.
 * Part of `api.ts`.
 */

const personSchema = z.object({
  id: z.string(),
  /** The person's name in histories, unique on the server. */
  who: z.string(),
  post: z.string(),
});

const memberSchema = personSchema.extend({ role: z.enum(ROLES) });
/** A person who may see a review. */
export type Member = z.infer<typeof memberSchema>;

export const teamCalls = {
  /** The members of a review with their roles, sorted by name. `self` is the id of the caller. */
  members: {
    may: 'reader',
    input: z.object({}),
    output: z.object({ self: z.string(), members: z.array(memberSchema).readonly() }),
  },
  /** All people who have ever signed on to the server, sorted by name. */
  people: { may: 'owner', input: z.object({}), output: z.array(personSchema).readonly() },
  /** Gives a person a role, or removes them (null). Refused if the review would have no owner, who alone can add people. */
  'set-role': {
    may: 'owner',
    input: z.object({ person: z.string().max(100), role: z.enum(ROLES).nullable() }),
    output: z.null(),
  },
  /** Reports which place of the review a window shows, so that others can see it. */
  place: { may: 'reader', input: z.object({ place: z.string().max(300) }), output: z.null() },
} as const satisfies Readonly<
  Record<string, { readonly may: Role; readonly input: z.ZodObject; readonly output: z.ZodType }>
>;
export type TeamCallName = keyof typeof teamCalls;
export type TeamCallInput<N extends TeamCallName> = z.input<(typeof teamCalls)[N]['input']>;
export type TeamCallOutput<N extends TeamCallName> = z.output<(typeof teamCalls)[N]['output']>;
