import { ok } from '../../../core/base/result.ts';
import { readerOf } from '../../../core/disclosure/reader.ts';
import { buildPack } from '../../../core/pack/build.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { docxOf } from '../../formats/docx/docx.ts';
import { WORD_FILE } from '../../papers/pack/files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { reviewInfo } from '../context/review-info.ts';
import { madeFor } from '../history/made.ts';
import type { Exporter } from '../history/versions.ts';
import { packMaterial } from './paper-look.ts';
import { readPaperSource } from './source.ts';
import { threadsOf } from './threads-in-word.ts';

/** Reads the review at one moment and writes it as a Word file; the review itself doesn't change. */
export const exportWord: Exporter<'word.export'> = async (context, request) => {
  const { profile } = request;
  const reader = readerOf(profile);
  const read = await context.read(async (trx) =>
    ok({
      info: await reviewInfo(context, trx),
      source: await readPaperSource(context, trx, { document: 'consultation', parts: [] }),
      threads: await threadsOf(context, trx, reader),
      made: await madeFor(trx, profile),
    }),
  );
  if (!read.ok) return read;
  const { info, source, threads, made } = read.value;
  const material = await packMaterial(source, reader, { ...request, isWhole: true });
  if (!material.ok) return material;
  const model = material.value.map(({ input }) => forProfile(buildPack(input), profile));
  const files = model
    .map((pack) => ({ pack }))
    .with(threads.map((thread) => ({ thread })))
    .map(({ pack, thread }) => [{ path: WORD_FILE[profile], bytes: docxOf(pack, thread, profile, made) }]);
  const written = await writeFolder(files, await placeFor(info, 'word', request.to), 'The Word file');
  if (!written.ok) return written;
  const answer = { ...written.value, leftOut: [...model.value.leftOut] };
  return ok({ answer, moment: source.ledger });
};
