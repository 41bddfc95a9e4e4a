import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';

const skip = whyNoWorkbench() !== null || process.env.KEELING_HOST === 'electron';
let workbench: Workbench;
beforeAll(async () => {
  if (!skip) workbench = await openWorkbench({});
});
afterAll(() => workbench?.close());

it.skipIf(skip)('draws a review that the host says is open before its opening is answered', async () => {
  const { page } = workbench;
  const asked = new Set<string>();
  const until = (name: string) => expect.poll(() => asked.has(name)).toBe(true);
  let answerScope = (): void => undefined;
  const isOpened = new Promise<void>((resolve) => {
    answerScope = resolve;
  });
  await page.route('**/api/scope.get', async (route) => {
    asked.add('scope.get');
    const response = await route.fetch();
    await isOpened;
    await route.fulfill({ response }).catch(() => undefined);
  });
  await page.route(/\/host\.(?:open|sample)$/, async (route) => {
    const response = await route.fetch();
    asked.clear();
    // As where somebody comes back to the window: the host's state is asked for anew.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    await until('scope.get');
    await route.fulfill({ response });
    answerScope();
  });
  await page.getByRole('button', { name: 'Open the sample review' }).click();
  await page.locator('article .unit').first().waitFor();
});
