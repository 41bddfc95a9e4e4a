import type { Knex } from 'knex';

/**
 * That the ledger only grows, held by the database itself: no row of it is changed or taken away, whoever asks. Its owner
 * could take the guard away: then the review is found to be without it.
 */
const GUARD = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = '42501';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const NAMES = ['append_only', 'append_only_whole'];

/** Guards a ledger whose tables were just made. */
export async function guardLedger(trx: Knex.Transaction): Promise<void> {
  await trx.raw(GUARD);
}

/** Says that a review's ledger is without its guard; nothing where it has it. */
export async function ledgerGuardFault(db: Knex): Promise<readonly string[]> {
  const { rows }: { readonly rows: readonly { readonly name: string }[] } = await db.raw(
    `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = to_regclass('ledger') AND tgenabled IN ('O', 'A')`,
  );
  const triggers = rows.map(({ name }) => name);
  return NAMES.filter((name) => !triggers.includes(name)).map(
    (name) => `the ledger’s guard ${name} is missing: its entries could be altered`,
  );
}
