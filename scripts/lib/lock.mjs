import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_MS = 100;

/** Whether the owner of a lock is still running. A lock that cannot be read is being written, or was just removed. */
function isHeld(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // The owner was killed, so nobody else will remove the lock.
    if (!isHeld(path)) rmSync(path, { force: true });
    return false;
  }
}

/** Runs something while no other process does, because two builds at once would write to each other's files. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await delay(LOOK_AGAIN_MS);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
