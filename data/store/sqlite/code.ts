/**
 * SQLite's own code of a database error, without what one driver adds to say more ("SQLITE_IOERR_WRITE"); null for an
 * error that is not the database's.
 */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return /^SQLITE_[A-Z]+/.exec(String(error.code))?.[0] ?? null;
}
