import { z } from 'zod';
import { count } from '../base/english.ts';
import { type Affected, EVERYTHING, onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { lengthOf, textIn } from '../ledger/payload-fields.ts';
import { descriptionText, optionalDescriptionText } from '../ledger/said-text.ts';
import {
  addMark,
  markSchema,
  type PlacedMark,
  removedMarkSchema,
  removeMark,
  revisedMarkSchema,
  reviseMark,
} from './marks.ts';

/** The kind and id of each thing in a payload. Other fields are ignored. */
export const namedSchema = z.array(
  z.object({ kind: z.string(), id: z.string(), is: z.unknown().optional() }),
);

/** The keys of such things. */
export const keysOf = (namedThings: z.infer<typeof namedSchema>): readonly string[] =>
  namedThings.map(({ kind, id }) => `${kind}:${id}`);

/** The evidence that an entry's marks name. Evidence is not part of the Act's text. */
function markedThings({ payload }: { readonly payload: { readonly marks?: unknown } }): Affected {
  const marks = namedSchema.safeParse(payload.marks);
  return marks.success ? onlyThings(...keysOf(marks.data)) : EVERYTHING;
}

const because = (reason: unknown): string => (textIn(reason) ? `, because: ${textIn(reason)}` : '');

const marks = z.array(markSchema).readonly();
const keptSchema = keptMarksSchema.optional();
const revised = z.object({
  marks: z.array(revisedMarkSchema).readonly(),
  because: descriptionText,
  kept: keptSchema,
});

/** The payload of an entry that removed evidence. */
export const removedEvidenceSchema = z.object({
  marks: z.array(removedMarkSchema).readonly(),
  title: descriptionText,
  kept: keptSchema,
});

const answerMarkSchema = z.object({
  kind: z.literal('answer'),
  id: z.string(),
  hash: z.string(),
  was: z.string(),
});

/** The part of a review's state that events about evidence change. */
export interface ReplayedEvidence {
  readonly marks: PlacedMark[];
  /** Corrected answers: `first` and `now` are the SHA-256 of the text in the file and of the present text. */
  readonly answers: Map<number, { readonly first: string; readonly now: string; readonly import: string }>;
}

/** The event types about evidence. */
export const evidenceEvents = {
  'evidence.add': eventType({
    payload: z.object({ marks, title: optionalDescriptionText }),
    replay: (state: ReplayedEvidence, { payload }) => {
      for (const mark of payload.marks) addMark(state.marks, mark);
    },
    describe: ({ marks, title }, name) => {
      if (name !== '') return `put in ${name}${textIn(title) && `: ${textIn(title)}`}`;
      if (!Array.isArray(marks)) return 'added evidence';
      if (marks.length === 0) return 'started without evidence: there is none for this Act';
      return `added ${count(marks.length, 'piece')} of evidence`;
    },
    affects: markedThings,
    merging: 'own',
  }),
  'evidence.remove': eventType({
    payload: removedEvidenceSchema,
    replay: (state: ReplayedEvidence, { payload }) => {
      for (const mark of payload.marks) removeMark(state.marks, mark);
    },
    describe: ({ title, marks }, name) => {
      const read = lengthOf(marks) > 1 ? `, with ${count(lengthOf(marks) - 1, 'answer')} read in it` : '';
      return `removed ${name}${textIn(title) && `, ${textIn(title)}`}${read}`;
    },
    affects: markedThings,
    merging: 'own',
  }),
  'note.add': eventType({
    payload: z.object({ marks }),
    replay: (state: ReplayedEvidence, { payload }) => {
      for (const mark of payload.marks) addMark(state.marks, mark);
    },
    describe: (_, name) => `added ${name === '' ? 'a note' : name}`,
    affects: markedThings,
    merging: 'own',
  }),
  'note.revise': eventType({
    payload: revised,
    replay: (state: ReplayedEvidence, { payload }) => {
      for (const mark of payload.marks) reviseMark(state.marks, mark);
    },
    describe: (payload, name) => `corrected ${name}${because(payload.because)}`,
    affects: markedThings,
    merging: 'own',
  }),
  'source.revise': eventType({
    payload: revised,
    replay: (state: ReplayedEvidence, { payload }) => {
      for (const mark of payload.marks) reviseMark(state.marks, mark);
    },
    describe: (payload, name) => `replaced the text of ${name}${because(payload.because)}`,
    affects: markedThings,
    merging: 'own',
  }),
  'answer.revise': eventType({
    payload: z.object({
      import: z.string(),
      marks: z.array(answerMarkSchema).readonly(),
      because: descriptionText,
      kept: keptSchema,
    }),
    replay: ({ answers }: ReplayedEvidence, { payload: { import: from, marks } }) => {
      for (const { id, hash, was } of marks) {
        const stored = answers.get(Number(id));
        if (stored && stored.now !== was) throw new RangeError(`Answer ${id} is not as it is said to be`);
        answers.set(Number(id), { first: stored?.first ?? was, now: hash, import: from });
      }
    },
    describe: (payload, name) => `corrected ${name}, because: ${textIn(payload.because)}`,
    affects: markedThings,
    merging: 'own',
  }),
} as const satisfies Readonly<Record<string, EventType>>;
