import { z } from 'zod';
import { onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { fieldsIn, textIn } from '../ledger/payload-fields.ts';
import { descriptionText } from '../ledger/said-text.ts';
import { describeLink, nameOf } from './describe-link.ts';
import { type Link, linkSchema } from './link.ts';

const hashes = linkSchema.pick({ fromHash: true, toHash: true });

/** The fingerprints of a link's endpoints, and who had confirmed them; null if nobody had since the link was made. */
export const reviewedBeforeSchema = hashes.extend({ looked: linkSchema.shape.looked.unwrap().nullable() });
type ReviewedBefore = Readonly<z.infer<typeof reviewedBeforeSchema>>;

/** The type and endpoints of a link, only for the description of an entry. */
const ends = z.object({ type: descriptionText, from: descriptionText, to: descriptionText });
const keptSchema = keptMarksSchema.optional();

/** The link that an entry's subject names. */
export const linkIn = (subject: string): string => subject.slice('link:'.length);

/** The part of a review's state that events about links change. */
export interface ReplayedLinks {
  readonly links: Map<string, { readonly link: Link; readonly seq: number }>;
}

/** The link of an entry's subject. @throws RangeError for an unknown link */
function linkOf({ links }: ReplayedLinks, subject: string) {
  const storedLink = links.get(linkIn(subject));
  if (!storedLink) throw new RangeError(`No link ${subject}`);
  return storedLink;
}

/** A link without its last confirmation, as it was before. */
export function withoutConfirmation(
  { looked: _, ...link }: Link,
  { fromHash, toHash, looked }: ReviewedBefore,
): Link {
  return { ...link, fromHash, toHash, ...(looked && { looked }) };
}

/** The unparsed payload of a confirmation. */
interface ConfirmPayload {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly fromHash?: unknown;
  readonly toHash?: unknown;
  readonly was?: unknown;
}

/** The names of the endpoints that had changed before a confirmation. */
function changedEndpoints({ from, to, fromHash, toHash, was }: ConfirmPayload): string {
  const before = fieldsIn(was);
  const changed = [
    before.fromHash === fromHash ? '' : nameOf(textIn(from)),
    before.toHash === toHash ? '' : nameOf(textIn(to)),
  ];
  return changed.filter(Boolean).join(' and ') || 'something';
}

/** The event types about links. */
export const linkEvents = {
  'link.add': eventType({
    /** `again` is present if a removed link is restored, and says who had made and confirmed it. */
    payload: linkSchema
      .omit({ by: true, at: true, looked: true })
      .extend({ kept: keptSchema, again: linkSchema.pick({ by: true, at: true, looked: true }).optional() }),
    replay: (state: ReplayedLinks, { seq, at, who: by, payload: { kept: _, again: earlier, ...facts } }) => {
      state.links.set(facts.id, { link: { ...facts, by, at, ...earlier }, seq });
    },
    describe: (payload) => `linked: ${describeLink(payload)}`,
    affects: ({ payload }) => onlyThings(`link:${textIn(payload.id)}`),
    merging: 'own',
  }),
  /** A person confirmed a link that needed checking. */
  'link.look': eventType({
    /** `looked` is present if an undone confirmation is redone, and says who had made it. */
    payload: ends.extend({
      ...hashes.shape,
      was: reviewedBeforeSchema.optional(),
      looked: linkSchema.shape.looked,
      kept: keptSchema,
    }),
    replay: (state: ReplayedLinks, { at, who: by, subject, payload: { fromHash, toHash, looked } }) => {
      const { link, ...held } = linkOf(state, subject);
      const reviewed = { ...link, fromHash, toHash, looked: looked ?? { by, at } };
      state.links.set(link.id, { ...held, link: reviewed });
    },
    describe: (payload) =>
      `confirmed a link after ${changedEndpoints(payload)} had changed: ${describeLink(payload)}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
  /** The last confirmation of a link was undone. */
  'link.unlook': eventType({
    /** `was` is the confirmation that was undone. Entries of older versions lack it. */
    payload: ends.extend({ ...reviewedBeforeSchema.shape, was: reviewedBeforeSchema.optional() }),
    replay: (state: ReplayedLinks, { subject, payload }) => {
      const { link, ...held } = linkOf(state, subject);
      state.links.set(link.id, { ...held, link: withoutConfirmation(link, payload) });
    },
    describe: (payload) => `undid the confirmation of a link: ${describeLink(payload)}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
  'link.remove': eventType({
    /** `was` is the removed link. Entries of older versions lack it. */
    payload: ends.extend({ was: linkSchema.optional() }),
    replay: ({ links }: ReplayedLinks, { subject }) => {
      if (!links.delete(linkIn(subject))) throw new RangeError(`No link ${subject}`);
    },
    describe: (payload) =>
      payload.from === undefined ? 'removed a link' : `removed the link: ${describeLink(payload)}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`link.${string}`, EventType>>;
