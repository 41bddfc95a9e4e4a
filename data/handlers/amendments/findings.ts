import { dateWords } from '../../../core/base/date-words.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { deleteIgnored, findIgnored, insertIgnored, listIgnored } from '../../store/ignored-findings.ts';
import { type Handler, nameRefusal } from '../context/context.ts';

// Handlers for the findings of checks that people chose to ignore, each with a reason.

export const listIgnoredFindings: Handler<'finding.ignored'> = (context) =>
  context.read(async (trx) => ok(await listIgnored(trx)));

export const ignoreFinding: Handler<'finding.ignore'> = async (context, { key, said: words, because }) =>
  nameRefusal(because, 'The reason') ??
  context.write(async (trx, writeEntry) => {
    const existing = await findIgnored(trx, key);
    if (existing) {
      return refuse(
        'clash',
        `${existing.by} already ignored this on ${dateWords(existing.at)}, because: ${existing.because} ` +
          'To give another reason, undo that first.',
        key,
      );
    }
    const entry = await writeEntry('finding.ignore', `finding:${key}`, { key, said: words, because });
    const ignoredFinding = { key, said: words, because, by: entry.who, at: entry.at };
    await insertIgnored(trx, ignoredFinding, entry);
    return ok(ignoredFinding);
  });

export const unignoreFinding: Handler<'finding.heed'> = (context, { key }) =>
  context.write(async (trx, writeEntry) => {
    const existing = await findIgnored(trx, key);
    if (!existing) return refuse('not-found', 'This check is no longer ignored.', key);
    await writeEntry('finding.heed', `finding:${key}`, { said: existing.said, was: existing });
    await deleteIgnored(trx, key);
    return ok({ key });
  });
