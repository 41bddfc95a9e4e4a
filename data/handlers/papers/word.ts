import { ok } from '../../../core/base/result.ts';
import { readerOf } from '../../../core/disclosure/reader.ts';
import { buildPack } from '../../../core/pack/build.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { paperGate } from '../../../core/pack/source/clear-paper.ts';
import { docxOf } from '../../formats/docx/docx.ts';
import { WORD_FILE } from '../../papers/pack/files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { ledgerMoment } from '../context/ledger-moment.ts';
import { reviewInfo } from '../context/review-info.ts';
import { revisionsForWordFile } from '../history/revisions-of.ts';
import type { Exporter } from '../history/versions.ts';
import { packInputFor } from './paper-look.ts';
import { readPaperSource } from './source.ts';
import { readWordThreads } from './threads-in-word.ts';

/** Answers `word.export`: writes the review as a Word file, read in one transaction. The review is not changed. */
export const exportWord: Exporter<'word.export'> = async (context, request) => {
  const { profile } = request;
  const inputs = await context.read(async (trx) => {
    const paper = { document: 'consultation', parts: [] } as const;
    const source = await readPaperSource(context, trx, paper, await ledgerMoment(trx));
    const gate = paperGate(readerOf(profile), source);
    return ok({
      info: await reviewInfo(context, trx),
      source,
      gate,
      threads: await readWordThreads(context, trx, gate),
      revisions: await revisionsForWordFile(trx, profile),
    });
  });
  if (!inputs.ok) return inputs;
  const { info, source, gate, threads, revisions } = inputs.value;
  const input = await packInputFor(source, gate, { ...request, isWhole: true });
  if (!input.ok) return input;
  const model = input.value.map((value) => forProfile(buildPack(value), profile));
  const files = model
    .map((pack) => ({ pack }))
    .with(threads.map((thread) => ({ thread })))
    .map(({ pack, thread }) => [
      { path: WORD_FILE[profile], bytes: docxOf(pack, thread, profile, revisions) },
    ]);
  const savedFiles = await writeFolder(files, await placeFor(info, 'word', request.to), 'The Word file');
  if (!savedFiles.ok) return savedFiles;
  const answer = { ...savedFiles.value, leftOut: [...model.value.leftOut] };
  return ok({ answer, moment: source.ledger });
};
