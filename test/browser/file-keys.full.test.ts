import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { scattered } from '../bench/support.ts';
import { actAt } from '../support/acts/act.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { someOf } from '../support/run/some-of.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { pagesOnPaper, together, wordsOnPaper } from './support/on-paper.ts';
import { openMade, openSeeded, type ReviewWindow } from './support/seeded.ts';

/** More amendments than the room draws at once. */
const MANY = 20;

const makeMany = async (path: string): Promise<void> => {
  const session = mustOpen(
    await createReview(path, { title: 'Many', act: 'ukpga/1997/40', at: 'current' }, testDeps()),
  );
  for (const { id, edits } of scattered(actAt('current').root, MANY))
    must(await session.call('amendment.create', { title: `The word of ${id}`, edits: [...edits] }));
  await session.close();
};

describe.skipIf(whyNoWorkbench() !== null)('the keys that Word has for a file', () => {
  let bench: ReviewWindow;
  let page: Page;
  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
  });
  afterAll(() => bench?.close());

  it('print the room that is shown, whole, by Control and P', async () => {
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
    });
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.printed)).toBe('yes');
  });

  it('put every word of the Act on paper, and nothing of the workbench round it', async () => {
    const lines = await page.locator('.act .line > .body').evaluateAll((all) =>
      all.map((body) => {
        const seen = body.cloneNode(true) as Element;
        for (const spoken of seen.querySelectorAll('.hidden-words, .note-mark, .tags')) spoken.remove();
        return seen.textContent?.slice(0, 25) ?? '';
      }),
    );
    expect(lines.length).toBeGreaterThan(150);
    const pages = await pagesOnPaper(page);
    expect(pages.length).toBeGreaterThan(5);
    const words = together(pages.join(''));
    expect(lines.filter((line) => !words.includes(together(line)))).toEqual([]);
    expect(words).toContain(together('Marked up: 10 changes shown of 12. Printed'));
    const bench = ['Ctrl K', 'Find and replace', 'Shown in the text', 'Change base text', 'New amendment'];
    expect(bench.filter((button) => words.includes(together(button)))).toEqual([]);
  });

  it.each([
    ['Amendments', '.card'],
    ['History', 'li'],
    ['Compare', '.compare-provenance'],
    ['Pack', 'h3'],
  ])('put %s on paper, to its end', async (room, filled) => {
    await page.getByRole('tab', { name: room, exact: true }).click();
    const panel = page.getByRole('tabpanel', { name: room });
    // Before its words are there, the room has its own heading alone.
    await panel.locator(filled).last().waitFor();
    const last = (await panel.locator('h2, h3').last().textContent()) ?? '';
    const words = await wordsOnPaper(page);
    expect(words).toContain(together(`${room}. Printed`));
    expect(words).toContain(together(last));
    expect(words).not.toContain(together('Ctrl K'));
  });

  it('save what waits by Control and S, and say so once it is saved', async () => {
    await page.getByRole('tab', { name: 'Act', exact: true }).click();
    const gate = await gateAt(page, 'amendment.create');
    await page.locator('article .unit[tabindex="0"]').nth(5).press('Enter');
    await page.locator('.ed-text').waitFor();
    await page.keyboard.type('new ');
    await page.keyboard.press('Control+s');
    await gate.reached();
    const told = page.getByRole('region', { name: 'Messages' });
    const state = () => page.getByRole('contentinfo').locator('.save-state').textContent();
    const seen = async () => [await state(), (await told.textContent())?.includes('Saved.')];
    await expect.poll(seen).toEqual(['Starting an amendment…', false]);
    gate.open();
    await expect.poll(() => told.textContent()).toContain('Saved. Keeling saves as you type.');
    await expect.poll(state).toBe('Saved');
  });

  it('wait for what is typed at that moment, and say nothing of it while it is half done', async () => {
    const told = page.getByRole('region', { name: 'Messages' });
    await told.evaluate((region) => {
      const all: string[] = [];
      Object.assign(window, { allSaid: all });
      const note = () => all.push(region.textContent ?? '');
      new MutationObserver(note).observe(region, { childList: true, subtree: true, characterData: true });
    });
    // The letter comes before the key's answer does.
    await page.evaluate(() => {
      const init = { key: 's', ctrlKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
      document.execCommand('insertText', false, 'x');
    });
    const allSaid = () => page.evaluate(() => (window as Window & { allSaid?: string[] }).allSaid ?? []);
    await expect.poll(async () => (await allSaid()).at(-1)).toContain('Keeling saves as you type.');
    await expect.poll(async () => (await allSaid()).filter((said) => said.includes('…'))).toEqual([]);
  });
});

