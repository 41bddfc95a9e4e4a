/**
 * Whether a database's error says that a row breaks what rows are held to: it is there twice where it may be once, or
 * names one that is not there. SQLite says so by name, others by the class that the SQL standard has for it.
 */
export const breaksConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:SQLITE_CONSTRAINT|23\d{3}$)/.test(String(error.code));
