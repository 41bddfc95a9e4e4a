import { z } from 'zod';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import { LONG_BODY, reads, writes } from '../contract.ts';
import { questionSchema } from '../evidence/records.ts';
import { consultationFieldsSchema } from './consultation-fields.ts';
import { DOCUMENTS } from './documents.ts';
import { FINDING_KINDS, findingPlaceSchema } from './finding.ts';
import { PART_PLACES, TEXT_STATES } from './parts.ts';
import { leastShownSchema, MOST_FINDINGS, proposesSchema } from './records.ts';

/** The calls that build a pack: its parts and their order, edited texts, and questions. */

const nothing = z.object({});
const id = z.string().min(1).max(300);
const document = z.enum(DOCUMENTS).default('consultation');
/** The selection of a pack, as in `pack.export`. */
const paperChoice = {
  document,
  amendments: z.array(amendmentIdSchema).max(50_000).optional(),
  withoutEdits: z.array(z.string().max(2000)).max(100_000).optional(),
};
/** One text of one part. */
const spot = { document: z.enum(DOCUMENTS), part: id, slot: id };
const text = z.string().max(200_000);
/** The computed text that the caller saw, against which an edited text is compared. */
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
    /** The shown text; '' where there is none. */
    text: z.string(),
    /** The computed text at the time when a person replaced it. */
    against: z.string().nullable(),
    /** Findings in an explanatory statement. */
    findings: z.array(findingSchema).readonly(),
  }),
  /** A computed block that is not edited here, in a few words. */
  z.object({ kind: z.literal('computed'), words: z.string() }),
  z.object({
    kind: z.literal('gap'),
    what: z.string(),
    help: z.string(),
    /** The missing detail of the consultation, where it is one. */
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
  /** Null where the question is not asked because its subject is not in the pack. */
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
  /** A document at present: its parts, their contents, and what is not written yet. Changes nothing. */
  'pack.builder': {
    ...reads(['ledger']),
    body: LONG_BODY,
    input: z.object(paperChoice),
    output: builderSchema,
  },
  /** The page exactly as it would be exported; of one part, where requested. */
  'pack.preview': {
    ...reads(['ledger']),
    body: LONG_BODY,
    input: z.object({ ...paperChoice, part: id.optional() }),
    output: z.object({ html: z.string() }),
  },
  /** What prevents publishing a document at present, and who signed off what. Changes nothing. */
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
   * Signs off a document with some findings unresolved, under the caller's name and with a reason.
   *
   * Refused `stale` where there is a finding that the caller did not see, and `invalid` without a reason.
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
  /** The chosen amendments of a document. Changes nothing. */
  'pack.proposes': {
    ...reads(['ledger']),
    input: z.object({ document }),
    output: z.object({ proposes: proposesSchema }),
  },
  /** Chooses the amendments of a document, for calls that name none. Refused `not-found` for an unknown one. */
  'pack.propose': {
    ...writes([]),
    input: z.object({ document: z.enum(DOCUMENTS), proposes: proposesSchema }),
    output: nothing,
  },
  /** Orders the parts of a document, and excludes some. */
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
   * Replaces a computed text, or writes a missing one. Words equal to the computed ones, or an empty text where none
   * is computed, are not kept as edited.
   *
   * Refused `stale` when somebody has written since the caller read `was`.
   */
  'pack.write': {
    ...writes([]),
    body: LONG_BODY,
    input: z.object({ ...spot, text, was: text.max(2_000_000), against }),
    output: nothing,
  },
  /** Restores the computed text or, where there is none, an unwritten one. Refused `not-found`. */
  'pack.restore': { ...writes([]), input: z.object(spot), output: nothing },
  /** Confirms edited words although the computed text has changed. Refused `not-found`. */
  'pack.keep': { ...writes([]), body: LONG_BODY, input: z.object({ ...spot, against }), output: nothing },
  /** Records details of the consultation; only the given fields change. */
  'pack.describe': {
    ...writes([]),
    input: consultationFieldsSchema.partial(),
    output: consultationFieldsSchema,
  },
  /** Sets the smallest published number; 1 publishes every number. */
  'pack.showFrom': { ...writes([]), input: z.object({ leastShown: leastShownSchema }), output: nothing },
  /** Records that people are consulted on the present draft, or removes that. */
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
  /** Orders the questions. Refused `stale` unless they are exactly the present ones. */
  'pack.orderAsks': {
    ...writes([]),
    body: LONG_BODY,
    input: z.object({ questions: z.array(id).max(10_000) }),
    output: nothing,
  },
  /** Removes a question. An answered one stays among the questions, but is not asked any more. */
  'pack.unask': { ...writes([]), input: z.object({ question: id }), output: nothing },
} as const;
