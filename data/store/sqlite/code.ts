/** The primary code of an SQLite error, such as `SQLITE_IOERR` for `SQLITE_IOERR_WRITE`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return /^SQLITE_[A-Z]+/.exec(String(error.code))?.[0] ?? null;
}
