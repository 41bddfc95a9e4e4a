import { win32 } from 'node:path';

/** Windows' older functions take 260 characters, which the `-journal` that SQLite adds must also fit in. */
const LONG_PATH_CHARS = 248;

/**
 * The path by which SQLite opens a file. On Windows a long one needs the prefix `\\?\`, which Node's own functions add by
 * themselves.
 */
export const pathForSqlite = (path: string, platform: NodeJS.Platform = process.platform): string =>
  platform === 'win32' && path !== ':memory:' && win32.resolve(path).length >= LONG_PATH_CHARS
    ? win32.toNamespacedPath(path)
    : path;
