import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { walk } from '../../core/act/tree.ts';
import { importAct } from '../../data/corpus/import.ts';
import { createReview } from '../../data/session/create-review.ts';
import { shelfFolder } from '../../electron/folders.ts';
import { LONG_ACT, longAct, longActSection, longActXml } from '../support/acts/long-act/long-act.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt } from './support/keyboard.ts';
import { middleDrawn } from './support/middle-drawn.ts';

steps('an Act of 408 sections in the window', { skip: whyNoWorkbench() !== null }, () => {
  let bench: Workbench;
  const faults: string[] = [];

  beforeAll(async () => {
    bench = await openWorkbench();
    const { folder, page } = bench;
    page.on('pageerror', (error) => faults.push(error.message));
    const shelf = shelfFolder(join(folder, 'data'));
    must(await importAct(Buffer.from(longActXml()), { shelf, as: `${LONG_ACT.id}@a`, keep: true }));
    const made = { title: 'Luggage', act: LONG_ACT.id, at: 'a' };
    await mustOpen(
      await createReview(join(folder, 'Luggage.keeling'), made, { ...testDeps(), shelf }),
    ).close();
    await page.reload();
    await page.getByRole('button', { name: 'Luggage', exact: true }).click();
    await page.getByRole('heading', { name: LONG_ACT.title }).waitFor();
  });
  afterAll(() => bench?.close());

  const drawn = () => bench.page.locator('.act .unit:not(.far)').count();
  const go = (place: string) => keyboardAt(bench.page).goTo(place);

  it('draws what is in view, and keeps a place with its heading for the rest', async () => {
    const { page } = bench;
    await page.locator('.unit.far').first().waitFor();
    await expect.poll(() => drawn()).toBeLessThan(60);
    const headings = await page.locator('.act .unit').count();
    expect(headings).toBeGreaterThanOrEqual(LONG_ACT.sections);
  });

  it('draws a section far away when it is gone to, and can be typed in there', async () => {
    const { page } = bench;
    await go('230');
    const section = page.getByRole('group', { name: `230 ${longActSection('230').heading}` });
    await section.waitFor();
    await expect.poll(() => section.evaluate((unit) => unit.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('.section-editor').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' Indeed.');
    await page.keyboard.press('Escape');
    await page.locator('.act ins').getByText('Indeed.').waitFor();
    await page.getByRole('contentinfo').getByText('Saved', { exact: true }).waitFor();
  });

  it('steps to a change that is not drawn', async () => {
    const { page } = bench;
    await go('1');
    await page.waitForFunction(() => document.querySelector('.act ins') === null);
    await page.keyboard.press('F7');
    await page.waitForFunction(() => document.activeElement?.classList.contains('change'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Indeed.');
  });

  it('copies all that lies between the ends of a selection, drawn or not', async () => {
    const { page } = bench;
    await go('1');
    await page.evaluate(() => {
      const line = document.querySelector('.act .unit.section [data-line]');
      if (line) document.getSelection()?.collapse(line, 0);
    });
    await page.locator('.text-scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    const last = page.locator('.act .unit.schedule:not(.far)').last();
    await last.waitFor();
    const text = await last.evaluate((unit) => {
      document.getSelection()?.extend(unit, unit.childNodes.length);
      const clipboardData = new DataTransfer();
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    });
    // Every section and Schedule, each in its order.
    const copied = `\n${text}`;
    let from = 0;
    for (const { kind, num, heading } of walk(longAct().root)) {
      if (kind !== 'section' && kind !== 'schedule') continue;
      const at = copied.indexOf(`\n${num}${heading ? `\t${heading}` : '\n'}`, from);
      expect(at, `${num} ${heading}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
    expect(text).toContain('Indeed.');
    expect(text.length).toBeGreaterThan(400_000);
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await expect.poll(() => drawn()).toBeLessThan(80);
  });

  it('scrolls from end to end without a gap', async () => {
    const { page } = bench;
    const scroller = page.locator('.text-scroller');
    for (const share of [0.2, 0.5, 0.8, 1, 0.1]) {
      await scroller.evaluate((element, at) => {
        element.scrollTop = (element.scrollHeight - element.clientHeight) * at;
      }, share);
      await middleDrawn(page);
    }
    await expect.poll(() => drawn()).toBeLessThan(80);
  });

  it('draws all of it to be printed or taken whole, and reports no fault', async () => {
    const { page } = bench;
    await focusOn(page.locator('.text-scroller'));
    await page.keyboard.press('Control+a');
    await page.waitForFunction(() => document.querySelector('.unit.far') === null);
    await expect.poll(() => drawn()).toBeGreaterThanOrEqual(LONG_ACT.sections);
    expect(faults).toEqual([]);
  });
});
