import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The address of a web host, kept for its next start. A host that was killed returns at the same port with the same token,
 * so that open windows go on. One that was closed keeps its port, because a browser stores data by origin.
 */
export interface KeptAddress {
  readonly port: number;
  /** What its windows know it by; null once it was closed, when no window may go on. */
  readonly token: string | null;
  /** By tab, the path of the review that it shows. */
  readonly tabs: ReadonlyMap<string, string>;
}

/** How long a token is good for after a host was killed, in milliseconds: who comes back a day later begins anew. */
const TOKEN_LIFE = 24 * 60 * 60 * 1000;

/** How many addresses are kept: more than one only where hosts ran side by side. */
const MOST_KEPT = 4;

const OWNER_ONLY = 0o600;

const folderOf = (dataFolder: string): string => join(dataFolder, 'web-host');
const fileOf = (dataFolder: string, port: number): string => join(folderOf(dataFolder), `${port}.json`);

export const newToken = (): string => randomBytes(32).toString('hex');

/** What a file says, as far as it can be read; null where it can't. A token that others could have read is none. */
function readKept(path: string, now: number): KeptAddress | null {
  try {
    const { mode, mtimeMs } = statSync(path);
    const { port, token, tabs } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return null;
    const isPrivate = process.platform === 'win32' || (mode & 0o077) === 0;
    const isGood =
      typeof token === 'string' && /^[0-9a-f]{64}$/.test(token) && isPrivate && now - mtimeMs < TOKEN_LIFE;
    const shownTabs = isGood && typeof tabs === 'object' && tabs !== null ? Object.entries(tabs) : [];
    const paths = shownTabs.filter((one): one is [string, string] => typeof one[1] === 'string');
    return { port, token: isGood ? token : null, tabs: new Map(paths) };
  } catch {
    return null;
  }
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The addresses that are kept, the newest first. */
export function keptAddresses(dataFolder: string, now = Date.now()): readonly KeptAddress[] {
  const folder = folderOf(dataFolder);
  let names: readonly string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    // The folder is made by the first host that is started.
    return [];
  }
  const paths = names.map((name) => join(folder, name)).sort((a, b) => changedAt(b) - changedAt(a));
  for (const path of paths.slice(MOST_KEPT)) rmSync(path, { force: true });
  return paths.slice(0, MOST_KEPT).flatMap((path) => readKept(path, now) ?? []);
}

/** Keeps an address, readable by its owner alone. A folder that can't be written stops no host, and that is said. */
export function keepAddress(dataFolder: string, { port, token, tabs }: KeptAddress): void {
  try {
    mkdirSync(folderOf(dataFolder), { recursive: true, mode: 0o700 });
    const path = fileOf(dataFolder, port);
    const draft = `${path}.new`;
    rmSync(draft, { force: true });
    writeFileSync(draft, `${JSON.stringify({ port, token, tabs: Object.fromEntries(tabs) })}\n`, {
      mode: OWNER_ONLY,
      flag: 'wx',
    });
    renameSync(draft, path);
  } catch (error) {
    console.error(`keeling: the address was not kept: ${error instanceof Error ? error.message : error}`);
  }
}
