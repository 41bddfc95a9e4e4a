/**
 * Whether a database error reports a broken constraint, such as a duplicate key or a missing referenced row. SQLite has a
 * name for it, and PostgreSQL the class 23 of the SQL standard's codes.
 */
export const breaksConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:SQLITE_CONSTRAINT|23\d{3}$)/.test(String(error.code));
