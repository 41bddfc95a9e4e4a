import type { Knex } from 'knex';

/**
 * Grants the server's role the use of a schema's tables; runs as their owner. The role can't change or delete rows of
 * `appendOnlyTables`, or drop their triggers. Foreign keys are checked as the owner, and need no
 * grant.
 */
export async function grantUse(
  trx: Knex,
  { schema, appendOnlyTables }: { readonly schema: string; readonly appendOnlyTables: readonly string[] },
  role: string,
): Promise<void> {
  await trx.raw('GRANT USAGE ON SCHEMA ?? TO ??', [schema, role]);
  await trx.raw('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ?? TO ??', [schema, role]);
  await trx.raw('GRANT USAGE ON ALL SEQUENCES IN SCHEMA ?? TO ??', [schema, role]);
  for (const table of appendOnlyTables)
    await trx.raw('REVOKE UPDATE, DELETE, TRUNCATE ON TABLE ?? FROM ??', [`${schema}.${table}`, role]);
}

/** The name of a connection's role. */
export async function roleOf(db: Knex): Promise<string> {
  const { rows } = await db.raw('SELECT current_user AS role');
  return rows[0].role;
}

/** The privileges on the ledger, beyond reading and adding, that the connection's role has but must not have. */
export async function excessPrivileges(db: Knex): Promise<readonly string[]> {
  const { rows }: { readonly rows: readonly { readonly privilege: string }[] } = await db.raw(
    `SELECT privilege FROM unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege
     WHERE has_table_privilege('ledger', privilege)`,
  );
  return rows.map(({ privilege }) => privilege.toLowerCase());
}

/** Why the server must not connect with a role, which could become the owner and drop every trigger. Null for a good role. */
export async function unfitRoleReason(db: Knex, owner: string): Promise<string | null> {
  const { rows } = await db.raw(
    `SELECT rolname AS role, rolsuper OR rolcreaterole OR rolbypassrls OR pg_has_role(rolname, ?, 'MEMBER') AS "isTooMuch"
     FROM pg_roles WHERE rolname = current_user`,
    [owner],
  );
  const [{ role, isTooMuch }] = rows;
  if (!isTooMuch) return null;
  return `“database” connects as ${role}, which could remove the protection of the ledgers. Use a separate role that is neither a superuser nor ${owner}, which owns the tables.`;
}
