import { ok, refuse } from '../../../core/base/result.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import type { Handler, Handlers } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { forecastCertificate } from './certify.ts';
import { previewWord } from './preview-word.ts';
import { forgetPreview, recallPreview, rememberPreview } from './recent.ts';
import { importItems } from './take.ts';

/** Answers `word.look`: previews the import of a returned Word file. Nothing is saved. */
const previewImport: Handler<'word.look'> = (context, request) =>
  context.read(async (trx) => {
    const preview = await previewWord(context, trx, request);
    if (!preview.ok) return preview;
    rememberPreview(context, preview.value);
    return ok(preview.value.look);
  });

/** Answers `word.forecast`: compares the last previewed file with the draft after an import. Nothing is saved. */
const forecastImport: Handler<'word.forecast'> = (context, { sha256, head, items }) =>
  context.read(async (trx) => {
    const preview = recallPreview(context, sha256, head);
    if (!preview || (await ledgerHead(trx)).hash !== head)
      return refuse(
        'stale',
        'The review has changed since you saw the preview. Choose the file again.',
        'head',
      );
    return forecastCertificate(context, trx, preview, new Set(items));
  });

/** Answers `word.take`: imports the chosen changes of a returned Word file in one transaction. */
const importWord: Handler<'word.take'> = (context, request) =>
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
    return importItems(context, trx, writeEntry, preview.value, request);
  });

/** Answers `word.returned`: lists the imported Word files, newest first. */
const listImportedFiles: Handler<'word.returned'> = (context) =>
  context.read(async (trx) => ok((await listRecords(trx, 'returned')).toReversed()));

/** Answers `word.settle`: marks an item that could not be imported as dealt with. */
const markWaitingDone: Handler<'word.settle'> = (context, { id, place }) =>
  context.write(async (trx, writeEntry) => {
    const fileBefore = await findRecord(trx, 'returned', id);
    const waitingItem = fileBefore?.waiting[place];
    if (!fileBefore || !waitingItem)
      return refuse('not-found', `There is no item ${id} in place ${place + 1} to decide on.`, id);
    if (waitingItem.done)
      return refuse('clash', `${waitingItem.done.by} has already marked this as done.`, id);
    const doneMark = { by: context.deps.person().name, at: context.deps.now() };
    const fileAfter = {
      ...fileBefore,
      waiting: fileBefore.waiting.with(place, { ...waitingItem, done: doneMark }),
    };
    const description = `marked an item of ${fileBefore.file} as done: ${waitingItem.words}`;
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'returned', id, was: fileBefore, is: fileAfter },
    ]);
    return ok(fileAfter);
  });

/** The handlers of the calls about a returned Word file. */
export const wordImportHandlers = {
  'word.look': previewImport,
  'word.forecast': forecastImport,
  'word.take': importWord,
  'word.returned': listImportedFiles,
  'word.settle': markWaitingDone,
} satisfies Handlers;
