import { count, listed } from '../base/english.ts';
import { describeLink, nameOf } from '../evidence/describe-link.ts';
import { addMark, removeMark, reviseMark } from '../evidence/marks.ts';
import { EVERYTHING, onlyThings } from '../ledger/affected.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { fieldsIn, lengthOf, textIn } from '../ledger/payload-fields.ts';
import { changeRecords } from './change-records.ts';
import {
  choosePayloadSchema,
  findingMergeSchema,
  linkMergeSchema,
  type MergedRecords,
  mergePayloadSchema,
} from './merge-account.ts';
import { renameReview } from './review-events.ts';
import type { ReviewState } from './review-state.ts';

/** Applies the changes of a merge. @throws RangeError if they don't follow from the state */
function applyMerge(state: ReviewState, { title, records, marks, answers }: MergedRecords): void {
  if (title !== null) renameReview(state, title);
  // Removals come first, because a new item may take the id of a removed one.
  for (const { was, hash, ...named } of marks)
    if (hash === null && was !== null) removeMark(state.marks, { ...named, was });
  for (const { was, hash, ...named } of marks) {
    if (hash === null) continue;
    if (was === null) addMark(state.marks, { ...named, hash });
    else reviseMark(state.marks, { ...named, hash, was });
  }
  changeRecords(state, records);
  for (const { id, was, is } of answers) {
    const storedAnswer = state.answers.get(id);
    if (storedAnswer && storedAnswer.now !== was)
      throw new RangeError(`Answer ${id} is not as it is said to be`);
    if (is) state.answers.set(id, is);
    else state.answers.delete(id);
  }
}

/** Describes a merge: the authors of the imported changes, the new numbers, and the claims. */
function describeMerge(events: unknown, renamed: unknown, claims: unknown): string {
  const entries = Array.isArray(events) ? (events as readonly LedgerEntry[]) : [];
  const people = [...new Set(entries.map(({ who }) => who))];
  const numbers = (Array.isArray(renamed) ? renamed.map(fieldsIn) : [])
    .filter(({ kind }) => kind !== 'link')
    .map(({ kind, from, to, ours }) => {
      const [was, is] = [from, to].map((id) => nameOf(`${textIn(kind)}:${textIn(id)}`));
      return `${ours ? 'this copy’s' : 'theirs'} ${was} is ${is}`;
    });
  // Packages are not signed, so the authors are only what the package claims.
  const by = people.length === 0 ? '' : ` by ${listed(people)}, according to the package`;
  const claimTexts = (Array.isArray(claims) ? claims.map(fieldsIn) : []).map(
    ({ words, taken }) => `${textIn(words)} (${taken ? 'confirmed' : 'not imported'})`,
  );
  const claimsWords = claimTexts.length > 0 ? `; according to the package: ${listed(claimTexts)}` : '';
  const anew = numbers.length > 0 ? `; from now on ${listed(numbers)}` : '';
  return `imported ${count(entries.length, 'change')}${by}${anew}${claimsWords}`;
}

/** The events of merging two copies, without those of amendments. */
export const mergeEvents = {
  'review.merge': eventType({
    payload: mergePayloadSchema,
    replay: (state: ReviewState, { payload }) => applyMerge(state, payload.came),
    describe: ({ events, renamed, claims }) => describeMerge(events, renamed, claims),
    affects: () => EVERYTHING,
    merging: 'account',
  }),
  'review.choose': eventType({
    payload: choosePayloadSchema,
    replay: (state: ReviewState, { payload }) => applyMerge(state, payload.came),
    describe: ({ choices }) => `chose between two people’s changes: ${count(lengthOf(choices), 'choice')}`,
    affects: () => EVERYTHING,
    merging: 'choice',
  }),
  'link.merge': eventType({
    payload: linkMergeSchema,
    replay: ({ links }: ReviewState, { seq, subject, payload: { is } }) => {
      const id = subject.slice('link:'.length);
      if (is) links.set(id, { link: is, seq: links.get(id)?.seq ?? seq });
      else if (!links.delete(id)) throw new RangeError(`No link ${subject}`);
    },
    describe: ({ is }) =>
      is
        ? `imported the link: ${describeLink(fieldsIn(is))}`
        : 'removed a link that was removed in another copy',
    affects: ({ subject }) => onlyThings(subject),
    merging: 'result',
  }),
  'finding.merge': eventType({
    payload: findingMergeSchema,
    replay: ({ ignored }: ReviewState, { seq, subject, payload: { is } }) => {
      const key = subject.slice('finding:'.length);
      if (is) ignored.set(key, { finding: is, seq: ignored.get(key)?.seq ?? seq });
      else if (!ignored.delete(key)) throw new RangeError(`Not ignored: ${key}`);
    },
    describe: ({ is }) =>
      is
        ? `imported a dismissed check, because: ${textIn(fieldsIn(is).because)}`
        : 'restored a dismissed check, as in an imported package',
    affects: ({ subject }) => onlyThings(subject),
    merging: 'result',
  }),
} as const satisfies Readonly<Record<string, EventType>>;
