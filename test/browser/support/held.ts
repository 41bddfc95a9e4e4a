import type { Page } from 'playwright-core';

/** Calls of the window that are kept waiting for their answers. */
export interface Held {
  /** How many wait. */
  readonly waiting: () => number;
  /** Lets them all go on, and holds none from now on. */
  readonly release: () => void;
}

/** Keeps a window's calls of one name waiting, as a slow disk or a busy machine would, until they are released. */
export async function hold(
  page: Page,
  name: string,
  isHeld: (input: Readonly<Record<string, unknown>>) => boolean = () => true,
): Promise<Held> {
  const waiting: (() => void)[] = [];
  let isOver = false;
  await page.route(`**/api/${name}`, async (route) => {
    if (!isOver && isHeld(route.request().postDataJSON()))
      await new Promise<void>((done) => waiting.push(done));
    await route.continue();
  });
  return {
    waiting: () => waiting.length,
    release: () => {
      isOver = true;
      for (const go of waiting.splice(0)) go();
    },
  };
}

/** Resolves after so many frames were drawn: time for whatever a window does frame by frame to think itself done. */
export const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame++) await new Promise(requestAnimationFrame);
  }, count);

/** Draws a window by other rules, too: by style sheets that its policy on what may be loaded says nothing of. */
export const restyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
