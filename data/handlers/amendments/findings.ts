import { dateWords } from '../../../core/base/date-words.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { deleteIgnored, findIgnored, insertIgnored, listIgnored } from '../../store/ignored-findings.ts';
import { type Handler, unkeepable } from '../context/context.ts';

export const listIgnoredFindings: Handler<'finding.ignored'> = (context) =>
  context.read(async (trx) => ok(await listIgnored(trx)));

export const ignoreFinding: Handler<'finding.ignore'> = async (context, { key, said, because }) =>
  unkeepable(because, 'The reason') ??
  context.write(async (trx, writeEntry) => {
    const held = await findIgnored(trx, key);
    if (held) {
      return refuse(
        'clash',
        `${held.by} already ignored this on ${dateWords(held.at)}, because: ${held.because} ` +
          'To give another reason, undo that first.',
        key,
      );
    }
    const entry = await writeEntry('finding.ignore', `finding:${key}`, { key, said, because });
    const ignored = { key, said, because, by: entry.who, at: entry.at };
    await insertIgnored(trx, ignored, entry);
    return ok(ignored);
  });

export const unignoreFinding: Handler<'finding.heed'> = (context, { key }) =>
  context.write(async (trx, writeEntry) => {
    const held = await findIgnored(trx, key);
    if (!held) return refuse('not-found', 'This check is no longer ignored.', key);
    await writeEntry('finding.heed', `finding:${key}`, { said: held.said, was: held });
    await deleteIgnored(trx, key);
    return ok({ key });
  });
