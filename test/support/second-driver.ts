import { createRequire } from 'node:module';
import type { DriverName } from '../../data/store/driver.ts';

/** The driver that the store's tests run on besides the one that everything runs on. */
export const SECOND: DriverName = 'better-sqlite3';

/** Whether it is installed, for this version of Node: npm leaves it out where there is none to fetch and none can be built. */
export function hasSecondDriver(): boolean {
  try {
    const Database: new (path: string) => { close(): void } = createRequire(import.meta.url)(SECOND);
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}
