import { z } from 'zod';
import { LONG_BODY, reads, writes } from '../../contract.ts';
import { campaignSchema } from '../../evidence/records.ts';

/**
 * The calls about campaigns: answers with one text, found, looked at and kept together. Nobody is dropped for it: what is
 * counted is counted with them and without. Part of the contract in `api.ts`.
 */

const count = z.number().int().min(0);
const id = z.string().min(1).max(300);
const underWay = { progress: 'campaign.progress', cancel: 'campaign.cancel' } as const;

const foundCampaignSchema = z.object({
  /** Names it for `campaign.keep`. */
  key: z.string(),
  question: id,
  /** The answer whose words are most like all others’. */
  example: z.number().int(),
  text: z.string(),
  answers: count,
  /** How many different texts those are. */
  distinct: count,
  /** Answers that resemble it too little to be of it. */
  near: count,
  /** The campaign that is kept of it already; null where none is. */
  held: id.nullable(),
  /** How many of its answers that campaign does not have yet. */
  fresh: count,
});
export type FoundGroup = Readonly<z.infer<typeof foundCampaignSchema>>;

const countedCampaignSchema = campaignSchema.omit({ members: true, without: true }).extend({
  text: z.string(),
  answers: count,
  /** Its answers by kind of respondent, most first. */
  types: z.array(z.object({ name: z.string(), answers: count })).readonly(),
  /** Excerpts of its example: each of them stands for every answer of it. */
  coded: count,
});
export type CountedCampaign = Readonly<z.infer<typeof countedCampaignSchema>>;

export const campaignCalls = {
  /** Looks for campaigns among the answers to each open question. Keeps nothing. Refused `cancelled`, or `clash` while it is done already. */
  'campaign.find': {
    ...reads(['responses'], { underWay }),
    input: z.object({}),
    output: z.object({
      found: z.array(foundCampaignSchema).readonly(),
      /** Answers to open questions, and how many of them are too short to be compared. */
      answers: count,
      short: count,
    }),
  },
  'campaign.progress': {
    ...reads([]),
    input: z.object({}),
    output: z.object({ doing: z.object({ done: count, total: count }).nullable() }),
  },
  'campaign.cancel': { ...reads([]), input: z.object({}), output: z.object({ cancelled: z.boolean() }) },
  /**
   * Keeps some of what was found: a new campaign each, or, of one that is kept, the answers that it lacks. Refused `stale`
   * where nothing was looked for since the answers changed.
   */
  'campaign.keep': {
    ...writes(['responses', 'coding']),
    body: LONG_BODY,
    input: z.object({ keys: z.array(z.string()).min(1).max(10_000).readonly() }),
    output: z.object({ kept: z.array(id).readonly(), answers: count }),
  },
  /** The campaigns that are kept, those with most answers first, and how many respondents took part in any. */
  'campaign.list': {
    ...reads(['ledger']),
    input: z.object({}),
    output: z.object({ campaigns: z.array(countedCampaignSchema).readonly(), respondents: count }),
  },
  /** A campaign’s answers, those with most words of their own first, with these words marked. Refused `not-found`. */
  'campaign.answers': {
    ...reads(['responses']),
    input: z.object({
      id,
      /** Leaves out those that add nothing. */
      isOwnOnly: z.boolean().default(false),
      at: count.default(0),
      limit: z.number().int().min(1).max(100).default(25),
    }),
    output: z.object({
      answers: z
        .array(
          z.object({
            id: z.number().int(),
            text: z.string(),
            type: z.string(),
            organisation: z.string(),
            /** The sender’s own words, as stretches of the text. */
            own: z.array(z.object({ from: count, to: count })).readonly(),
            ownWords: count,
            /** How many of the campaign’s words it leaves out. */
            leftOut: count,
            isExample: z.boolean(),
          }),
        )
        .readonly(),
      total: count,
      /** How many answers have words of their own. */
      withOwn: count,
    }),
  },
  'campaign.rename': {
    ...writes(['responses']),
    input: z.object({ id, name: campaignSchema.shape.name }),
    output: z.object({ id }),
  },
  /** Takes one answer out of a campaign; it is not put in again. Refused `refused` for its example. */
  'campaign.takeOut': {
    ...writes(['responses', 'coding']),
    input: z.object({ id, answer: z.number().int().min(1) }),
    output: z.object({ id }),
  },
  /** Its answers are counted each by itself again. What was coded stays. */
  'campaign.remove': {
    ...writes(['responses', 'coding']),
    input: z.object({ id }),
    output: z.object({ id }),
  },
} as const;
