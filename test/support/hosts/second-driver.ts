import { createRequire } from 'node:module';
import type { DriverName } from '../../../data/store/sqlite/driver.ts';

/** The driver that the store's tests run on besides the one that everything runs on. */
export const SECOND: DriverName = 'better-sqlite3';

const [MAJOR = 0] = process.versions.node.split('.').map(Number);

/** Whether it is installed, for this version of Node: npm leaves it out where there is none to fetch and none can be built. */
export function hasSecondDriver(): boolean {
  const require = createRequire(import.meta.url);
  try {
    // Each on its own versions of Node: driver.ts says why.
    const Database: new (path: string) => { close(): void } =
      MAJOR >= 22 ? require('better-sqlite3-13') : require('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}
