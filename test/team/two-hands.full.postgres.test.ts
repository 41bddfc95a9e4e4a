import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { type Dice, dice } from '../browser/support/dice.ts';
import { bothOpen, typeAt } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';
import { built } from '../support/windows/built.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

/** How many keys each of the two presses. */
const KEYS = amount(40, 2000);

const CONDUCT = 'must not pursue a course of conduct';

/** What each types, so that it can be told whose a letter is: the Act has none of either in one word. */
const LETTERS = { hers: 'qxzj', theirs: '2468' } as const;
type Hand = keyof typeof LETTERS;

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Control+ArrowLeft'];

/** One key that somebody might press next. */
function keyOf(roll: Dice, hand: Hand): string {
  const n = roll.below(100);
  if (n < 58) return roll.pick([...LETTERS[hand], ' ']);
  if (n < 68) return roll.pick(['Backspace', 'Delete']);
  if (n < 90) return roll.pick(MOVES);
  if (n < 96) return roll.pick(['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+Control+ArrowRight']);
  return roll.pick(['Control+z', 'Control+y']);
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key);
}

const draw = (seed: number, hand: Hand): readonly string[] => {
  const roll = dice(seed);
  return Array.from({ length: KEYS }, () => keyOf(roll, hand));
};

/** How often each letter of a hand stands in what amendments put in. */
function lettersOf(all: readonly Amendment[], hand: Hand): Readonly<Record<string, number>> {
  const words = JSON.stringify(
    all.flatMap(({ edits }) => edits.map((edit) => ('insert' in edit ? edit.insert : edit))),
  );
  return Object.fromEntries([...LETTERS[hand]].map((letter) => [letter, words.split(letter).length - 1]));
}

const total = (letters: Readonly<Record<string, number>>): number =>
  Object.values(letters).reduce((sum, one) => sum + one, 0);

/** The section as somebody reads it who works on nothing in particular, with every amendment that can be shown. */
async function textOf(page: Page): Promise<string> {
  await page.reload();
  await page.locator('article .unit').first().waitFor();
  return (await page.locator('article .unit', { hasText: CONDUCT }).first().textContent()) ?? '';
}

/** The section as a window shows it at this moment, once nobody types in it any more. */
async function shown(page: Page): Promise<string> {
  await page.keyboard.press('Escape');
  await page.locator('.section-editor').waitFor({ state: 'detached' });
  return (await page.locator('article .unit', { hasText: CONDUCT }).first().textContent()) ?? '';
}

/** Waits until a window has saved all that was typed in it. */
async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.locator('.status-bar').getByText('Saved', { exact: true }).waitFor();
}

describe.skipIf(whyNoWorkbench() !== null)('two people in one section', () => {
  it.each([
    ['each in an amendment of their own', false, 5],
    ['both in one amendment', true, 7],
  ])('have the same text in the end, and undo their own work alone: %s', async (_, isShared, seed) => {
    built('renderer');
    const { team, olive, review, hers, theirs } = await bothOpen('drafter');
    const pages = { hers, theirs };
    const list = async (): Promise<readonly Amendment[]> =>
      must(await team.call(olive, 'api/amendment.list', {}, review.path));
    if (isShared) {
      must(await team.call(olive, 'api/amendment.create', { title: 'Shared' }, review.path));
      for (const page of [hers, theirs]) {
        await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
        const card = page.getByRole('article').filter({ hasText: 'A-001' });
        await card.getByRole('button', { name: /Work on/ }).click();
        await page.getByRole('tab', { name: 'Act', exact: true }).click();
      }
    }
    for (const page of [hers, theirs]) await typeAt(page, CONDUCT);
    const log: string[] = [];
    for (const page of [hers, theirs]) page.on('pageerror', (error) => log.push(String(error)));
    await Promise.all([press(hers, draw(seed, 'hers')), press(theirs, draw(seed + 1, 'theirs'))]);
    await Promise.all([saved(hers), saved(theirs)]);
    expect(log).toEqual([]);
    const typed = await list();

    // Olive takes back all that she did; what Carla typed stands.
    for (let nth = 0; nth < KEYS; nth++) await pages.hers.keyboard.press('Control+z');
    await saved(hers);
    await saved(theirs);
    const undone = await list();
    const [before, after] = [lettersOf(typed, 'theirs'), lettersOf(undone, 'theirs')];
    for (const [letter, times] of Object.entries(before))
      expect(after[letter], letter).toBeGreaterThanOrEqual(times);
    // Words that both put in the place of the same stay in an amendment of their own. And in a word that Carla wrote anew
    // round them, letters of Olive's are hers no more (test/renderer/state/review/two-hands.property.test.ts): they are few.
    const worked = (all: readonly Amendment[]) => (isShared ? all.filter(({ id }) => id === 'A-001') : all);
    const put = total(lettersOf(typed, 'hers'));
    const left = total(lettersOf(worked(undone), 'hers'));
    if (KEYS > 1000) console.log(`of ${put} letters of hers, ${left} stayed`);
    expect(put).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(isShared ? Math.ceil(put / 20) : 0);
    // In one amendment, each window shows by now what the other did, and needs not be drawn anew.
    if (isShared) await expect.poll(() => shown(hers)).toBe(await shown(theirs));
    expect(await textOf(hers)).toBe(await textOf(theirs));
  });
});
