import { z } from 'zod';
import { linkSchema } from '../evidence/link.ts';
import { EVERYTHING, onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { fieldsIn, textIn } from '../ledger/payload-fields.ts';
import { descriptionText } from '../ledger/said-text.ts';
import type { ReviewState } from './review-state.ts';

const textSchema = z.object({ id: descriptionText, version: descriptionText, hash: z.string() });

const rebaseSchema = z.object({
  from: textSchema,
  to: textSchema,
  links: z
    .array(linkSchema.pick({ id: true, from: true, to: true, fromHash: true, toHash: true }))
    .readonly(),
  linksGone: z
    .array(z.object({ id: z.string(), type: descriptionText, from: descriptionText, to: descriptionText }))
    .readonly(),
  findings: z.array(z.object({ key: z.string(), now: z.string() })).readonly(),
  findingsGone: z
    .array(z.object({ key: z.string(), said: descriptionText, because: descriptionText }))
    .readonly(),
  kept: keptMarksSchema.optional(),
});

/** Applies a change of the base text. @throws RangeError if the state has another base text, or lacks a link or finding */
function rebase(state: ReviewState, payload: z.infer<typeof rebaseSchema>): void {
  const { from, to, links, linksGone, findings, findingsGone } = payload;
  if (from.hash !== state.instrumentHash)
    throw new RangeError('The review was not made of the text it leaves');
  state.former.add(from.hash);
  state.instrumentHash = to.hash;
  for (const change of links) {
    const storedLink = state.links.get(change.id);
    if (!storedLink) throw new RangeError(`No link ${change.id}`);
    state.links.set(change.id, { ...storedLink, link: { ...storedLink.link, ...change } });
  }
  for (const { id } of linksGone) if (!state.links.delete(id)) throw new RangeError(`No link ${id}`);
  const renamed = findings.map(({ key, now }) => ({ key, now, ignored: state.ignored.get(key) }));
  for (const { key } of [...findings, ...findingsGone])
    if (!state.ignored.delete(key)) throw new RangeError(`Not ignored: ${key}`);
  for (const { now, ignored } of renamed)
    if (ignored) state.ignored.set(now, { ...ignored, finding: { ...ignored.finding, key: now } });
}

/** Changes a review's title. @throws RangeError if the review is not created yet */
export function renameReview(state: ReviewState, title: string): void {
  if (!state.review) throw new RangeError('The review is renamed before it is made');
  state.review = { ...state.review, title };
}

/** The events of a review as a whole, without merges. */
export const reviewEvents = {
  'review.create': eventType({
    payload: z.object({ id: z.string(), title: z.string(), instrument: textSchema }),
    replay: (state: ReviewState, { at, payload: { id, title, instrument } }) => {
      if (state.review) throw new RangeError('The review is made twice');
      state.review = { id, title, created: at };
      state.instrumentHash = instrument.hash;
    },
    describe: ({ title }) => `started the review “${textIn(title)}”`,
    affects: () => EVERYTHING,
    merging: 'own',
  }),
  'review.rename': eventType({
    payload: z.object({ title: z.string() }),
    replay: (state: ReviewState, { payload }) => renameReview(state, payload.title),
    describe: ({ title }) => `renamed the review “${textIn(title)}”`,
    affects: () => onlyThings('review:'),
    merging: 'own',
  }),
  /** The base text was changed to another version of the Act. Changes to amendments follow in entries of their own. */
  'review.rebase': eventType({
    payload: rebaseSchema,
    replay: (state: ReviewState, { payload }) => rebase(state, payload),
    describe: ({ from, to }) => {
      const [oldVersion, newVersion] = [from, to].map((text) => textIn(fieldsIn(text).version));
      return `changed the base text of the review: from ${oldVersion} to ${newVersion}`;
    },
    affects: () => EVERYTHING,
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`review.${string}`, EventType>>;