describe.skipIf(whyNoWorkbench() !== null)('printing many amendments', () => {
  let bench: ReviewWindow;
  beforeAll(async () => {
    bench = await openMade(makeMany);
  });
  afterAll(() => bench?.close());

  it('puts each on paper, and says of wording that was not written yet how to print it', async () => {
    const { page } = bench;
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.locator('.cards .card-clause').first().waitFor();
    await expect.poll(() => page.locator('.cards > [data-index]').count()).toBeLessThan(MANY);
    const words = await wordsOnPaper(page);
    const ids = Array.from({ length: MANY }, (_, at) => `A-${String(at + 1).padStart(3, '0')}`);
    expect(ids.filter((id) => !words.includes(together(`The word of ${id}`)))).toEqual([]);
    expect(ids.filter((_, at) => !words.includes(`changed${at}`))).toEqual([]);
    // Under the heading of each wording are words: an amending instruction, or why there is none.
    const wordings = words.split(together('Wording')).slice(1);
    expect(wordings.length).toBeGreaterThanOrEqual(MANY);
    const unsaid = together('not printed because this amendment was not on the screen');
    expect(wordings.filter((one) => !/substitute|omit|insert/.test(one) && !one.includes(unsaid))).toEqual(
      [],
    );
    expect(words).toContain(unsaid);
    await expect.poll(() => page.locator('.cards > [data-index]').count()).toBeLessThan(MANY);
  });
});

describe.skipIf(whyNoWorkbench() !== null)('each room of the sample review on paper', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ first: true });
    await bench.page.getByRole('button', { name: 'Take the tour' }).waitFor();
  });
  afterAll(() => bench?.close());

  /** What is pressed, typed in or dragged, or tells a key: all of it is of the window, and of no use on paper. */
  const CONTROLS =
    'button:not(.link-button), .link-button.on-screen-only, input, textarea, summary, kbd, .tour, .tour-outline';

  /** Controls that say what the page is of: what is compared, what goes into the pack, how sure a section's words are. */
  const SAYING = '.compare-head .field, .pack-room, .pack-wide, .status-word';

  const rooms: readonly (readonly string[])[] = [
    ['Act'],
    ['Amendments'],
    ['Recommendations'],
    ['Recommendations', 'Matrix'],
    ['Recommendations', 'Provisions'],
    ['Recommendations', 'Picture'],
    ['Consultation', 'Notes'],
    ['Consultation', 'Answers'],
    ['Consultation', 'Themes'],
    ['Compare', 'Side by side'],
    ['Compare', 'List'],
    ['Pack'],
    ['History'],
  ];
  it.each(someOf(rooms, amount(5, rooms.length)))(
    'has nothing of the window on it, and begins on its first page: %s',
    async (...names) => {
      const [room, view] = names;
      const { page } = bench;
      await page.getByRole('tab', { name: room, exact: true }).click();
      const panel = page.getByRole('tabpanel', { name: room, exact: true });
      await panel.waitFor();
      if (view !== undefined) await panel.getByRole('radio', { name: new RegExp(`^${view}`) }).click();
      const controls = page.locator(CONTROLS).and(page.locator(`:not(:is(${SAYING}) *)`));
      const seen = async () => {
        await page.emulateMedia({ media: 'print' });
        const found = await controls.evaluateAll((all) =>
          all
            .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height > 1)
            .map((control) => control.outerHTML.slice(0, 300)),
        );
        await page.emulateMedia({ media: null });
        return found;
      };
      await expect.poll(seen, { timeout: 5000 }).toEqual([]);
      // Where the head stands alone on the first page, what it is of begins on another kind of paper.
      const begun = async () => {
        const [first = ''] = await pagesOnPaper(page);
        return together(first).split(/Printed[^.]+\./)[1]?.length ?? 0;
      };
      await expect.poll(begun, { timeout: 20_000 }).toBeGreaterThan(30);
    },
  );
});
