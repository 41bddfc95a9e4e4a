import { z } from 'zod';
import { LONG_BODY, reads, writes } from '../contract.ts';
import {
  codedTextSchema,
  excerptSchema,
  readingSchema,
  redactionSchema,
  STANCES,
  textRefSchema,
  themeSchema,
} from '../evidence/records.ts';

/**
 * The calls about coding and redaction: passages of what people said, the themes that they are gathered under, and the
 * words that may not leave. Part of the contract in `api.ts`.
 */

const nothing = z.object({});
const id = z.string().min(1).max(300);
const person = z.string().min(1).max(200);
const count = z.number().int().min(0);
const offset = z.number().int().min(0);
const themeIds = excerptSchema.shape.themes;
const stance = excerptSchema.shape.stance;
const remark = excerptSchema.shape.remark;
const description = themeSchema.shape.description;

/** A stretch of a text, in UTF-16 code units; `quote` is what the caller saw there, so that none is coded unseen. */
const passage = z.object({ from: offset, to: offset, quote: z.string().max(2_000_000) });

/** How many excerpts take which side; `none` are those without a stance. */
const stanceCountsSchema = z.object({
  supports: count,
  opposes: count,
  mixed: count,
  neutral: count,
  none: count,
});
export type StanceCounts = Readonly<z.infer<typeof stanceCountsSchema>>;

/** An excerpt and whether its words still stand at its place; detached, its anchor is where they were last seen. */
const placedExcerptSchema = excerptSchema.extend({ state: z.enum(['placed', 'detached']) });
export type PlacedExcerpt = Readonly<z.infer<typeof placedExcerptSchema>>;
const placedRedactionSchema = redactionSchema.extend({ state: z.enum(['placed', 'detached']) });
export type PlacedRedaction = Readonly<z.infer<typeof placedRedactionSchema>>;

/** A theme with what is gathered under it; a theme's numbers don't hold those of its parts. */
const countedThemeSchema = themeSchema.extend({
  excerpts: count,
  /** Different texts that it occurs in. */
  texts: count,
  /** Those, and with a campaign’s example all answers of the campaign. */
  withCampaigns: count,
  stances: stanceCountsSchema,
});
export type CountedTheme = Readonly<z.infer<typeof countedThemeSchema>>;

/** How two coders agree on one theme: of the texts that both have read, how many each put it on. */
const agreementSchema = z.object({
  both: count,
  onlyFirst: count,
  onlySecond: count,
  neither: count,
  /** The share of texts on which they agree, 0–1; null without a text. */
  observed: z.number().nullable(),
  /** Cohen's kappa, −1–1; null where it has no value, and then `why` says why. */
  kappa: z.number().nullable(),
  why: z.string(),
});
export type AgreementFigures = Readonly<z.infer<typeof agreementSchema>>;

export const COUNTED_BY = ['question', 'type', 'provision'] as const;

/** What stays out of an export, each thing counted once. */
export const withheldWordsSchema = z.object({
  /** Excerpts of texts whose author didn't agree to be published. */
  excerptsWithoutConsent: count,
  /** Excerpts of texts that are confidential. */
  confidentialExcerpts: count,
  /** Excerpts that touch redacted words, or whose text has a redaction that is detached. */
  redactedExcerpts: count,
  /** Excerpts whose words are not where they were. */
  detachedExcerpts: count,
});

