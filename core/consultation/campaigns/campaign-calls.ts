import { z } from 'zod';
import { LONG_BODY, reads, writes } from '../../contract.ts';
import { campaignSchema } from '../../evidence/records.ts';

/**
 * The calls about campaigns: groups of answers that were written from one text. No answer is dropped because of a campaign;
 * figures are given with campaign answers and without. Part of the contract in `api.ts`.
 */

const count = z.number().int().min(0);
const id = z.string().min(1).max(300);
const underWay = { progress: 'campaign.progress', cancel: 'campaign.cancel' } as const;

const foundCampaignSchema = z.object({
  /** Identifies the found campaign in `campaign.keep`. */
  key: z.string(),
  question: id,
  /** The answer that shares most with the other answers of the campaign. */
  example: z.number().int(),
  text: z.string(),
  answers: count,
  /** How many different texts the answers have. */
  distinct: count,
  /** Answers that resemble the campaign, but too little to be members. */
  near: count,
  /** The stored campaign with this text; null for a new campaign. */
  held: id.nullable(),
  /** How many of the answers are not yet in the stored campaign. */
  fresh: count,
});
export type FoundGroup = Readonly<z.infer<typeof foundCampaignSchema>>;

const countedCampaignSchema = campaignSchema.omit({ members: true, without: true }).extend({
  text: z.string(),
  answers: count,
  /** The answers by kind of respondent, the largest number first. */
  types: z.array(z.object({ name: z.string(), answers: count })).readonly(),
  /** How many excerpts the example has. An excerpt of the example counts for every answer of the campaign. */
  coded: count,
});
export type CountedCampaign = Readonly<z.infer<typeof countedCampaignSchema>>;

export const campaignCalls = {
  /** Looks for campaigns among the answers to each open question. Stores nothing. Refused `cancelled`, or `clash` while a search is running. */
  'campaign.find': {
    ...reads(['responses'], { underWay }),
    input: z.object({}),
    output: z.object({
      found: z.array(foundCampaignSchema).readonly(),
      /** All answers to open questions; `short` counts those too short to compare. */
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
   * Stores found campaigns: each as a new campaign, or as more members of the stored campaign with the same text. Refused
   * `stale` if the answers have changed since `campaign.find`.
   */
  'campaign.keep': {
    ...writes(['responses', 'coding']),
    body: LONG_BODY,
    input: z.object({ keys: z.array(z.string()).min(1).max(10_000).readonly() }),
    output: z.object({ kept: z.array(id).readonly(), answers: count }),
  },
  /** The stored campaigns, the largest first, and how many respondents took part in at least one. */
  'campaign.list': {
    ...reads(['ledger']),
    input: z.object({}),
    output: z.object({ campaigns: z.array(countedCampaignSchema).readonly(), respondents: count }),
  },
  /** A campaign’s answers, with the words that the sender added. Most added words first. Refused `not-found`. */
  'campaign.answers': {
    ...reads(['responses']),
    input: z.object({
      id,
      /** Leaves out answers that add no words to the campaign's text. */
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
            /** The words that the sender added, as passages of the text. */
            own: z.array(z.object({ from: count, to: count })).readonly(),
            ownWords: count,
            /** How many of the campaign’s words the answer lacks. */
            leftOut: count,
            isExample: z.boolean(),
          }),
        )
        .readonly(),
      total: count,
      /** How many answers add words. */
      withOwn: count,
    }),
  },
  'campaign.rename': {
    ...writes(['responses']),
    input: z.object({ id, name: campaignSchema.shape.name }),
    output: z.object({ id }),
  },
  /** Removes an answer from a campaign for good: a later search does not add the answer again. Refused `refused` for the example. */
  'campaign.takeOut': {
    ...writes(['responses', 'coding']),
    input: z.object({ id, answer: z.number().int().min(1) }),
    output: z.object({ id }),
  },
  /** Removes a campaign. Its answers are then counted individually again. Excerpts stay. */
  'campaign.remove': {
    ...writes(['responses', 'coding']),
    input: z.object({ id }),
    output: z.object({ id }),
  },
} as const;
