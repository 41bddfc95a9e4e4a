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
 * The calls about coding (excerpts of texts, and the themes that they are given) and about redaction of words that must not be
 * published. Part of the contract in `api.ts`.
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

/** A stretch of a text, in UTF-16 code units. `quote` are the words that the caller saw there, so that changes are noticed. */
const passage = z.object({ from: offset, to: offset, quote: z.string().max(2_000_000) });

/** The numbers of excerpts by stance. `none` is the number without a stance. */
const stanceCountsSchema = z.object({
  supports: count,
  opposes: count,
  mixed: count,
  neutral: count,
  none: count,
});
export type StanceCounts = Readonly<z.infer<typeof stanceCountsSchema>>;

/** An excerpt with its state. If it is detached, its words are not at its anchor any more. */
const placedExcerptSchema = excerptSchema.extend({ state: z.enum(['placed', 'detached']) });
export type PlacedExcerpt = Readonly<z.infer<typeof placedExcerptSchema>>;
const placedRedactionSchema = redactionSchema.extend({ state: z.enum(['placed', 'detached']) });
export type PlacedRedaction = Readonly<z.infer<typeof placedRedactionSchema>>;

/** A theme with its counts. They don't include those of its parts. */
const countedThemeSchema = themeSchema.extend({
  excerpts: count,
  /** Distinct texts that it occurs in. */
  texts: count,
  /** Those texts, with all answers of a campaign counted if its example has the theme. */
  withCampaigns: count,
  stances: stanceCountsSchema,
});
export type CountedTheme = Readonly<z.infer<typeof countedThemeSchema>>;

/** The agreement of two coders on one theme, with the numbers of texts, of those that both have read. */
const agreementSchema = z.object({
  both: count,
  onlyFirst: count,
  onlySecond: count,
  neither: count,
  /** The share of texts on which they agree, from 0 to 1. Null if there are no texts. */
  observed: z.number().nullable(),
  /** Cohen's kappa, from −1 to 1. Null if it is undefined, for the reason in `why`. */
  kappa: z.number().nullable(),
  why: z.string(),
});
export type AgreementFigures = Readonly<z.infer<typeof agreementSchema>>;

export const COUNTED_BY = ['question', 'type', 'provision'] as const;

/** The numbers of excerpts withheld from an export. Each excerpt is counted once. */
export const withheldWordsSchema = z.object({
  /** Excerpts of texts whose author didn't consent to publication. */
  excerptsWithoutConsent: count,
  /** Excerpts of texts that are confidential. */
  confidentialExcerpts: count,
  /** Excerpts that touch redacted words, or whose text has a redaction that is detached. */
  redactedExcerpts: count,
  /** Excerpts whose words are not at their anchor any more. */
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
  /** One whole text with its excerpts, redactions and readings. Refused `not-found` for an unknown text. */
  'coding.text': {
    ...reads(['ledger']),
    input: z.object({ of: codedTextSchema }),
    output: z.object({
      of: codedTextSchema,
      /** "note N-003", "answer 12 to Prop 1 Q8". */
      name: z.string(),
      text: z.string(),
      /** Why the text may not be published. '' if it may, apart from redacted words. */
      withheld: z.string(),
      excerpts: z.array(placedExcerptSchema).readonly(),
      redactions: z.array(placedRedactionSchema).readonly(),
      readings: z.array(readingSchema).readonly(),
    }),
  },
  /** Excerpts that match all the given filters, in the order of their ids, from the one after `after`. */
  'coding.excerpts': {
    ...reads(['ledger']),
    input: z.object({
      of: codedTextSchema.optional(),
      /** A theme's id. Null for excerpts without a theme. */
      theme: id.nullable().optional(),
      coder: person.optional(),
      stance: z.enum(STANCES).optional(),
      after: z.string().max(300).default(''),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      excerpts: z.array(placedExcerptSchema).readonly(),
      /** The number of matches on all pages. */
      total: count,
    }),
  },
  /** The detached excerpts, with the words that were around them, for a person to place. */
  'coding.detached': {
    ...reads(['ledger']),
    input: nothing,
    output: z.array(placedExcerptSchema).readonly(),
  },
  /** Makes an excerpt. Refused `stale` if `quote` differs from the text, `not-found` for an unknown theme. */
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
   * Gives a theme to whole answers. The theme is added to the person's own excerpt of the whole answer, which is made if needed.
   * Refused `not-found` for an unknown answer or theme.
   */
  'coding.giveTheme': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: z.object({ answers: z.array(z.number().int().min(1)).min(1).max(1000).readonly(), theme: id }),
    /** The number of answers that did not have the theme before. */
    output: z.object({ given: count }),
  },
  /** Changes an excerpt. Absent fields stay unchanged. */
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
  /** Removes an excerpt. Refused `clash` if a link refers to it. */
  'coding.removeExcerpt': { ...writes(['coding']), input: z.object({ id }), output: z.object({ id }) },
  /** Moves an excerpt, also a detached one, to a passage of its text that a person chose. */
  'coding.placeExcerpt': {
    ...writes(['coding']),
    body: LONG_BODY,
    input: passage.extend({ id }),
    output: placedExcerptSchema,
  },
  /** Adds a theme. Refused `clash` if another has the name, ignoring case. */
  'coding.addTheme': {
    ...writes(['coding']),
    input: z.object({
      name: themeSchema.shape.name,
      description: description.default(''),
      parent: id.nullable().default(null),
    }),
    output: themeSchema,
  },
  /** Renames or describes a theme, or moves it under another. Refused `invalid` if it would be part of itself. */
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
  /** Moves all excerpts and parts of a theme to another, and removes it. Refused `clash` if a link or decision refers to it. */
  'coding.mergeThemes': {
    ...writes(['coding']),
    input: z.object({ from: id, into: id }),
    output: z.object({ theme: themeSchema, excerpts: count }),
  },
  /** Makes a new theme beside a theme, and gives it to some of that theme's excerpts instead. */
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
  /** Removes a theme. Refused `clash` if it has an excerpt or part, or a link or decision refers to it. */
  'coding.removeTheme': { ...writes(['coding']), input: z.object({ id }), output: z.object({ id }) },
  /**
   * Records that the person has read a text, or has checked its coding. If `done` is false, removes that record. Refused
   * `refused` for checking a text that the person has read, or that nobody has.
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
  /** The agreement of two coders on the texts that both have read. Refused `invalid` for the same person twice. */
  'coding.agreement': {
    ...reads(['ledger']),
    input: z.object({ coders: z.tuple([person, person]) }),
    output: z.object({
      /** Texts that both have read. */
      texts: count,
      themes: z.array(agreementSchema.extend({ theme: id, name: z.string() })).readonly(),
      /** The pooled agreement on all themes. */
      overall: agreementSchema,
    }),
  },
  /** Counts of themes by question, by type of respondent, or by provision that a theme or excerpt concerns. */
  'coding.counts': {
    ...reads(['ledger']),
    input: z.object({ by: z.enum(COUNTED_BY) }),
    output: z.object({
      /** The columns in display order. A key is a question's id, a type, or a provision's pid. */
      keys: z.array(z.object({ key: z.string(), name: z.string() })).readonly(),
      /** The cells that are not 0. */
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
  /** Redacts a passage in everything that is exported. Refused `stale` if `quote` differs from the text. */
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
