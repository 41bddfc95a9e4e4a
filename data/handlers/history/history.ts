import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { replayEntry } from '../../../core/events/replay.ts';
import { ReviewState } from '../../../core/events/review-state.ts';
import { blame } from '../../../core/history/blame.ts';
import { Story, storySubject } from '../../../core/history/story.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { findAmendment } from '../../store/amendments.ts';
import { listLedger } from '../../store/ledger.ts';
import { readFormer } from '../../store/review.ts';
import type { Context, Handler } from '../context/context.ts';
import { lookUp } from '../context/look-up.ts';
import { revisionsOf } from './revisions-of.ts';

const PAGE = 1000;

/** Reads the ledger in order, up to an entry or to its end. */
async function eachEntry(
  trx: Knex.Transaction,
  take: (entry: LedgerEntry) => void,
  upTo = Number.POSITIVE_INFINITY,
): Promise<LedgerEntry | undefined> {
  let last: LedgerEntry | undefined;
  for (;;) {
    const after = last?.seq ?? 0;
    const page = await listLedger(trx, after, Math.min(PAGE, upTo - after));
    if (page.length === 0) return last;
    for (const entry of page) take(entry);
    last = page.at(-1);
    if ((last?.seq ?? 0) >= upTo) return last;
  }
}

export const historyOf: Handler<'history.of'> = (context, { on }) =>
  context.read(async (trx) => {
    const ref = 'amendment' in on ? (`amendment:${on.amendment}` as const) : (`provision:${on.pid}` as const);
    if ((await lookUp(context, trx, ref)) === undefined)
      return refuse('not-found', `There is no ${ref.replace(':', ' ')}.`, 'on');
    const story = new Story('amendment' in on ? on : storySubject(context.instrument.root, on.pid));
    await eachEntry(trx, (entry) => story.add(entry));
    return ok(story.items);
  });

export const historyOfWords: Handler<'history.words'> = (context, { amendment: id, pid, field }) =>
  context.read(async (trx) => {
    if (!(await findAmendment(trx, id)))
      return refuse('not-found', `There is no amendment ${id}.`, 'amendment');
    return ok(blame(await revisionsOf(trx, id), pid, field));
  });

const baseOf = (context: Context, trx: Knex.Transaction, { instrumentHash }: ReviewState) =>
  instrumentHash === context.instrumentHash ? context.instrument : readFormer(trx, instrumentHash);

export const momentOf: Handler<'history.moment'> = (context, { seq }) =>
  context.read(async (trx) => {
    const state = new ReviewState();
    const entry = await eachEntry(trx, (each) => replayEntry(state, each), seq);
    if (entry?.seq !== seq)
      return refuse(
        'not-found',
        `There is no entry ${seq} in the history. The last entry is ${entry?.seq ?? 0}.`,
        'seq',
      );
    const instrument = await baseOf(context, trx, state);
    return ok({ entry, instrument, amendments: [...state.amendments.values()] });
  });
