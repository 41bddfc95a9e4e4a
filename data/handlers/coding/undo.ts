import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type CodingEntry, codingMarkIn, toRedo, toUndo, whatIn } from '../../../core/coding/undo.ts';
import { type CodingAct, codingActSchema } from '../../../core/events/record-events.ts';
import { type RecordChange, undoing } from '../../../core/events/records.ts';
import { refSchema } from '../../../core/evidence/link.ts';
import {
  parseRecord,
  payloadEnd,
  readingsOf,
  recordChangesAfter,
  recordChangesBy,
} from '../../store/coding.ts';
import { parseStored } from '../../store/json.ts';
import { listLedger } from '../../store/ledger.ts';
import type { Context, Handler } from '../context/context.ts';
import { keepCoding } from './keep.ts';
import { stillNeeded } from './readings.ts';

interface CodingActEntry extends CodingAct, CodingEntry {
  readonly subject: string;
}

const PAGE = 200;

/** One person's coding acts, newest first, read until `found` knows. */
async function lookBack<T>(
  trx: Knex.Transaction,
  who: string,
  found: (acts: readonly CodingEntry[]) => T | undefined,
): Promise<T | undefined> {
  const acts: CodingEntry[] = [];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await recordChangesBy(trx, who, before, PAGE);
    for (const { seq, begins } of rows) {
      const coding = codingMarkIn(begins);
      if (coding) acts.push({ seq, coding });
    }
    const result = found(acts);
    const last = rows.at(-1);
    if (result !== undefined || !last || rows.length < PAGE) return result;
    before = last.seq;
  }
}

async function actAt(trx: Knex.Transaction, seq: number): Promise<CodingActEntry | null> {
  const [entry] = await listLedger(trx, seq - 1, 1);
  const act = entry && codingActSchema.safeParse(entry.payload);
  return act?.success ? { ...act.data, seq, subject: entry?.subject ?? '' } : null;
}

/** The numbers of the acts that undo and redo would take; null where there is none. */
async function nextActs(
  trx: Knex.Transaction,
  who: string,
): Promise<{ readonly undo: number | null; readonly redo: number | null }> {
  return {
    undo: (await lookBack(trx, who, toUndo)) ?? null,
    redo: (await lookBack(trx, who, toRedo)) ?? null,
  };
}

/** What undo and redo would do for somebody, in words; null where there is nothing. */
export async function nextWords(
  trx: Knex.Transaction,
  who: string,
): Promise<{ readonly undo: string | null; readonly redo: string | null }> {
  const { undo, redo } = await nextActs(trx, who);
  const wordsOf = async (seq: number | null) => (seq === null ? null : whatIn(await payloadEnd(trx, seq)));
  return { undo: await wordsOf(undo), redo: await wordsOf(redo) };
}

/** Why changes can't be made now: somebody changed the same since. */
async function changedSince(
  trx: Knex.Transaction,
  seq: number,
  changes: readonly RecordChange[],
): Promise<Result<never> | null> {
  for (const { kind, id, was } of changes) {
    const held = await parseRecord(trx, kind, id);
    if (canonicalJson(held) === canonicalJson(was)) continue;
    for (const row of await recordChangesAfter(trx, seq, id)) {
      const told = parseStored(codingActSchema.partial({ coding: true }), row.payload, `entry ${row.seq}`);
      if (!told.records.some((change) => change.kind === kind && change.id === id)) continue;
      const what = `${row.who} has since ${told.what}. Undo that first. Nothing was changed.`;
      return refuse('clash', what, id);
    }
    return refuse('clash', `${id} has changed since then. Nothing was changed.`, id);
  }
  return null;
}

/** A reading that a check rests on stays. */
async function stillRead(
  trx: Knex.Transaction,
  changes: readonly RecordChange[],
): Promise<Result<never> | null> {
  for (const change of changes) {
    if (change.kind !== 'reading' || change.is || !change.was) continue;
    const bad = stillNeeded(await readingsOf(trx, change.was.of), change.was);
    if (bad) return bad;
  }
  return null;
}

const again = (way: 'undo' | 'redo', context: Context): Promise<Result<{ readonly what: string }>> =>
  context.write(async (trx, writeEntry) => {
    const seq = (await nextActs(trx, context.deps.person().name))[way];
    const act = seq === null ? null : await actAt(trx, seq);
    if (!act) return refuse('not-found', `There is nothing of yours to ${way}.`);
    const changes = way === 'undo' ? undoing(act.records) : act.records;
    const bad = (await changedSince(trx, act.seq, changes)) ?? (await stillRead(trx, changes));
    if (bad) return bad;
    const subject = refSchema.parse(act.subject);
    const what = `${way === 'undo' ? 'undid' : 'redid'}: ${act.what}`;
    const doing = { subject, what, coding: { act: way, of: act.seq } } as const;
    const kept = await keepCoding(context, trx, writeEntry, doing, changes);
    return kept.ok ? ok({ what: act.what }) : kept;
  });

export const undoCoding: Handler<'coding.undo'> = (context) => again('undo', context);
export const redoCoding: Handler<'coding.redo'> = (context) => again('redo', context);
