import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A gate on the way to the host, shut at first: a host that takes its time, and no clock. */
export interface Gate {
  readonly open: () => void;
  readonly shut: () => void;
  /** Waits until a call stands at it. */
  readonly reached: () => Promise<void>;
}

const inElectron = process.env.KEELING_HOST === 'electron';

/**
 * Puts a gate before what a window asks its host for: all calls of a name, or files. In Electron, where calls go by
 * another way, it is open.
 */
export async function gateAt(page: Page, asked: string | RegExp): Promise<Gate> {
  let pass = () => {};
  let way = Promise.resolve();
  let hasArrived = false;
  const shut = () => {
    pass();
    way = new Promise((resolve) => {
      pass = resolve;
    });
    hasArrived = false;
  };
  shut();
  const address = typeof asked === 'string' ? `**/api/${asked}` : asked;
  if (!inElectron)
    await page.route(address, async (route) => {
      hasArrived = true;
      await way;
      await route.continue();
    });
  const reached = async () => {
    if (inElectron) return;
    // Where the call never comes, the test ends with what the window says meanwhile.
    const seen = async () => (hasArrived ? 'a call' : await page.locator('body').textContent());
    await expect.poll(seen).toBe('a call');
  };
  return { open: () => pass(), shut, reached };
}
