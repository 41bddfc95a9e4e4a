import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newReview, replacing, stalkingExamples, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';
import { reflowFaults } from './support/reflow.ts';
import { openNew } from './support/seeded.ts';

const BILL = `In the Protection from Harassment Act 1997—
(a) in section 2A(3), after paragraph (g) insert— “(h) tracking a person.”;
(b) in section 2A(4), for “51 weeks” substitute “2 years”;
(c) in section 2A(4), for “52 weeks” substitute “3 years”;
(d) in section 2A(3)(h), for “tracking” substitute “following”;
(e) in section 1(1), for “harassment of another” substitute “distress to another”.`;

steps('going through a Bill', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  /** Pictures for whoever looks at them; none in an ordinary run. */
  const picture = async (name: string) => {
    const folder = process.env.KEELING_PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
  };

  beforeAll(async () => {
    workbench = await openNew({ width: 1400, height: 900, isHeld: true });
    page = workbench.page;
  });
  afterAll(() => workbench?.close());

  const pane = () => page.getByRole('complementary', { name: 'A Bill beside the Act' });
  const list = () => pane().getByRole('list', { name: 'Instructions of Example Bill' });
  const current = () => list().locator('.step.current');
  const section = () => page.locator('.text-scroller');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const openPane = async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('go through a bill');
    await page.getByRole('menuitem', { name: /^Go through a Bill/ }).waitFor();
    await page.keyboard.press('Enter');
    await pane().waitFor();
  };

  it('opens a Bill beside the Act, from the keyboard, at its first instruction', async () => {
    await openPane();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Close the Bill');
    expect(await faults(page)).toEqual([]);
    await picture('1-choose');
    await pane().getByLabel('Name of the Bill or review').fill('Example Bill');
    await pane().getByLabel('Or paste the text').fill(BILL);
    await pane().getByRole('button', { name: 'Open pasted text' }).press('Enter');
    await list().waitFor();
    await pane()
      .getByText('5 instructions: 0 applied, 3 to decide, 2 can’t be applied or already made.')
      .waitFor();
    await expect.poll(focused).toMatch(/^\(a\) Can be applied/);
    await expect.poll(() => current().textContent()).toContain('tracking a person');
    expect(await faultsAtLength(page)).toEqual([]);
    await picture('2-list');
  });

  it('applies the instruction that the focus is on, and shows it marked in the text', async () => {
    await page.keyboard.press('a');
    await page.getByText('Applied as A-001.').waitFor();
    await section().locator('ins', { hasText: 'tracking a person.' }).first().waitFor();
    await expect.poll(focused).toMatch(/^\(a\) Applied as A-001/);
    // What names paragraph (h) can be applied now that there is one.
    await pane()
      .getByText('5 instructions: 1 applied, 3 to decide, 1 can’t be applied or already made.')
      .waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await picture('3-applied');
  });

  it('steps to each with the arrow keys, and says why one can’t be applied', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/^\(c\) Can’t be applied/);
    await expect.poll(() => current().textContent()).toContain('52 weeks');
    await expect.poll(() => current().getByRole('button', { name: 'Apply' }).count()).toBe(0);
    await page.keyboard.press('a');
    await page.keyboard.press('s');
    await page.getByText('(c) is skipped.').waitFor();
    await expect.poll(focused).toMatch(/^\(d\) Can be applied/);
    await picture('4-skipped');
  });

  it('changes the words that the Bill itself put in, and undoes that', async () => {
    await page.keyboard.press('a');
    await page.getByText('Applied in A-001.').waitFor();
    await section().locator('ins', { hasText: 'following a person.' }).first().waitFor();
    await page.keyboard.press('u');
    await section().locator('ins', { hasText: 'tracking a person.' }).first().waitFor();
    await expect.poll(focused).toMatch(/^\(d\) Can be applied/);
  });

  it('goes to the place that an instruction names', async () => {
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await current().getByRole('button', { name: 'Go to section 2A(4)' }).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.text-scroller') !== null))
      .toBe(true);
    await current().getByRole('button', { name: 'Apply', exact: true }).press('Enter');
    await page.getByText('Applied as A-002.').waitFor();
    await expect.poll(focused).toMatch(/^\(b\) Applied as A-002/);
  });

  it('keeps what was decided when the window is opened again', async () => {
    await page.reload();
    await page.getByRole('article').waitFor();
    await openPane();
    await pane().getByRole('button', { name: 'Example Bill', exact: true }).click();
    await list().waitFor();
    await expect
      .poll(() => list().locator('.item-status').allTextContents())
      .toEqual([' Applied as A-001', ' Applied as A-002', ' Skipped', ' Can be applied', ' Can be applied']);
    await expect.poll(focused).toMatch(/^\(d\) Can be applied/);
  });

  it('makes an alternative of what changes the same words as one’s own amendment', async () => {
    await page.getByRole('button', { name: /^Edit section 1$/ }).click();
    await page.getByRole('textbox', { name: /tracked typing/ }).waitFor();
    await page.evaluate(() => {
      const walker = document.createTreeWalker(
        document.querySelector('[contenteditable]') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf('harassment of another') ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(node, at, node, at + 'harassment'.length);
        return;
      }
    });
    await page.route('**/api/amendment.create', (route) => route.abort());
    await page.keyboard.type('alarm');
    await page.keyboard.press('Escape');
    // What was typed is in no amendment yet: nothing is undone beside it.
    await list().locator('.step-head').first().click();
    await page.keyboard.press('u');
    await page.getByText('could not be saved yet. Nothing was undone: save it first.').first().waitFor();
    await page.unroute('**/api/amendment.create');
    const e = list().locator('.step').nth(4);
    await e.getByText('Overlaps A-003').waitFor();
    // Messages of what could not be done lie over the list until they are sent away.
    const faultsShown = page.locator('.notice.fault');
    await expect
      .poll(async () => {
        await faultsShown.getByRole('button').evaluateAll((all: HTMLElement[]) => {
          for (const button of all) button.click();
        });
        return faultsShown.count();
      })
      .toBe(0);
    await e.locator('.step-head').click();
    await e.getByText('A-003 changes the same words.').waitFor();
    await picture('5-overlaps');
    await e.getByRole('button', { name: 'Apply as an alternative' }).click();
    await page.getByText('Applied as A-004, an alternative to A-003.').waitFor();
    await section().getByRole('button', { name: 'A-004 is an alternative here' }).waitFor();
    await section().locator('ins', { hasText: 'alarm' }).first().waitFor();
    await e.getByText('The text shows A-003 instead of A-004.').waitFor();
    await picture('6-alternative');
    expect(await faultsAtLength(page)).toEqual([]);
    await e.getByRole('button', { name: 'Compare alternatives…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Alternatives: A-003 and A-004' });
    await sheet.getByRole('button', { name: 'Use A-004' }).waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await e.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone: A-004 is withdrawn.').waitFor();
  });

  it('applies all that is left at once', async () => {
    await pane().getByRole('button', { name: 'Apply all 2 remaining' }).click();
    await page
      .getByText(/Applied as A-004, an alternative to A-003/)
      .nth(0)
      .waitFor();
    await pane().getByText('5 instructions: 4 applied, 1 skipped.').waitFor();
  });

  it('lays the amendments of another review over one’s own', async () => {
    const { path, session, act, ...review } = await newReview(testDeps('Bea Reader'));
    const { pid } = stalkingExamples(act);
    const edits = [replacing(act, pid, 'examples', 'illustrations')];
    await review.do('amendment.create', { title: 'Illustrations', edits });
    const text = 'In section 2A(4), for “51 weeks” substitute “18 months”.';
    await review.do('wording.apply', { text, title: 'Eighteen months' });
    await session.close();
    await pane().getByRole('button', { name: 'All lists' }).click();
    await pane()
      .getByLabel('File of a Bill or review')
      .setInputFiles({ name: 'Bea’s draft.keeling', mimeType: '', buffer: readFileSync(path) });
    const theirs = pane().getByRole('list', { name: 'Amendments of Bea’s draft' });
    await theirs.waitFor();
    await pane().getByText('2 amendments: 0 applied, 1 to decide, 1 overlap.').waitFor();
    await expect.poll(focused).toMatch(/^Their A-001 Can be applied/);
    await page.keyboard.press('a');
    await page.getByText('Applied as A-005.').waitFor();
    await section().locator('ins', { hasText: 'illustrations' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/^Their A-002 Overlaps A-002/);
    await page.keyboard.press('a');
    await page.getByText('Applied as A-006, an alternative to A-002.').waitFor();
    await theirs.getByText('The text shows A-002 instead of A-006.').waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await picture('8-review');
    await pane().getByRole('button', { name: 'All lists' }).click();
    await pane().getByRole('button', { name: 'Example Bill', exact: true }).click();
    await list().waitFor();
  });

  it('is under the text where there is no room beside it', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    await pane().waitFor();
    await list().locator('.step-head').first().click();
    await section().locator('ins', { hasText: 'following a person.' }).first().waitFor();
    await expect.poll(() => pane().isVisible()).toBe(true);
    expect(await faultsAtLength(page)).toEqual([]);
    await picture('7-narrow');
    await page.setViewportSize({ width: 320, height: 256 });
    await pane().waitFor();
    await expect.poll(() => reflowFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it('closes with Escape, and the amendment has its place again', async () => {
    await focusOn(list().locator('.step-head').first());
    await page.keyboard.press('Escape');
    await pane().waitFor({ state: 'detached' });
    await page.getByRole('complementary', { name: 'The amendment being worked on' }).waitFor();
  });
});
