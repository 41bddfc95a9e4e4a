import type { Page } from 'playwright-core';

const GO_ON = 'go-on';

/**
 * Presses keys at a window that is busy with something else until all of them were pressed: by fingers that are quicker
 * than it, whatever the machine. What a page is told of while it runs is its cookies only.
 */
export async function pressWhileBusy(page: Page, keys: readonly string[]): Promise<void> {
  const context = page.context();
  const { protocol, origin: url } = new URL(page.url());
  // Electron’s own protocol has no cookies: there the fingers are as quick as they are.
  if (protocol !== 'http:') return void (await Promise.all(keys.map((key) => page.keyboard.press(key))));
  const busy = page.evaluate((goOn) => {
    while (!document.cookie.includes(goOn));
  }, GO_ON);
  const pressed = keys.map((key) => page.keyboard.press(key));
  // The browser answers in turn: it has had the keys by then.
  await context.cookies();
  await context.addCookies([{ name: GO_ON, value: 'yes', url }]);
  await Promise.all([busy, ...pressed]);
  await context.clearCookies();
}
