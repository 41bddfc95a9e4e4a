import { z } from 'zod';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import { LONG_BODY, reads, writes } from '../contract.ts';
import { questionSchema } from '../evidence/records.ts';
import { consultationFieldsSchema } from './consultation-fields.ts';
import { DOCUMENTS } from './documents.ts';
import { FINDING_KINDS, findingPlaceSchema } from './finding.ts';
import { PART_PLACES, TEXT_STATES } from './parts.ts';
import { leastShownSchema, MOST_FINDINGS, proposesSchema } from './records.ts';

/** The calls about building a pack: its parts and their order, people’s own words in them, and what is asked. */

const nothing = z.object({});
const id = z.string().min(1).max(300);
const document = z.enum(DOCUMENTS).default('consultation');
/** What a pack is made of, as in `pack.export`. */
const paperChoice = {
  document,
  amendments: z.array(amendmentIdSchema).max(50_000).optional(),
  withoutEdits: z.array(z.string().max(2000)).max(100_000).optional(),
};
/** One text of one part. */
const spot = { document: z.enum(DOCUMENTS), part: id, slot: id };
const text = z.string().max(200_000);
/** What was computed when the caller looked: what a person writes is held against that. */
const against = z.string().max(2_000_000).nullable();

const findingSchema = z.object({
  kind: z.enum(['too-long', 'not-neutral', 'not-a-statement']),
  words: z.string(),
  message: z.string(),
});

const itemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    slot: z.string(),
    label: z.string(),
    /** Null where nothing can be computed. */
    computed: z.string().nullable(),
    help: z.string(),
    isHeaded: z.boolean(),
    state: z.enum(TEXT_STATES),
    /** What is shown; '' where nothing is. */
    text: z.string(),
    /** What had been computed when a person wrote in its place. */
    against: z.string().nullable(),
    /** What to look at in it, where it is an explanatory statement. */
    findings: z.array(findingSchema).readonly(),
  }),
  /** What follows from the draft and is not edited here, in a few words. */
  z.object({ kind: z.literal('computed'), words: z.string() }),
  z.object({
    kind: z.literal('gap'),
    what: z.string(),
    help: z.string(),
    /** What of the consultation is to be written, where it is that. */
    field: z.string().optional(),
  }),
]);
export type BuilderItem = Readonly<z.infer<typeof itemSchema>>;

const partSchema = z.object({
  id: z.string(),
  heading: z.string(),
  place: z.enum(PART_PLACES),
  isIncluded: z.boolean(),
  state: z.enum(TEXT_STATES),
  items: z.array(itemSchema).readonly(),
  gaps: z.array(z.string()).readonly(),
});
export type BuilderPart = Readonly<z.infer<typeof partSchema>>;

const askSchema = z.object({
  question: questionSchema.pick({ id: true, text: true, kind: true, options: true }),
  /** The amendment that it is about; '' for none. */
  about: z.string(),
  /** Null where it is not asked, since what it is about is not in the pack. */
  number: z.number().int().nullable(),
});
export type BuilderAsk = Readonly<z.infer<typeof askSchema>>;

const builderSchema = z.object({
  document: z.enum(DOCUMENTS),
  title: z.string(),
  fields: consultationFieldsSchema,
  /** The version that people were consulted on. */
  consulted: z.object({ seq: z.number().int(), at: z.string() }).nullable(),
  leastShown: leastShownSchema,
  parts: z.array(partSchema).readonly(),
  asks: z.array(askSchema).readonly(),
  /** The amendments that a question can be about. */
  amendments: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
});
export type Builder = Readonly<z.infer<typeof builderSchema>>;

const questionFields = {
  about: z.string().max(300),
  text: z.string().min(1).max(5000),
  kind: z.enum(['open', 'closed']),
  options: z.array(z.string().min(1).max(1000)).max(100).readonly().default([]),
};

