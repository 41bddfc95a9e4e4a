import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { currentAct, mustOpen, opened, stalkingExamples, testDeps } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { type Watched, watch } from './support/quiet.ts';
import { openMade } from './support/seeded.ts';

const LONG = 'Is every one of these meant, or only those that are repeated? '.repeat(12);

/** The seeded review, with two comments on one provision and one on another. */
async function makeCommented(path: string): Promise<void> {
  await seedReview(path);
  const review = opened(mustOpen(await openReview(path, testDeps('Dee Drafter'))), currentAct());
  const { pid } = stalkingExamples(review.act);
  for (const text of [LONG, 'And say why.'])
    await review.do('thread.add', { on: `provision:${pid}`, words: null, text });
  const seven = [...review.act.children.flatMap(({ children }) => children)].find(({ num }) => num === '7');
  await review.do('thread.add', { on: `provision:${seven?.pid}`, words: null, text: 'Define it here?' });
  await review.session.close();
}

steps('comments beside the text', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  const cards = () => page.getByRole('note', { name: /^TH-/ });
  const shot = (name: string) =>
    process.env.KEELING_SHOTS
      ? page.screenshot({ path: join(process.env.KEELING_SHOTS, `${name}.png`) })
      : Promise.resolve();
  /** How far the words of the Act, their marks and buttons reach to the right, and where the first card begins. */
  const edges = () =>
    page.evaluate(() => {
      const right = (selector: string) =>
        Math.max(...[...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().right));
      const boxes = [...document.querySelectorAll('.comment-card')].map((one) => one.getBoundingClientRect());
      return {
        words: right('.act .body, .act .extent'),
        column: Math.min(...boxes.map(({ left }) => left)),
        overlaps: boxes.some((box, at) => boxes.some((other, nth) => nth > at && other.top < box.bottom)),
      };
    });

  beforeAll(async () => {
    workbench = await openMade(makeCommented, { width: 1920, height: 1080 });
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(() => workbench?.close());

  it('stand in a column of their own where there is room, over no word and not over each other', async () => {
    await expect.poll(() => cards().count()).toBe(3);
    await page.getByRole('row', { name: /^2A / }).click();
    await cards().first().waitFor();
    await expect.poll(() => cards().nth(1).textContent()).toContain('And say why.');
    await expect.poll(async () => (await edges()).overlaps).toBe(false);
    await expect
      .poll(async () => {
        const { words, column } = await edges();
        return column - words;
      })
      .toBeGreaterThan(0);
    await shot('comments-1920');
    expect(await faults(page)).toEqual([]);
  });

  it('stand at their lines', async () => {
    const gap = () =>
      page.evaluate(() => {
        const [card] = document.querySelectorAll('.comment-card');
        const line = [...document.querySelectorAll('.act .line')].find((one) =>
          one.textContent?.includes('The following are'),
        );
        return Math.abs(
          (card?.getBoundingClientRect().top ?? 0) - (line?.getBoundingClientRect().top ?? 999),
        );
      });
    await expect.poll(gap).toBeLessThan(12);
  });

  it('lead to all of a comment', async () => {
    await cards().first().getByRole('button', { name: 'Open TH-0001' }).click();
    await page.getByRole('complementary', { name: 'Comments' }).getByText('Dee Drafter').first().waitFor();
    await page.getByRole('button', { name: 'Close comments' }).click();
  });

  it('are marks where there is no room, which cover no word either', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(() => cards().count()).toBe(0);
    await page.getByRole('button', { name: /^2 comments: TH-0001, TH-0002/ }).waitFor();
    const covered = () =>
      page.evaluate(() => {
        const marks = [...document.querySelectorAll('.comment-marks .button')].map((one) =>
          one.getBoundingClientRect(),
        );
        const words = [...document.querySelectorAll('.act .line .body')].flatMap((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return [...range.getClientRects()].filter(({ width }) => width > 2);
        });
        return marks.filter((mark) =>
          words.some(
            (box) =>
              box.left < mark.right - 1 &&
              box.right > mark.left + 1 &&
              box.top < mark.bottom - 1 &&
              box.bottom > mark.top + 1,
          ),
        ).length;
      });
    await expect.poll(covered).toBe(0);
    await shot('comments-1280');
    expect(watched.complaints).toEqual([]);
  });
});
