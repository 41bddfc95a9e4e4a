import { z } from 'zod';
import { instrumentSchema } from '../act/instrument.ts';
import { FIELDS } from '../act/tree.ts';
import { amendmentIdSchema, amendmentSchema } from '../amend/edits/amendment.ts';
import { LONG_BODY, reads, writes } from '../contract.ts';
import { ledgerEntrySchema } from '../ledger/entry.ts';
import { versionSchema } from '../review/versions.ts';
import { blameSchema } from './blame.ts';
import { storyItemSchema } from './story.ts';

const seq = z.number().int().min(1);
const pid = z.string().min(1).max(200);

/** The calls about what was: stories of amendments and provisions, moments, and those that have a name. Part of `api.ts`. */
export const historyCalls = {
  /** Everything that happened to an amendment or in a provision, the earliest first. Refused `not-found`. */
  'history.of': {
    ...reads(['ledger']),
    input: z.object({ on: z.union([z.object({ amendment: amendmentIdSchema }), z.object({ pid })]) }),
    output: z.array(storyItemSchema).readonly(),
  },
  /** Who put in, and who struck, each word that an amendment changes in a field. Refused `not-found`. */
  'history.words': {
    ...reads(['amendments']),
    body: LONG_BODY,
    input: z.object({ amendment: amendmentIdSchema, pid, field: z.enum(FIELDS) }),
    output: blameSchema,
  },
  /** The review as it was after an entry of the ledger. Refused `not-found` for one that there is not. */
  'history.moment': {
    ...reads([]),
    input: z.object({ seq }),
    output: z.object({
      entry: ledgerEntrySchema,
      instrument: instrumentSchema,
      amendments: z.array(amendmentSchema).readonly(),
    }),
  },
  /** The moments that have a name. */
  'version.list': { ...reads(['versions']), input: z.object({}), output: z.array(versionSchema).readonly() },
  /** Names a moment: that after an entry of the ledger, or now. Refused `clash` where it has that name already. */
  'version.keep': {
    ...writes(['versions']),
    input: z.object({ name: z.string().min(1).max(300), seq: seq.optional() }),
    output: versionSchema,
  },
  /** Takes away a name that a person gave. Refused `refused` for one that was kept by itself. */
  'version.drop': {
    ...writes(['versions']),
    input: z.object({ id: z.string().max(300) }),
    output: z.object({ id: z.string() }),
  },
  /** Begins a round of review, or ends the one that is under way: the moment is kept. Refused `clash` out of turn. */
  'round.turn': {
    ...writes(['versions']),
    input: z.object({ to: z.enum(['start', 'finish']) }),
    output: versionSchema,
  },
} as const;
