import { ok, refuse } from '../../../core/base/result.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import type { Handler, Handlers } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { forecast } from './certify.ts';
import { previewWord } from './preview-word.ts';
import { forgetPreview, recallPreview, rememberPreview } from './recent.ts';
import { take } from './take.ts';

/** Answers `word.look`: previews the import of a returned Word file. Nothing is saved. */
const lookAtWord: Handler<'word.look'> = (context, request) =>
  context.read(async (trx) => {
    const preview = await previewWord(context, trx, request);
    if (!preview.ok) return preview;
    rememberPreview(context, preview.value);
    return ok(preview.value.look);
  });

/** Answers `word.forecast`: compares the last previewed file with the draft after an import. Nothing is saved. */
const forecastWord: Handler<'word.forecast'> = (context, { sha256, head, items }) =>
  context.read(async (trx) => {
    const preview = recallPreview(context, sha256, head);
    if (!preview || (await ledgerHead(trx)).hash !== head)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Choose the file again.',
        'head',
      );
    return forecast(context, trx, preview, new Set(items));
  });

/** Answers `word.take`: imports the chosen changes of a returned Word file in one transaction. */
const takeWord: Handler<'word.take'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    if ((await ledgerHead(trx)).hash !== request.head)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Nothing was imported. Check the preview again.',
        'head',
      );
    const preview = await previewWord(context, trx, request);
    if (!preview.ok) return preview;
    forgetPreview(context);
    return take(context, trx, writeEntry, preview.value, request);
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
    const mark = { by: context.deps.person().name, at: context.deps.now() };
    const is = { ...was, waiting: was.waiting.with(place, { ...one, done: mark }) };
    const description = `marked an item of ${was.file} as done: ${one.words}`;
    await keepRecords(trx, writeEntry, { subject: '', description }, [{ kind: 'returned', id, was, is }]);
    return ok(is);
  });

/** The handlers of the calls about a returned Word file. */
export const wordImportHandlers = {
  'word.look': lookAtWord,
  'word.forecast': forecastWord,
  'word.take': takeWord,
  'word.returned': listReturned,
  'word.settle': settleReturned,
} satisfies Handlers;
