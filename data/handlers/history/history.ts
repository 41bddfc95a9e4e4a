import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { replayEntry } from '../../../core/events/replay.ts';
import { ReviewState } from '../../../core/events/review-state.ts';
import { blame } from '../../../core/history/blame.ts';
import { Story, storySubject } from '../../../core/history/story.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { findAmendment } from '../../store/amendments.ts';
import { listLedger } from '../../store/ledger.ts';

import type { Handler } from '../context/context.ts';
import { lookUp } from '../context/look-up.ts';
import { readBaseText } from './compare.ts';
import { revisionsOf } from './revisions-of.ts';

const PAGE_SIZE = 1000;

/** Visits the entries of the ledger in order, up to entry `upTo` or to the end. @returns the last entry visited */
async function forEachEntry(
  trx: Knex.Transaction,
  visit: (entry: LedgerEntry) => void,
  upTo = Number.POSITIVE_INFINITY,
): Promise<LedgerEntry | undefined> {
  let lastEntry: LedgerEntry | undefined;
  for (;;) {
    const lastSeq = lastEntry?.seq ?? 0;
    const page = await listLedger(trx, lastSeq, Math.min(PAGE_SIZE, upTo - lastSeq));
    if (page.length === 0) return lastEntry;
    for (const entry of page) visit(entry);
    lastEntry = page.at(-1);
    if ((lastEntry?.seq ?? 0) >= upTo) return lastEntry;
  }
}

/** Answers `history.of`: lists the events of an amendment or a provision. */
export const getHistory: Handler<'history.of'> = (context, { on: subject }) =>
  context.read(async (trx) => {
    const ref =
      'amendment' in subject
        ? (`amendment:${subject.amendment}` as const)
        : (`provision:${subject.pid}` as const);
    if ((await lookUp(context, trx, ref)) === undefined)
      return refuse('not-found', `There is no ${ref.replace(':', ' ')}.`, 'on');
    const story = new Story(
      'amendment' in subject ? subject : storySubject(context.instrument.root, subject.pid),
    );
    await forEachEntry(trx, (entry) => story.add(entry));
    return ok(story.items);
  });

/** Answers `history.words`: lists who wrote each word of an amended provision, like `git blame`. */
export const getBlame: Handler<'history.words'> = (context, { amendment: id, pid, field }) =>
  context.read(async (trx) => {
    if (!(await findAmendment(trx, id)))
      return refuse('not-found', `There is no amendment ${id}.`, 'amendment');
    return ok(blame(await revisionsOf(trx, id), pid, field));
  });

/** Answers `history.moment`: the base text and amendments as of an entry of the ledger. */
export const getMoment: Handler<'history.moment'> = (context, { seq }) =>
  context.read(async (trx) => {
    const state = new ReviewState();
    const entry = await forEachEntry(trx, (each) => replayEntry(state, each), seq);
    if (entry?.seq !== seq)
      return refuse(
        'not-found',
        `There is no entry ${seq} in the history. The last entry is ${entry?.seq ?? 0}.`,
        'seq',
      );
    const instrument = await readBaseText(context, trx, state);
    return ok({ entry, instrument, amendments: [...state.amendments.values()] });
  });
