import { ok } from '../../../core/base/result.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { docxOf } from '../../formats/docx/docx.ts';
import { packModel } from '../../papers/pack/export.ts';
import { WORD_FILE } from '../../papers/pack/files.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import type { Handler } from '../context/context.ts';
import { madeFor } from '../history/made.ts';
import { packContents } from './contents.ts';
import { threadsOf } from './threads-in-word.ts';

/** Reads the review at one moment and writes it as a Word file; the review itself doesn't change. */
export const exportWord: Handler<'word.export'> = async (context, request) => {
  const { profile } = request;
  const held = await context.read(async (trx) =>
    ok({
      contents: await packContents(context, trx, { document: 'consultation', parts: [] }),
      threads: await threadsOf(context, trx, profile),
      made: await madeFor(trx, profile),
    }),
  );
  if (!held.ok) return held;
  const { contents, threads, made } = held.value;
  const model = await packModel(contents, { ...request, isWhole: true });
  if (!model.ok) return model;
  const bytes = docxOf(forProfile(model.value, profile), threads, profile, made);
  const written = await writeFolder(
    [{ path: WORD_FILE[profile], bytes }],
    await placeFor(contents.info, 'word', request.to),
    'The Word file',
  );
  return written.ok ? ok({ ...written.value, leftOut: [...model.value.leftOut] }) : written;
};
