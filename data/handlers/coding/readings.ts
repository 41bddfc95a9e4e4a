import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Reading } from '../../../core/evidence/records.ts';
import { readingId, readingsOf } from '../../store/coding.ts';
import type { Handler } from '../context/context.ts';
import { keepCoding } from './keep.ts';
import { textFor } from './texts.ts';

/** Why somebody can't say that they read or checked a text; null when they can. */
function ownCheck(readings: readonly Reading[], as: Reading['as'], me: string): Result<never> | null {
  const did = (what: Reading['as']) => readings.filter((reading) => reading.as === what).map(({ by }) => by);
  if (as === 'read' && did('checked').includes(me))
    return refuse(
      'refused',
      'You have checked the coding of this text, so you cannot also be its reader.',
      'as',
    );
  if (as === 'checked' && did('read').includes(me))
    return refuse('refused', 'You have read this text yourself. Somebody else needs to check it.', 'as');
  return as === 'checked' && did('read').length === 0
    ? refuse('refused', 'Nobody has read this text yet, so there is nothing to check.', 'as')
    : null;
}

export const readText: Handler<'coding.read'> = (context, { of, as, done }) =>
  context.write(async (trx, writeEntry) => {
    const text = await textFor(context, trx, of);
    if (!text.ok) return text;
    const me = context.deps.person().name;
    const readings = await readingsOf(trx, of);
    const id = readingId(of, as, me);
    const was = readings.find((reading) => reading.id === id) ?? null;
    if (done === Boolean(was)) return ok(readings);
    const bad = done ? ownCheck(readings, as, me) : stillNeeded(readings, was);
    if (bad) return bad;
    const is = done ? { id, of, as, by: me, at: context.deps.now() } : null;
    const what = `${done ? '' : 'removed the mark of having '}${as} ${text.value.name}`;
    const kept = await keepCoding(context, trx, writeEntry, { subject: of, what }, [
      { kind: 'reading', id, was, is },
    ]);
    return kept.ok ? ok(await readingsOf(trx, of)) : kept;
  });

/** A text that was checked was read by somebody. */
export function stillNeeded(readings: readonly Reading[], was: Reading | null): Result<never> | null {
  if (was?.as !== 'read') return null;
  const checked = readings.find(({ as }) => as === 'checked');
  const others = readings.some(({ id, as }) => as === 'read' && id !== was.id);
  return checked && !others
    ? refuse('clash', `${checked.by} has checked your coding. They need to undo that first.`, checked.id)
    : null;
}
