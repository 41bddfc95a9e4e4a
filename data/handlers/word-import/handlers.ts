import { ok, refuse } from '../../../core/base/result.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import type { Handler, Handlers } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { looked } from './look.ts';
import { take } from './take.ts';

/** What a Word file that came back would do. Changes nothing. */
const lookAtWord: Handler<'word.look'> = (context, request) =>
  context.read(async (trx) => {
    const held = await looked(context, trx, request);
    return held.ok ? ok(held.value.look) : held;
  });

/** Takes what a person chose of a Word file that came back, in one transaction. */
const takeWord: Handler<'word.take'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    if ((await ledgerHead(trx)).hash !== request.head)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Nothing was imported. Check the preview again.',
        'head',
      );
    const held = await looked(context, trx, request);
    return held.ok ? take(context, trx, writeEntry, held.value, request) : held;
  });

const listReturned: Handler<'word.returned'> = (context) =>
  context.read(async (trx) => ok((await listRecords(trx, 'returned')).toReversed()));

const settleReturned: Handler<'word.settle'> = (context, { id, place }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'returned', id);
    const one = was?.waiting[place];
    if (!was || !one)
      return refuse('not-found', `There is no item ${id} in place ${place + 1} to decide on.`, id);
    if (one.done) return refuse('clash', `${one.done.by} has already marked this as done.`, id);
    const done = { by: context.deps.person().name, at: context.deps.now() };
    const is = { ...was, waiting: was.waiting.with(place, { ...one, done }) };
    const what = `marked an item of ${was.file} as done: ${one.words}`;
    await keepRecords(trx, writeEntry, { subject: '', what }, [{ kind: 'returned', id, was, is }]);
    return ok(is);
  });

/** What answers the calls about a Word file that somebody worked on. */
export const wordImportHandlers = {
  'word.look': lookAtWord,
  'word.take': takeWord,
  'word.returned': listReturned,
  'word.settle': settleReturned,
} satisfies Handlers;
