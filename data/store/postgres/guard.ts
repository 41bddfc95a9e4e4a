import type { Knex } from 'knex';

/**
 * Triggers that make the ledger append-only in the database itself: nobody can change or delete its rows. The tables' owner
 * could drop them, but a review without them is reported as damaged.
 */
const CREATE_GUARD = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = '42501';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`;

const TRIGGER_NAMES = ['append_only', 'append_only_whole'];

/** Creates the triggers, for a review whose tables are new. */
export async function guardLedger(trx: Knex.Transaction): Promise<void> {
  await trx.raw(CREATE_GUARD);
}

/** The faults of a ledger that lacks one of the triggers; none if it has both. */
export async function findLedgerGuardFaults(db: Knex): Promise<readonly string[]> {
  const { rows }: { readonly rows: readonly { readonly name: string }[] } = await db.raw(
    `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = to_regclass('ledger') AND tgenabled IN ('O', 'A')`,
  );
  const triggers = rows.map(({ name }) => name);
  return TRIGGER_NAMES.filter((name) => !triggers.includes(name)).map(
    (name) => `the ledger’s guard ${name} is missing: its entries could be altered`,
  );
}
