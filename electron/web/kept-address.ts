import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The address of a web host, stored for its next start. After a crash, the host starts at the same port with the same
 * token, so that open windows continue to work. After a normal close it keeps only the port, because a browser stores
 * data by origin.
 */
export interface StoredAddress {
  readonly port: number;
  /** The token of its windows; null after a normal close, which ends them. */
  readonly token: string | null;
  /** The path of the review in each tab. */
  readonly tabs: ReadonlyMap<string, string>;
}

/** How long a token is valid after a crash, in milliseconds. */
const TOKEN_LIFE_MS = 24 * 60 * 60 * 1000;

/** How many addresses are stored. There is more than one only if several hosts ran at once. */
const MAX_ADDRESSES = 4;

const OWNER_ONLY_MODE = 0o600;

const addressesFolder = (dataFolder: string): string => join(dataFolder, 'web-host');
const addressFile = (dataFolder: string, port: number): string =>
  join(addressesFolder(dataFolder), `${port}.json`);

export const createToken = (): string => randomBytes(32).toString('hex');

/** Reads a stored address; null if the file cannot be read. A token that other users could have read is ignored. */
function readStoredAddress(path: string, now: number): StoredAddress | null {
  try {
    const { mode, mtimeMs } = statSync(path);
    const { port, token, tabs } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
    const isPrivate = process.platform === 'win32' || (mode & 0o077) === 0;
    const isTokenValid =
      typeof token === 'string' && /^[0-9a-f]{64}$/.test(token) && isPrivate && now - mtimeMs < TOKEN_LIFE_MS;
    const shownTabs = isTokenValid && typeof tabs === 'object' && tabs !== null ? Object.entries(tabs) : [];
    const paths = shownTabs.filter((one): one is [string, string] => typeof one[1] === 'string');
    return { port, token: isTokenValid ? token : null, tabs: new Map(paths) };
  } catch {
    return null;
  }
}

const fileChangedAtMs = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The stored addresses, the newest first. */
export function readStoredAddresses(dataFolder: string, now = Date.now()): readonly StoredAddress[] {
  const folder = addressesFolder(dataFolder);
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    // The first host to start creates the folder.
    return [];
  }
  const paths = names
    .map((name) => join(folder, name))
    .sort((a, b) => fileChangedAtMs(b) - fileChangedAtMs(a));
  for (const path of paths.slice(MAX_ADDRESSES)) rmSync(path, { force: true });
  return paths.slice(0, MAX_ADDRESSES).flatMap((path) => readStoredAddress(path, now) ?? []);
}

/**
 * Stores an address in a file that only its owner can read. Logs a folder that cannot be written to, and does not
 * throw.
 */
export function storeAddress(dataFolder: string, { port, token, tabs }: StoredAddress): void {
  try {
    mkdirSync(addressesFolder(dataFolder), { recursive: true, mode: 0o700 });
    const path = addressFile(dataFolder, port);
    const temporaryPath = `${path}.new`;
    rmSync(temporaryPath, { force: true });
    writeFileSync(temporaryPath, `${JSON.stringify({ port, token, tabs: Object.fromEntries(tabs) })}\n`, {
      mode: OWNER_ONLY_MODE,
      flag: 'wx',
    });
    renameSync(temporaryPath, path);
  } catch (error) {
    console.error(`keeling: the address was not kept: ${error instanceof Error ? error.message : error}`);
  }
}