export const codingCalls = {
  /** The code frame, in the order of the themes' names. */
  'coding.frame': {
    ...reads(['ledger']),
    input: nothing,
    output: z.object({
      themes: z.array(countedThemeSchema).readonly(),
      excerpts: count,
      /** Excerpts without a theme. */
      untagged: count,
      detached: count,
      /** Everybody who made an excerpt or read a text, by name. */
      coders: z.array(z.string()).readonly(),
    }),
  },
  /** One text as a coder sees it: whole, with what was made of it. Refused `not-found` when there is no such text. */
  'coding.text': {
    ...reads(['ledger']),
    input: z.object({ of: codedTextSchema }),
    output: z.object({
      of: codedTextSchema,
      /** "note N-003", "answer 12 to Prop 1 Q8". */
      name: z.string(),
      text: z.string(),
      /** Whether its words may be published, redacted ones apart; in words why not, else empty. */
      withheld: z.string(),
      excerpts: z.array(placedExcerptSchema).readonly(),
      redactions: z.array(placedRedactionSchema).readonly(),
      readings: z.array(readingSchema).readonly(),
    }),
  },
  /** Excerpts in the order of their ids, after one of them. All that is asked must hold. */
  'coding.excerpts': {
    ...reads(['ledger']),
    input: z.object({
      of: codedTextSchema.optional(),
      /** A theme's id; `null` asks for those without a theme. */
      theme: id.nullable().optional(),
      coder: person.optional(),
      stance: z.enum(STANCES).optional(),
      after: z.string().max(300).default(''),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      excerpts: z.array(placedExcerptSchema).readonly(),
      /** All that match, on this page or not. */
      total: count,
    }),
  },
  /** Excerpts whose words are not where they were, with the words that stood around them, for a person to place. */
  'coding.detached': {
    ...reads(['ledger']),
    input: nothing,
    output: z.array(placedExcerptSchema).readonly(),
  },
  /** Takes a passage. Refused `stale` where `quote` is not what stands there, `not-found` for a theme there isn't. */
  'coding.addExcerpt': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: passage.extend({
      of: codedTextSchema,
      themes: themeIds.default([]),
      stance: stance.default(null),
      remark: remark.default(''),
      suggested: excerptSchema.shape.suggested,
    }),
    output: placedExcerptSchema,
  },
  /**
   * Gives a theme to answers as wholes, each as an excerpt of who is at the keyboard: their own of the whole answer, where
   * there is one. Refused `not-found` for an answer or theme that there is not.
   */
  'coding.giveTheme': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: z.object({ answers: z.array(z.number().int().min(1)).min(1).max(1000).readonly(), theme: id }),
    /** How many of them did not have it already. */
    output: z.object({ given: count }),
  },
  /** What is absent stays as it is. */
  'coding.changeExcerpt': {
    ...writes(['coding']),
    input: z.object({
      id,
      themes: themeIds.optional(),
      stance: stance.optional(),
      remark: remark.optional(),
    }),
    output: placedExcerptSchema,
  },
  /** Refused `clash` while a link rests on it. */
  'coding.removeExcerpt': { ...writes(['coding']), input: z.object({ id }), output: z.object({ id }) },
  /** Puts an excerpt, detached or not, on a passage of its text that a person chose. */
  'coding.placeExcerpt': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: passage.extend({ id }),
    output: placedExcerptSchema,
  },
  /** Refused `clash` where another theme has the name already, whatever its capitals. */
  'coding.addTheme': {
    ...writes(['coding']),
    input: z.object({
      name: themeSchema.shape.name,
      description: description.default(''),
      parent: id.nullable().default(null),
    }),
    output: themeSchema,
  },
  /** Renames it, describes it, or moves it under another; refused `invalid` where it would be part of itself. */
  'coding.changeTheme': {
    ...writes(['coding']),
    input: z.object({
      id,
      name: themeSchema.shape.name.optional(),
      description: description.optional(),
      parent: id.nullable().optional(),
    }),
    output: themeSchema,
  },
  /**
   * Puts all excerpts and parts of one theme under another, and takes the first away. Refused `clash` while a link or a
   * decision names the first.
   */
  'coding.mergeThemes': {
    ...writes(['coding']),
    input: z.object({ from: id, into: id }),
    output: z.object({ theme: themeSchema, excerpts: count }),
  },
  /** Makes a new theme of some of a theme's excerpts, beside it: they leave the old one. */
  'coding.splitTheme': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: z.object({
      from: id,
      excerpts: z.array(id).min(1).max(100_000).readonly(),
      name: themeSchema.shape.name,
      description: description.default(''),
    }),
    output: z.object({ theme: themeSchema, excerpts: count }),
  },
  /** Refused `clash` while an excerpt, a part, a link or a decision names it. */
  'coding.removeTheme': { ...writes(['coding']), input: z.object({ id }), output: z.object({ id }) },
  /**
   * Says of a text that who is at the keyboard has read it through, or checked how it was coded; with `done` false,
   * takes that back. Nobody checks what they read themselves, or what nobody read: refused `refused`.
   */
  'coding.read': {
    ...writes(['coding']),
    input: z.object({
      of: textRefSchema,
      as: readingSchema.shape.as,
      done: z.boolean().default(true),
    }),
    output: z.array(readingSchema).readonly(),
  },
  /** How two people agree, over the texts that both have read. Refused `invalid` for the same person twice. */
  'coding.agreement': {
    ...reads(['ledger']),
    input: z.object({ coders: z.tuple([person, person]) }),
    output: z.object({
      /** Texts that both have read. */
      texts: count,
      themes: z.array(agreementSchema.extend({ theme: id, name: z.string() })).readonly(),
      /** All themes pooled: chance agreement is reckoned theme by theme, then averaged. */
      overall: agreementSchema,
    }),
  },
  /** Themes by question, by respondent type, or by provision, through what ties a theme or an excerpt to it. */
  'coding.counts': {
    ...reads(['ledger']),
    input: z.object({ by: z.enum(COUNTED_BY) }),
    output: z.object({
      /** The columns, in the order in which people read them: a question's id, a type, a provision's `pid`. */
      keys: z.array(z.object({ key: z.string(), name: z.string() })).readonly(),
      /** Every theme and key that occur together; the others are 0. */
      cells: z
        .array(
          z.object({
            theme: id,
            key: z.string(),
            excerpts: count,
            texts: count,
            withCampaigns: count,
            stances: stanceCountsSchema,
          }),
        )
        .readonly(),
    }),
  },
  'redaction.list': {
    ...reads(['ledger']),
    input: z.object({ of: textRefSchema.optional() }),
    output: z.array(placedRedactionSchema).readonly(),
  },
  /** Keeps a passage's words out of everything that is exported. Refused `stale` where `quote` doesn't stand there. */
  'redaction.add': {
    ...writes(['coding'], {
      lasts: 'A redaction can’t be undone by a key. Remove it where the words are, if they may be published.',
    }),
    body: LONG_BODY,
    input: passage.extend({ of: textRefSchema, because: redactionSchema.shape.because.default('') }),
    output: placedRedactionSchema,
  },
  'redaction.remove': {
    ...writes(['coding'], { may: 'publisher' }),
    input: z.object({ id }),
    output: z.object({ id }),
  },
} as const;
