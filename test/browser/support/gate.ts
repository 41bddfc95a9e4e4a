import type { Page } from 'playwright-core';

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
  let arrive = () => {};
  let arrival = Promise.resolve();
  const shut = () => {
    pass();
    way = new Promise((resolve) => {
      pass = resolve;
    });
    arrival = new Promise((resolve) => {
      arrive = resolve;
    });
  };
  shut();
  if (!inElectron)
    await page.route(typeof asked === 'string' ? `**/api/${asked}` : asked, async (route) => {
      arrive();
      await way;
      await route.continue();
    });
  return { open: () => pass(), shut, reached: () => (inElectron ? Promise.resolve() : arrival) };
}
