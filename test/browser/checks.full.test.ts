import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCitation } from '../../core/act/citation.ts';
import { CHECKS } from '../../core/amend/checks/table.ts';
import { createReview } from '../../data/session/create-review.ts';
import type { Session } from '../../data/session/session.ts';
import { actAt } from '../support/acts/act.ts';
import { drafted } from '../support/drafts/check-drafts.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { gateAt } from './support/gate.ts';
import { clickAt } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';
import { saved } from './support/rest.ts';

const WAITS = 'Checks wait until you leave the line you are typing.';

const act = actAt('current');
const pid = (citation: string): string => parseCitation(act.root, citation) ?? '';

/** What refers to section 2A, worked out by hand from the Act; and what another Act is known to say of it. */
const BROKEN = [
  ['section 1(2)', 'section 2A(2)(c)'],
  ['section 2B(1)(a)', 'section 2A'],
  ['section 4(5)', '2A'],
  ['section 4(6)', '2A'],
  ['section 4A(7)', '2A'],
  ['section 4A(8)', '2A'],
] as const;

async function reviewFile(folder: string, fill: (session: Session) => Promise<unknown>): Promise<string> {
  const path = join(folder, 'checks.keeling');
  const given = { title: 'The checks', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  await fill(session);
  await session.close();
  return path;
}

describe.skipIf(whyNoWorkbench() !== null)('checks and references', () => {
  let folder: string;
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;

  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  const checksOf = (id: string) => panel().getByRole('region', { name: `Checks of ${id}` });
  const line = (citation: string) => page.locator(`.line[data-pid="${pid(citation)}"]`).first();
  const unit = (citation: string) => page.locator(`[data-unit="${pid(citation)}"]`);
  const count = () => page.getByRole('contentinfo').getByRole('button', { name: /^Checks/ });
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const findings = (within: Locator) => within.locator('.finding:not(.aside)');
  const references = (state: string) => page.locator(`a.reference.${state}`);
  const isAtTop = async (element: Locator) =>
    Math.abs((await topOf(element)) - (await topOf(page.locator('.text-scroller')))) < 60;
  const topOf = (element: Locator) => element.evaluate((node) => node.getBoundingClientRect().top);

  async function open(fill: (session: Session) => Promise<unknown>): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'keeling-checks-'));
    workbench = await openWorkbench({ file: await reviewFile(folder, fill), isHeld: true });
    page = workbench.page;
    watched = watch(page);
    await page.getByRole('heading', { level: 1, name: 'The checks' }).waitFor();
  }
  async function shut(): Promise<void> {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  }

  steps('in an untouched Act', {}, () => {
    beforeAll(() => open(async () => undefined));
    afterAll(shut);

    it('find nothing, beside the window’s thread', async () => {
      await references('valid').first().waitFor();
      await page.getByRole('button', { name: 'Checks: no problems found' }).waitFor();
      await expect.poll(() => page.locator('.margin-mark').count()).toBe(0);
      expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual([
        expect.stringMatching(/^\/assets\/worker-/),
      ]);
    });

    it('are said to be under way until they first answer', async () => {
      const thread = await gateAt(page, /\/assets\/worker-/);
      await page.reload();
      await page.getByRole('button', { name: 'Checks: checking…' }).waitFor();
      thread.open();
      await page.getByRole('button', { name: 'Checks: no problems found' }).waitFor();
    });

    it('mark every reference, and none as leading nowhere', async () => {
      await expect.poll(() => references('valid').count()).toBeGreaterThan(100);
      for (const state of ['broken', 'unresolved', 'ignored'])
        await expect.poll(() => references(state).count()).toBe(0);
      // What is in another Act is named, and no link.
      const elsewhere = page.locator('.act [title^="Another Act: "]');
      await expect.poll(() => elsewhere.count()).toBeGreaterThan(20);
      await expect.poll(() => elsewhere.locator('a').count()).toBe(0);
    });

    it('lead from a reference to what it names, without opening what it stands in', async () => {
      await line('1(2)').getByRole('link', { name: 'section 2A(2)(c)' }).click();
      await expect
        .poll(() => unit('section 2A').evaluate((node) => node === document.activeElement))
        .toBe(true);
      await expect.poll(() => isAtTop(line('2A(2)(c)'))).toBe(true);
      await expect.poll(() => page.getByRole('textbox', { name: /tracked typing/ }).count()).toBe(0);
    });

    it('show the words of what is named, and put them away', async () => {
      const reference = line('2(1)').getByRole('link', { name: 'section 1(1)' });
      await reference.hover();
      const beside = page.getByRole('tooltip');
      await beside.getByText('1 Prohibition of harassment').waitFor();
      await expect.poll(() => beside.textContent()).toContain('A person must not pursue a course of conduct');
      const described = await reference.getAttribute('aria-describedby');
      await expect.poll(() => page.locator(`[id="${described}"]`).count()).toBe(1);
      await beside.hover();
      await page.keyboard.press('Escape');
      await beside.waitFor({ state: 'detached' });

      await line('2B(1)').locator('..').locator('.term', { hasText: 'premises' }).first().hover();
      await beside.getByText('“premises” in section 2B').waitFor();
      await page.mouse.move(2, 2);
      await beside.waitFor({ state: 'detached' });
    });

    it('are reached from the keyboard by one button for each section', async () => {
      await expect.poll(() => page.locator('a.reference:not([tabindex="-1"])').count()).toBe(0);
      await focusOn(page.getByRole('button', { name: 'References in section 4', exact: true }));
      await page.keyboard.press('Enter');
      const item = page.getByRole('menuitem', { name: 'section 2', exact: true });
      await item.waitFor();
      await page.keyboard.type('section 2');
      await page.keyboard.press('Enter');
      await item.waitFor({ state: 'detached' });
      await expect
        .poll(() => unit('section 2').evaluate((node) => node === document.activeElement))
        .toBe(true);
    });

    it('find words that the typing takes away, while the section stays open', async () => {
      await line('5A(1)').click();
      const text = page.getByRole('textbox', { name: /^section 5A, tracked typing/ });
      await clickAt(text, '(“the defendant”) ', 'before');
      for (const _ of '(“the defendant”) ') await page.keyboard.press('Delete');
      const [found] = [findings(checksOf('A-001'))];
      // Nothing is said of what is still being typed.
      await checksOf('A-001').getByText(WAITS).waitFor();
      await expect.poll(() => found.count()).toBe(0);
      await clickAt(text, 'The order may have effect', 'after');
      await found.first().waitFor();
      await expect.poll(() => found.first().textContent()).toContain('nothing says who that is any more');
      await expect.poll(() => text.evaluate((node) => node === document.activeElement)).toBe(true);
      await count().getByText('1 error').waitFor();
      // Beside the line that it is about, in the section that is being typed in.
      const mark = page.getByRole('button', { name: /^1 error.* at section 5A\(1\)$/ });
      const at = text.locator(`[data-pid="${pid('5A(1)')}"]`);
      const [marked, typed] = await Promise.all([mark.boundingBox(), at.boundingBox()]);
      if (!marked || !typed) throw new Error('Not on screen');
      expect(marked.y).toBeGreaterThan(typed.y - 12);
      expect(marked.y + marked.height).toBeLessThan(typed.y + typed.height + 12);
      expect(marked.x).toBeGreaterThan(typed.x + typed.width - 12);
      // Said once, after the fact.
      await page.locator('.spoken', { hasText: 'Check, error: “the defendant” is still used' }).waitFor();
    });

    it('say nothing of a line while it is typed, however slowly, and all of it once it is left', async () => {
      const text = page.getByRole('textbox', { name: /^section 5A, tracked typing/ });
      for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Checks: no problems found' }).waitFor();
      await clickAt(text, 'The order may have effect', 'before');
      const here = page.getByRole('button', { name: /at section 5A/ });
      const marks = page.locator('.margin-mark', { has: here });
      const found = findings(checksOf('A-001'));
      for (const key of 'He shall, TBC, ') {
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        // As slow as the checks: each key is looked at before the next.
        await checksOf('A-001')
          .getByText(/^(?:No problems found|Checks wait)/)
          .waitFor();
        await expect.poll(() => found.count()).toBe(0);
        await expect.poll(() => marks.count()).toBe(0);
      }
      await checksOf('A-001').getByText(WAITS).waitFor();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await found.filter({ hasText: '“shall”' }).waitFor();
      await found.filter({ hasText: '“TBC”' }).waitFor();
      await expect.poll(() => marks.count()).toBe(1);
      for (let n = 0; n < 6; n++) await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Checks: no problems found' }).waitFor();
    });

    it('are asked for by leaving the text, too', async () => {
      const text = page.getByRole('textbox', { name: /^section 5A, tracked typing/ });
      await clickAt(text, 'The order may have effect', 'before');
      await page.keyboard.type('TBC ');
      await checksOf('A-001').getByText(WAITS).waitFor();
      await count().click();
      const all = page.getByRole('dialog', { name: 'Checks' });
      await findings(all).filter({ hasText: '“TBC”' }).waitFor();
      await page.keyboard.press('Escape');
      await all.waitFor({ state: 'detached' });
      await focusOn(text);
    });

    it('find nothing once it is undone', async () => {
      for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: 'Checks: no problems found' }).waitFor();
      await page.keyboard.press('Escape');
      await saved(page);
      expect(watched).toEqual({ complaints: [], foreign: [] });
    });
  });

  steps('with section 2A left out', {}, () => {
    beforeAll(() =>
      open(async (session) => {
        const { edits } = drafted(act, 'A-001', { in: 'section 2A', omit: true });
        must(await session.call('amendment.create', { title: 'No stalking', edits: [...edits] }));
      }),
    );
    afterAll(shut);

    it('list what it breaks, all of it, with its place', async () => {
      await page.getByRole('button', { name: 'Working on' }).click();
      await page.getByRole('option', { name: /^A-001/ }).click();
      const errors = checksOf('A-001').locator('.finding.error');
      await errors.first().waitFor();
      const places = await errors.getByRole('button', { name: /^section / }).allTextContents();
      expect(places).toEqual(BROKEN.map(([place]) => place));
      await errors.first().getByRole('button', { name: 'section 1(2)' }).click();
      await expect
        .poll(() => unit('section 1').evaluate((node) => node === document.activeElement))
        .toBe(true);
    });

    it('show each as broken where it stands, by a mark and in words', async () => {
      for (const [place, words] of BROKEN) {
        const reference = line(place).locator('a.reference.broken');
        await expect.poll(() => reference.textContent()).toBe(`${words} [broken reference]`);
        const mark = await reference.evaluate((node) => getComputedStyle(node, '::after').content);
        expect(mark).toContain('✕');
      }
      await expect.poll(() => references('broken').count()).toBe(BROKEN.length);
      await view('Original');
      await expect.poll(() => references('broken').count()).toBe(0);
      await line('1(2)').getByRole('link', { name: 'section 2A(2)(c)' }).click();
      await expect.poll(() => isAtTop(line('2A(2)(c)'))).toBe(true);
      await view('Marked up');
    });

    it('are fixed as one step, that can be undone and redone', async () => {
      const fix = () => checksOf('A-001').getByRole('button', { name: 'Fix: Delete “or 2A”' });
      const before = await fix().count();
      const item = findings(checksOf('A-001')).filter({ hasText: '“2A” in section 4(5)' });
      await item.getByRole('button', { name: /^Fix/ }).click();
      await item.waitFor({ state: 'detached' });
      await expect.poll(() => line('4(5)').locator('del').textContent()).toContain(' or 2A');
      await expect.poll(() => references('broken').count()).toBe(BROKEN.length - 1);
      await expect.poll(() => fix().count()).toBe(before - 1);
      await expect
        .poll(() => checksOf('A-001').evaluate((node) => node === document.activeElement))
        .toBe(true);

      await page.keyboard.press('Control+z');
      await item.waitFor();
      await expect.poll(() => line('4(5)').locator('del').count()).toBe(0);
      await page.keyboard.press('Control+y');
      await item.waitFor({ state: 'detached' });
      await saved(page);
    });

    it('are ignored only with a reason', async () => {
      const item = findings(checksOf('A-001')).filter({ hasText: 'in section 1(2)' });
      await item.getByRole('button', { name: 'Dismiss with a reason…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Dismiss this finding' });
      await expect
        .poll(() => dialog.getByRole('button', { name: 'Dismiss', exact: true }).isDisabled())
        .toBe(true);
      await page.keyboard.type('  ');
      await expect
        .poll(() => dialog.getByRole('button', { name: 'Dismiss', exact: true }).isDisabled())
        .toBe(true);
      await page.keyboard.type('Clause 3 of the Bill replaces it.');
      await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click();
      await item.waitFor({ state: 'detached' });
      await expect.poll(() => line('1(2)').locator('a.reference.ignored').count()).toBe(1);
      await count()
        .getByText(/4 errors.*1 finding dismissed/)
        .waitFor();
    });

    it('stay fixed and ignored when the window is loaded again', async () => {
      await page.reload();
      await count()
        .getByText(/4 errors.*1 finding dismissed/)
        .waitFor();
      await line('1(2)').locator('a.reference.ignored').click();
      const beside = page.getByRole('dialog', { name: 'This reference' });
      await beside.getByText('Clause 3 of the Bill replaces it.').first().waitFor();
      await page.keyboard.press('Escape');
      await beside.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: 'History' }).click();
      const told = page.getByRole('tabpanel', { name: 'History' }).locator('li').first();
      await told.waitFor();
      await expect
        .poll(() => told.textContent())
        .toMatch(
          /dismissed a check, ““section 2A\(2\)\(c\)” in section 1\(2\) refers to .*because:\s+Clause 3/,
        );
      await page.getByRole('tab', { name: 'Act', exact: true }).click();
    });

    it('are taken back, and count again', async () => {
      await count().click();
      const all = page.getByRole('dialog', { name: 'Checks' });
      await all.getByText('Dismissed, with a reason').waitFor();
      await expect.poll(() => findings(all).count()).toBeGreaterThanOrEqual(4);
      await all.getByText('What Keeling checks, and what you need to check').click();
      await expect.poll(() => all.locator('dt').count()).toBe(CHECKS.length);
      await all.getByRole('button', { name: 'Undo' }).click();
      await all.getByText(/^5 errors/).waitFor();
      await page.keyboard.press('Escape');
      await all.waitFor({ state: 'detached' });
      await expect.poll(() => line('1(2)').locator('a.reference.broken').count()).toBe(1);
      expect(watched).toEqual({ complaints: [], foreign: [] });
    });
  });
});
