import type { Knex } from 'knex';

/**
 * Lets the role that a server works as use the tables of a schema, as their owner. Some it may read, and add to: what is in
 * them, it can neither change nor take away, and it could not take a guard off. The checks of ties between tables are made
 * as the owner, and need no grant.
 */
export async function grantUse(
  trx: Knex,
  { schema, growing }: { readonly schema: string; readonly growing: readonly string[] },
  role: string,
): Promise<void> {
  await trx.raw('GRANT USAGE ON SCHEMA ?? TO ??', [schema, role]);
  await trx.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ?? TO ??', [schema, role]);
  await trx.raw('GRANT USAGE ON ALL SEQUENCES IN SCHEMA ?? TO ??', [schema, role]);
  for (const table of growing)
    await trx.raw('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE ?? FROM ??', [`${schema}.${table}`, role]);
}

/** Who a connection is, as the database has it. */
export async function roleOf(db: Knex): Promise<string> {
  const { rows } = await db.raw('SELECT current_user AS role');
  return rows[0].role;
}

/** What the connection's own role could do to the ledger beside reading it and adding to it; empty where nothing. */
export async function tooMuchOn(db: Knex): Promise<readonly string[]> {
  const { rows }: { readonly rows: readonly { readonly privilege: string }[] } = await db.raw(
    `SELECT privilege FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege
     WHERE has_table_privilege('ledger', privilege)`,
  );
  return rows.map(({ privilege }) => privilege.toLowerCase());
}

/** Why a role is no one for a server to work as: whoever may become the owner may take every guard away. Null where it is. */
export async function unfitRole(db: Knex, owner: string): Promise<string | null> {
  const { rows } = await db.raw(
    `SELECT rolname AS role, rolsuper OR rolcreaterole OR rolbypassrls OR pg_has_role(rolname, ?, 'MEMBER') AS "isTooMuch"
     FROM pg_roles WHERE rolname = current_user`,
    [owner],
  );
  const [{ role, isTooMuch }] = rows;
  if (!isTooMuch) return null;
  return `“database” connects as ${role}, which could remove the protection of the ledgers. Use a separate role that is neither a superuser nor ${owner}, which owns the tables.`;
}
