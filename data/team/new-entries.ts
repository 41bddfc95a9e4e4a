import type { Knex } from 'knex';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { type LedgerRow, toEntry } from '../store/ledger.ts';

/** So many entries at most, and characters of what they say, are told of; who needs more asks for them. */
const MOST = 50;
const LONGEST = 200_000;

/** What is new in a review's ledger, for all who look at it at once: how far it has come, with the entries where they are few. */
export async function newEntries(
  db: Knex,
  schema: string,
  after: number,
): Promise<{ readonly seq: number; readonly entries: readonly LedgerEntry[] }> {
  const ledger = () => db.withSchema(schema).from<LedgerRow>('ledger');
  const [{ seq }] = await ledger().select(db.raw('coalesce(max(seq), 0) AS seq'));
  if (seq - after > MOST || seq <= after) return { seq, entries: [] };
  const [{ size }] = await ledger()
    .where('seq', '>', after)
    .select(db.raw('coalesce(sum(length(payload)), 0) AS size'));
  if (Number(size) > LONGEST) return { seq, entries: [] };
  const rows: readonly LedgerRow[] = await ledger().where('seq', '>', after).orderBy('seq').select('*');
  const last = rows.at(-1);
  return { seq: last?.seq ?? seq, entries: rows.map(toEntry) };
}
