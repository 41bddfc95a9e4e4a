import { z } from 'zod';
import { amendmentChangeSchema } from '../amend/edits/amendment-change.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { affectedBy } from './event-types.ts';

const entryNewsSchema = z.object({
  seq: z.number().int().min(1),
  act: z.string(),
  /** The keys of what it may have changed: `amendment:A-001`. `everything` if that is not known. */
  things: z.union([z.array(z.string()).readonly(), z.literal('everything')]),
  /** The change to an amendment. If absent, the window must ask for it. */
  change: amendmentChangeSchema.optional(),
});
/** The parts of another person's ledger entry that a window needs. */
export type EntryNews = Readonly<z.infer<typeof entryNewsSchema>>;

/** The news about an entry, without its change to an amendment. */
export const newsOfEntry = (entry: LedgerEntry): EntryNews => ({
  seq: entry.seq,
  act: entry.act,
  things: affectedBy(entry).keys,
});

/** The server-sent events for windows that show a review, by name. */
export const newsSchemas = {
  /** The newest entry's number, and the entries since the last event. Empty if there were too many. */
  ledger: z.object({
    seq: z.number().int().min(0),
    entries: z.array(entryNewsSchema).readonly(),
  }),
  /** Who else is in the review, one object for each tab. */
  here: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        post: z.string(),
        /** The section that they are editing, or `room:` with the name of their room. */
        place: z.string(),
      }),
    )
    .readonly(),
  /** The list of reviews that this person may see has changed: a review, its name, or the person's role in it. */
  reviews: z.null(),
  /** A heartbeat every `HEARTBEAT_MS`. A window that gets none for longer knows that the server is down. */
  beat: z.null(),
  /** This person may not see the review any more, or is signed out. The last event. */
  gone: z.null(),
} as const;
export type NewsName = keyof typeof newsSchemas;
export type News<N extends NewsName> = z.infer<(typeof newsSchemas)[N]>;
export type PersonHere = News<'here'>[number];

/** The interval of heartbeats, in milliseconds. */
export const HEARTBEAT_MS = 8_000;
