import { z } from 'zod';
import { ledgerEntrySchema } from '../ledger/entry.ts';

/** What a server tells the windows that show a review, as it happens: server-sent events, by the event's name. */
export const newsSchemas = {
  /** How far the ledger has come; with the entries that are new since it was told last, where they are not too many. */
  ledger: z.object({
    seq: z.number().int().min(0),
    entries: z.array(ledgerEntrySchema).readonly(),
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