export const builderCalls = {
  /** A document as it stands: every part, what is in it, and what is not written yet. Changes nothing. */
  'pack.builder': {
    ...reads(['ledger']),
    body: LONG_BODY,
    input: z.object(paperChoice),
    output: builderSchema,
  },
  /** The very page that would be exported, for whom it is meant; of one part, where asked. */
  'pack.preview': {
    ...reads(['ledger']),
    body: LONG_BODY,
    input: z.object({ ...paperChoice, part: id.optional() }),
    output: z.object({ html: z.string() }),
  },
  /** What stands in the way of publishing a document as it is now, and who signed off what of it. Changes nothing. */
  'pack.checklist': {
    ...reads(['ledger']),
    body: LONG_BODY,
    input: z.object(paperChoice),
    output: z.object({
      findings: z
        .array(
          z.object({
            id: z.string(),
            kind: z.enum(FINDING_KINDS),
            words: z.string(),
            place: findingPlaceSchema.nullable(),
            isSigned: z.boolean(),
          }),
        )
        .readonly(),
      signed: z.object({ by: z.string(), at: z.string(), reason: z.string().optional() }).nullable(),
      isReady: z.boolean(),
    }),
  },
  /**
   * Says, by the name of whoever does it, that a document may be published with these things not put right, and why. Refused
   * `stale` where there is one more than those that the caller read, and `invalid` without a reason.
   */
  'pack.signOff': {
    ...writes([], { may: 'publisher', lasts: 'A sign-off can’t be undone.' }),
    body: LONG_BODY,
    input: z.object({
      ...paperChoice,
      findings: z.array(z.string().max(3000)).max(MOST_FINDINGS),
      reason: z.string().max(2000),
    }),
    output: z.object({ by: z.string(), at: z.string() }),
  },
  /** Which amendments a document proposes, as somebody chose. Changes nothing. */
  'pack.proposes': {
    ...reads(['ledger']),
    input: z.object({ document }),
    output: z.object({ proposes: proposesSchema }),
  },
  /** Chooses which amendments a document proposes, where a call about it names none. Refused `not-found` for one that is not there. */
  'pack.propose': {
    ...writes([]),
    input: z.object({ document: z.enum(DOCUMENTS), proposes: proposesSchema }),
    output: nothing,
  },
  /** Puts the parts of a document in order, and says which are left out. */
  'pack.arrange': {
    ...writes([]),
    body: LONG_BODY,
    input: z.object({
      document: z.enum(DOCUMENTS),
      order: z.array(id).max(10_000),
      leftOut: z.array(id).max(10_000),
    }),
    output: nothing,
  },
  /**
   * Writes in the place of a computed text, or where there is none. `was` is the text as the caller read it: refused `stale`
   * when somebody has written since. What is computed again word for word, and an empty text where nothing is computed,
   * are kept as nobody’s.
   */
  'pack.write': {
    ...writes([]),
    body: LONG_BODY,
    input: z.object({ ...spot, text, was: text.max(2_000_000), against }),
    output: nothing,
  },
  /** Goes back to the computed text (or, where there is none, to an unwritten one). Refused `not-found`. */
  'pack.restore': { ...writes([]), input: z.object(spot), output: nothing },
  /** Says that a person’s words stay, though what they were written against has changed. Refused `not-found`. */
  'pack.keep': { ...writes([]), body: LONG_BODY, input: z.object({ ...spot, against }), output: nothing },
  /** Says what is known of the consultation: only the fields that are given. */
  'pack.describe': {
    ...writes([]),
    input: consultationFieldsSchema.partial(),
    output: consultationFieldsSchema,
  },
  /** Says below which number people are not told of as a number, in all that is published; 1 shows every number. */
  'pack.showFrom': { ...writes([]), input: z.object({ leastShown: leastShownSchema }), output: nothing },
  /** Says that the draft as it stands is what people are consulted on, or takes that back. */
  'pack.consulted': {
    ...writes([]),
    input: z.object({ consulted: z.boolean() }),
    output: z.object({ consulted: z.object({ seq: z.number().int(), at: z.string() }).nullable() }),
  },
  /** Asks a question. Refused `invalid` for a closed one with fewer than two answers to choose from. */
  'pack.ask': {
    ...writes([]),
    input: z.object(questionFields),
    output: z.object({ question: questionSchema }),
  },
  /** Changes a question that is asked. Refused `refused` once it was answered: people answered what it said. */
  'pack.askAgain': {
    ...writes([]),
    input: z.object({ ...questionFields, question: id }),
    output: z.object({ question: questionSchema }),
  },
  /** Puts the questions in order. Refused `stale` unless they are just those that are asked. */
  'pack.orderAsks': {
    ...writes([]),
    body: LONG_BODY,
    input: z.object({ questions: z.array(id).max(10_000) }),
    output: nothing,
  },
  /** Takes a question away; one that was answered stays among the questions, and is asked no more. */
  'pack.unask': { ...writes([]), input: z.object({ question: id }), output: nothing },
} as const;
