import { z } from 'zod';
import { keysOf, namedSchema } from '../evidence/events.ts';
import { EVERYTHING, onlyThings } from '../ledger/affected.ts';
import { type EventType, eventType } from '../ledger/event-type.ts';
import { keptMarksSchema } from '../ledger/kept-mark.ts';
import { textIn } from '../ledger/payload-fields.ts';
import { requestSchema } from '../ledger/request.ts';
import { descriptionText } from '../ledger/said-text.ts';
import { changeRecords, type ReplayedRecords } from './change-records.ts';
import { recordChangesSchema } from './records.ts';

/** What can happen to records of every kind. */
export const recordEvents = {
  /** Records made, changed or taken away, whatever it was for: `what` says that. */
  'records.change': eventType({
    payload: z.object({
      what: descriptionText,
      records: recordChangesSchema,
      /** What an overlay holds, kept with it. */
      kept: keptMarksSchema.optional(),
      request: requestSchema.optional(),
    }),
    replay: (state: ReplayedRecords, { payload }) => changeRecords(state, payload.records),
    describe: (payload) => textIn(payload.what),
    affects: ({ payload }) => {
      const records = namedSchema.safeParse(payload.records);
      // The corrections of an import's answers go with it, and the entry doesn't name them.
      if (!records.success || records.data.some(({ kind, is }) => kind === 'import' && is === null))
        return EVERYTHING;
      return onlyThings(...keysOf(records.data));
    },
    merging: 'claim',
  }),
} as const satisfies Readonly<Record<`records.${string}`, EventType>>;
