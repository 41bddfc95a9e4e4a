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

/** The events of records of every kind. */
export const recordEvents = {
  /** Records were made, changed or removed. `what` is the purpose, in words. */
  'records.change': eventType({
    payload: z.object({
      what: descriptionText,
      records: recordChangesSchema,
      /** The stored values that the records refer to by hash. */
      kept: keptMarksSchema.optional(),
      request: requestSchema.optional(),
    }),
    replay: (state: ReplayedRecords, { payload }) => changeRecords(state, payload.records),
    describe: (payload) => textIn(payload.what),
    affects: ({ payload }) => {
      const records = namedSchema.safeParse(payload.records);
      // Removing an import also removes the corrections of its answers, which the entry doesn't list.
      if (!records.success || records.data.some(({ kind, is }) => kind === 'import' && is === null))
        return EVERYTHING;
      return onlyThings(...keysOf(records.data));
    },
    merging: 'claim',
  }),
} as const satisfies Readonly<Record<`records.${string}`, EventType>>;
