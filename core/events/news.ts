import { z } from 'zod';
import { amendmentChangeSchema } from '../amend/edits/amendment-change.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { affectedBy } from './event-types.ts';

const entryNewsSchema = z.object({
  seq: z.number().int().min(1),
  act: z.string(),
  /** What it may have changed, by key: `amendment:A-001`; `everything` where that can't be told. */
  things: z.union([z.array(z.string()).readonly(), z.literal('everything')]),
  /** What it made of an amendment; absent where whoever shows that has to ask for it. */
  change: amendmentChangeSchema.optional(),
});
/** As much of an entry of the ledger as a window has to know of others' work. */
export type EntryNews = Readonly<z.infer<typeof entryNewsSchema>>;

/** What of an entry is news. */
export const newsOfEntry = (entry: LedgerEntry): EntryNews => ({
  seq: entry.seq,
  act: entry.act,
  things: affectedBy(entry).keys,
});

/** What a server tells the windows that show a review, as it happens: server-sent events, by the event's name. */
export const newsSchemas = {
  /** How far the ledger has come; with the entries that are new since it was told last, where they are not too many. */
  ledger: z.object({
    seq: z.number().int().min(0),
    entries: z.array(entryNewsSchema).readonly(),
  }),
  /** Who else is in the review: each of their tabs by itself. */
  here: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        post: z.string(),
        /** The section that is open for typing, or `room:` and the room that they are in. */
        place: z.string(),
      }),
    )
    .readonly(),
  /** That somebody may see other reviews now, or the same under other names, or is something else in one. */
  reviews: z.null(),
  /** That the server is there: told so often that a window which hears nothing for longer knows that it is not. */
  beat: z.null(),
  /** Whoever looks may not see the review any more, or is not signed on any more. Nothing follows. */
  gone: z.null(),
} as const;
export type NewsName = keyof typeof newsSchemas;
export type News<N extends NewsName> = z.infer<(typeof newsSchemas)[N]>;
export type PersonHere = News<'here'>[number];

/** How often a server says that it is there, in milliseconds. */
export const BEAT = 8_000;
