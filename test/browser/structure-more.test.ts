import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/amendment.ts';
import { createReview, openReview } from '../../data/handlers.ts';
import { must, testDeps } from '../support/review.ts';
import { seedReview } from '../support/seed.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';

describe.skipIf(whyNoWorkbench() !== null)('more structure in the window', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-more-'));
  let workbench: Workbench;
  let page: Page;
  let file = '';
  let made = 0;
  let faults: string[] = [];
  let keyboard: ReturnType<typeof keyboardAt>;

  const start = async (seeded = false) => {
    file = join(folder, `review-${++made}.keeling`);
    const given = { title: 'More', act: 'ukpga/1997/40', at: 'current' };
    if (seeded) await seedReview(file);
    else await must(await createReview(file, given, testDeps())).close();
    workbench = await openWorkbench({ file, width: 1440, height: 900 });
    page = workbench.page;
    keyboard = keyboardAt(page);
    page.setDefaultTimeout(8000);
    faults = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.getByRole('article').waitFor();
  };
  afterEach(async () => {
    await workbench.close();
    expect(faults).toEqual([]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const saved = () => page.getByText('Saved', { exact: true }).first().waitFor();
  /** What is on disk. */
  const stored = async (): Promise<readonly Amendment[]> => {
    await saved();
    const session = must(await openReview(file, testDeps()));
    const list = must(await session.call('amendment.list', {}));
    await session.close();
    return list;
  };
  const added = (before: readonly string[], after: readonly string[]) =>
    after.filter((line) => !before.includes(line));

  describe('in the Act as it stands', () => {
    beforeEach(() => start());

    it('inserts definitions at their alphabetical places', async () => {
      const { goTo, choose, type, press, saidOf, read } = keyboard;
      const before = await keyboard.readUnchanged();
      const define = async (term: string, meaning: string) => {
        await goTo('8(3)');
        await choose('Insert definition…');
        await page.getByRole('textbox', { name: 'Term' }).waitFor();
        await type(term);
        await press('Tab');
        await type(meaning);
        await page.getByRole('button', { name: 'Insert', exact: true }).press('Enter');
        await saidOf(new RegExp(`Inserted .*${term}`));
        await press('Escape');
      };
      await define('fear', 'apprehension;');
      await define('alarm', 'sudden fear;');
      const after = await read('As amended');
      expect(added(before, after)).toEqual(['“alarm” means sudden fear;', '“fear” means apprehension;']);
      const at = (words: string) => after.findIndex((line) => line.startsWith(words));
      const [alarm, fear] = [at('“alarm”'), at('“fear”')];
      expect(after[alarm + 1]).toMatch(/^“conduct”/);
      expect(after[fear - 1]).toMatch(/^“conduct”/);
      expect(after[fear + 1]).toMatch(/^“harassment”/);
      await page.locator('.text-scroller').focus();
      await press('Control+z', 'Control+z');
      expect(await read('As amended')).toEqual(before);
    });

    it('inserts a cross-heading beside the group, and the text says so', async () => {
      const { goTo, choose, type, press, saidOf, read } = keyboard;
      const before = await keyboard.readUnchanged();
      await goTo('11');
      await choose('Insert cross-heading…');
      await page.getByRole('textbox', { name: 'Words of the cross-heading' }).waitFor();
      await type('Northern Ireland');
      await press('Enter');
      await saidOf(/^Inserted .*cross-heading.*|^Inserted .*italic heading/i);
      const after = await read('As amended');
      expect(added(before, after)).toEqual(['Northern Ireland']);
      const at = after.indexOf('Northern Ireland');
      expect(after[at + 1]).toBe('General');
      expect(await read('Original')).toEqual(before);
      await page.getByRole('row', { name: /^Northern Ireland, inserted/ }).waitFor();
      await page.locator('.text-scroller').focus();
      await press('Control+z');
      await saidOf('Undone.');
      expect(await read('As amended')).toEqual(before);
    });

    it('inserts a Schedule with its first paragraph, and a paragraph after that', async () => {
      const { goTo, choose, type, press, saidOf, read } = keyboard;
      const before = await keyboard.readUnchanged();
      await goTo('16');
      await choose('Insert Schedule');
      await saidOf(/^Inserted (the )?Schedule/);
      await type('Transitional provision');
      await press('ArrowDown');
      await type('This Schedule applies to proceedings begun before commencement.');
      await press('Control+Alt+Enter');
      await saidOf(/^Inserted paragraph 2/);
      await type('Nothing in paragraph 1 affects costs.');
      const after = await read('As amended');
      expect(added(before, after)).toEqual([
        expect.stringMatching(/Schedule.*Transitional provision/i),
        '1This Schedule applies to proceedings begun before commencement.',
        '2Nothing in paragraph 1 affects costs.',
      ]);
      await page.reload();
      await page.getByRole('article').waitFor();
      expect(await read('As amended')).toEqual(after);
    });

    it('overrides a number only with a reason, which stays with the amendment', async () => {
      const { goTo, type, press, saidOf, read } = keyboard;
      await goTo('2A(3)');
      await press('Control+Alt+Enter');
      await saidOf('Inserted section 2A(3A).');
      await type('Words.');
      await press('Shift+F2');
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('textbox', { name: 'Number' }).waitFor();
      await press('Control+a');
      await type('(3ZA)');
      expect(await sheet.getByRole('button', { name: 'Change', exact: true }).isDisabled()).toBe(true);
      await press('Tab');
      await type('Room for two more');
      await sheet.getByRole('button', { name: 'Change', exact: true }).press('Enter');
      await saidOf(/\(3ZA\)/);
      // The caret is back in the words.
      await type(' More.');
      expect(await read('As amended')).toContain('(3ZA)Words. More.');
      const [amendment] = await stored();
      const [edit] = amendment?.edits ?? [];
      expect(edit).toMatchObject({
        type: 'insert',
        provision: { num: '(3ZA)', content: 'Words. More.' },
        numbering: { locked: true, override: { reason: 'Room for two more' } },
      });
    });

    it('stops with F7 at what is left out whole, in the open section, and says what it is', async () => {
      const { goTo, press, saidOf } = keyboard;
      for (const [place, said] of [
        ['2A(3)(b)', 'Left out section 2A(3)(b).'],
        ['2A(5)', 'Left out section 2A(5).'],
      ] as const) {
        await goTo(place);
        await press('Control+Alt+Backspace');
        await saidOf(said);
        await press('Escape');
      }
      await goTo('2A');
      await press('Enter');
      const text = page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
      await text.waitFor();
      const status = page.locator('.ed-frame [role="status"]');
      await press('F7');
      await expect.poll(() => status.textContent()).toMatch(/^A-001: deleted “contacting.*Change 1 of 2/);
      await press('F7');
      await expect.poll(() => status.textContent()).toMatch(/^A-001: deleted “In relation to.*Change 2 of 2/);
      await press('Shift+F7');
      await expect.poll(() => status.textContent()).toMatch(/Change 1 of 2/);
      // Nothing can be typed there, and nothing typed there is lost unsaid.
      await page.keyboard.type('x');
      expect((await stored())[0]?.edits).toHaveLength(2);
    });

    it('offers a capital where the words found have one, and puts none unasked', async () => {
      const { press, type, read, saidOf } = keyboard;
      const before = await keyboard.readUnchanged();
      const amend = async (capitals: boolean) => {
        await press('Control+h');
        await page.getByRole('textbox', { name: 'Find' }).waitFor();
        await type('harassment');
        await press('Tab');
        await type('pestering');
        const offer = page.getByRole('checkbox', {
          name: /^Begin with a capital where the words found do: \d/,
        });
        await offer.waitFor();
        expect(await offer.isChecked()).toBe(false);
        if (capitals) await offer.press('Space');
        await page.getByRole('button', { name: /^Amend in \d+ places/ }).press('Enter');
        await saidOf(/substituted/);
      };
      await amend(false);
      const plain = added(before, await read('As amended')).join('\n');
      expect(plain).toContain('pestering');
      expect(plain).not.toContain('Pestering');
      await page.locator('.text-scroller').focus();
      await press('Control+z');
      await saidOf('Undone.');
      expect(await read('As amended')).toEqual(before);
      await amend(true);
      const after = await read('As amended');
      const capital = (lines: readonly string[], word: string) => lines.join('\n').split(word).length - 1;
      expect(capital(after, 'Pestering')).toBe(capital(before, 'Harassment'));
      expect(capital(before, 'Harassment')).toBeGreaterThan(0);
    });
  });

  it('shows that there are alternatives in the open section, and takes up the one chosen there', async () => {
    await start(true);
    const { goTo, press } = keyboard;
    await goTo('4A');
    await press('Enter');
    const text = page.getByRole('textbox', { name: /^section 4A, tracked typing/ });
    await text.waitFor();
    const unit = page.locator('.unit.open');
    const boxed = () =>
      unit
        .locator('.ed-line[data-contested]')
        .evaluateAll((lines) =>
          lines.map((line) => [line.getAttribute('data-label'), line.getAttribute('title')]),
        );
    expect(await boxed()).toEqual([
      ['(ii)', expect.stringContaining('A-004 is an alternative here')],
      [expect.anything(), expect.stringContaining('A-004 is an alternative here')],
    ]);
    await unit.getByRole('button', { name: 'A-004 is an alternative here' }).first().press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Use A-004' }).first().press('Enter');
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await unit.getByRole('button', { name: 'A-003 is an alternative here' }).first().waitFor();
    expect(await text.count()).toBe(1);
    expect(await boxed()).toEqual([
      ['(ii)', expect.stringContaining('A-003 is an alternative here')],
      [expect.anything(), expect.stringContaining('A-003 is an alternative here')],
    ]);
    expect((await stored()).map(({ id, revision }) => `${id} ${revision}`).length).toBeGreaterThan(3);
  });
});
