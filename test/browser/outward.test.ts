import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, sharedChromium } from '../support/windows/chromium.ts';
import { watchOutward } from '../support/windows/outward.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';

/** An address that no network has (RFC 6761). */
const NOWHERE = 'http://keeling.invalid/picture.png';

describe.skipIf(whyNoWorkbench() !== null)('what leaves the machine', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({});
  });
  afterAll(() => workbench?.close());

  it('is nothing: what a page tries is stopped before it is asked for', async () => {
    const tried = await workbench.page.evaluate(async (address) => {
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', () => resolve('stopped')));
      image.src = address;
      document.body.append(image);
      const fetched = await fetch(address).then(
        () => 'answered',
        () => 'stopped',
      );
      return [await failed, fetched, new WebSocket('wss://keeling.invalid/').readyState];
    }, NOWHERE);
    expect(tried.slice(0, 2)).toEqual(['stopped', 'stopped']);
    // Closing throws where anything got out.
  });

  it.skipIf(chromiumPath() === null)(
    'is seen by every browser test, where a page has no policy',
    async () => {
      const context = await (await sharedChromium()).newContext();
      const check = watchOutward(context);
      const page = await context.newPage();
      await page.setContent(`<img src="${NOWHERE}" alt="">`);
      expect(check).toThrow(NOWHERE);
      await context.close();
    },
  );
});
