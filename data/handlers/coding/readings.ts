import { ok } from '../../../core/base/result.ts';
import { readingRefusal } from '../../../core/coding/readings.ts';
import { readingId, readingsOf } from '../../store/coding.ts';
import type { Handler } from '../context/context.ts';
import { saveCoding } from './keep-coding.ts';
import { textFor } from './texts.ts';

/** Answers `coding.read`: sets or removes the mark that the current user has read a text. */
export const readText: Handler<'coding.read'> = (context, { of, as, done: isDone }) =>
  context.write(async (trx, writeEntry) => {
    const text = await textFor(context, trx, of);
    if (!text.ok) return text;
    const reader = context.deps.person().name;
    const readings = await readingsOf(trx, of);
    const id = readingId(of, as, reader);
    const was = readings.find((reading) => reading.id === id) ?? null;
    if (isDone === Boolean(was)) return ok(readings);
    const refusal = readingRefusal(readings, as, reader);
    if (refusal) return refusal;
    const is = isDone ? { id, of, as, by: reader, at: context.deps.now() } : null;
    const description = `${isDone ? '' : 'removed the mark of having '}${as} ${text.value.name}`;
    const outcome = await saveCoding(context, trx, writeEntry, { subject: of, description }, [
      { kind: 'reading', id, was, is },
    ]);
    return outcome.ok ? ok(await readingsOf(trx, of)) : outcome;
  });
