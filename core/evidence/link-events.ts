import { z } from 'zod';
import { onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { fieldsIn, textIn } from '../ledger/payload-fields.ts';
import { descriptionText } from '../ledger/said-text.ts';
import { describeLink, nameOf } from './describe-link.ts';
import { type Link, linkSchema } from './link.ts';

const hashes = linkSchema.pick({ fromHash: true, toHash: true });

/** The fingerprints of a link's ends, and who had confirmed them: null where nobody had since it was made. */
export const reviewedBeforeSchema = hashes.extend({ looked: linkSchema.shape.looked.unwrap().nullable() });
type ReviewedBefore = Readonly<z.infer<typeof reviewedBeforeSchema>>;

const ends = z.object({ type: descriptionText, from: descriptionText, to: descriptionText });
const keptSchema = keptMarksSchema.optional();

/** The link that an entry's subject names. */
export const linkIn = (subject: string): string => subject.slice('link:'.length);

/** As much of a review's state as what happens to links changes. */
export interface ReplayedLinks {
  readonly links: Map<string, { readonly link: Link; readonly seq: number }>;
}

/** @throws RangeError where there is no such link */
function linkOf({ links }: ReplayedLinks, subject: string) {
  const storedLink = links.get(linkIn(subject));
  if (!storedLink) throw new RangeError(`No link ${subject}`);
  return storedLink;
}

/** A link as it was before somebody reviewed it, with who had reviewed it before that. */
export function unreviewed({ looked: _, ...link }: Link, { fromHash, toHash, looked }: ReviewedBefore): Link {
  return { ...link, fromHash, toHash, ...(looked && { looked }) };
}

interface Reviewed {
  readonly from?: unknown;
  readonly to?: unknown;
  readonly fromHash?: unknown;
  readonly toHash?: unknown;
  readonly was?: unknown;
}

/** Which ends of a link were not what they had been. */
function changedEndpoints({ from, to, fromHash, toHash, was }: Reviewed): string {
  const before = fieldsIn(was);
  const changed = [
    before.fromHash === fromHash ? '' : nameOf(textIn(from)),
    before.toHash === toHash ? '' : nameOf(textIn(to)),
  ];
  return changed.filter(Boolean).join(' and ') || 'something';
}

/** What can happen to links. */
export const linkEvents = {
  'link.add': eventType({
    /** With `again`, who had made it and confirmed it, where a link that was removed is put back. */
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
  /** A person reviewed a link that needed it, and confirmed it. */
  'link.look': eventType({
    /** With `looked`, who had confirmed it, where a review that was taken back stands again. */
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
  /** The last review of a link was taken back. */
  'link.unlook': eventType({
    /** `was`: the link as it was reviewed; entries of older versions lack it. */
    payload: ends.extend({ ...reviewedBeforeSchema.shape, was: reviewedBeforeSchema.optional() }),
    replay: (state: ReplayedLinks, { subject, payload }) => {
      const { link, ...held } = linkOf(state, subject);
      state.links.set(link.id, { ...held, link: unreviewed(link, payload) });
    },
    describe: (payload) => `undid the confirmation of a link: ${describeLink(payload)}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
  'link.remove': eventType({
    /** `was`: the whole of what was removed; entries of older versions lack it. */
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
