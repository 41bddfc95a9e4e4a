import { z } from 'zod';
import { LINKED, puts, reads, writes } from '../contract.ts';
import { wordsSchema } from './fingerprint.ts';
import {
  LINK_TYPES,
  type LinkWithStatus,
  linkSchema,
  linkWithStatusSchema,
  refSchema,
  suspicionSchema,
} from './link.ts';

const id = z.string().max(300);

const endChangeSchema = suspicionSchema.extend({
  ref: refSchema,
  /** What a person looked at, by facet; null where it was not kept (links made before it was). */
  was: wordsSchema.nullable(),
  /** What it says now; null when it is gone. */
  is: wordsSchema.nullable(),
});
/** One end of a link that is not what it was: before and after, in words. */
export type EndChange = Readonly<z.infer<typeof endChangeSchema>>;

const putLink = puts('link.list', (list: readonly LinkWithStatus[], link: LinkWithStatus) =>
  list.map((held) => (held.id === link.id ? link : held)),
);

/** The calls about links and whether they still hold. Part of the contract in `api.ts`. */
export const linkCalls = {
  /** All links, oldest first, each with which of its ends are not what a person looked at. */
  'link.list': {
    ...reads(['links', ...LINKED]),
    input: z.object({}),
    output: z.array(linkWithStatusSchema),
  },
  'link.add': {
    ...writes(
      ['links'],
      puts('link.list', (list: readonly LinkWithStatus[], link: LinkWithStatus) => [...list, link]),
    ),
    input: z.object({ type: z.enum(LINK_TYPES), from: refSchema, to: refSchema }),
    output: linkWithStatusSchema,
  },
  'link.remove': {
    ...writes(
      ['links'],
      puts('link.list', (list: readonly LinkWithStatus[], { id }: { readonly id: string }) =>
        list.filter((link) => link.id !== id),
      ),
    ),
    input: z.object({ id: z.string() }),
    output: z.object({ id: z.string() }),
  },
  /** What has changed at the suspect ends of a link; empty for one that is sound. */
  'link.changes': {
    ...reads(['links', ...LINKED]),
    input: z.object({ id }),
    output: z.array(endChangeSchema).readonly(),
  },
  /**
   * A person has looked, and the link still holds: both fingerprints are taken anew. `seen` are the fingerprints that
   * the person had on screen. Refused `stale` where an end has changed since, `refused` where one is gone or none is
   * suspect.
   */
  'link.look': {
    ...writes(['links'], putLink),
    input: z.object({ id, seen: linkSchema.pick({ fromHash: true, toHash: true }).partial().default({}) }),
    output: linkWithStatusSchema,
  },
  /**
   * Takes the last look back: the link is as it was before it. Refused `refused` where there is none to take back, or
   * the review was moved to another text since.
   */
  'link.unlook': { ...writes(['links'], putLink), input: z.object({ id }), output: linkWithStatusSchema },
} as const;
