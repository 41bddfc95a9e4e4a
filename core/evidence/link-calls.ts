import { z } from 'zod';
import { LINK_SUBJECTS, reads, updatesCache, writes } from '../contract.ts';
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
  /** The words that a person last confirmed, by facet; null for links of earlier versions, which did not store them. */
  was: wordsSchema.nullable(),
  /** The present words; null when the thing was removed. */
  is: wordsSchema.nullable(),
});
/** A changed endpoint of a link, with its words before and after. */
export type EndChange = Readonly<z.infer<typeof endChangeSchema>>;

const putLink = updatesCache('link.list', (list: readonly LinkWithStatus[], link: LinkWithStatus) =>
  list.map((held) => (held.id === link.id ? link : held)),
);

/** The calls about links and their confirmation. Part of the contract in `api.ts`. */
export const linkCalls = {
  /** All links, the oldest first, each with its endpoints that have changed since a person confirmed them. */
  'link.list': {
    ...reads(['links', ...LINK_SUBJECTS]),
    input: z.object({}),
    output: z.array(linkWithStatusSchema),
  },
  'link.add': {
    ...writes(
      ['links'],
      updatesCache('link.list', (list: readonly LinkWithStatus[], link: LinkWithStatus) => [...list, link]),
    ),
    input: z.object({ type: z.enum(LINK_TYPES), from: refSchema, to: refSchema }),
    output: linkWithStatusSchema,
  },
  'link.remove': {
    ...writes(
      ['links'],
      updatesCache('link.list', (list: readonly LinkWithStatus[], { id }: { readonly id: string }) =>
        list.filter((link) => link.id !== id),
      ),
    ),
    input: z.object({ id: z.string() }),
    output: z.object({ id: z.string() }),
  },
  /** The changes at the endpoints of a link that needs checking; empty for another link. */
  'link.changes': {
    ...reads(['links', ...LINK_SUBJECTS]),
    input: z.object({ id }),
    output: z.array(endChangeSchema).readonly(),
  },
  /**
   * Confirms a link after a person has checked it: both fingerprints are taken again. `seen` are the fingerprints that the
   * person saw. Refused `stale` if an endpoint has changed since, and `refused` if an endpoint is gone or nothing has changed.
   */
  'link.look': {
    ...writes(['links'], putLink),
    input: z.object({ id, seen: linkSchema.pick({ fromHash: true, toHash: true }).partial().default({}) }),
    output: linkWithStatusSchema,
  },
  /**
   * Undoes the last confirmation of a link. Refused `refused` if there is none, or if the base text was changed since.
   */
  'link.unlook': { ...writes(['links'], putLink), input: z.object({ id }), output: linkWithStatusSchema },
} as const;
