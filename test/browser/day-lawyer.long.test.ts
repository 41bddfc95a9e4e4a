import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { type Day, dayAt, SIZES } from './support/day.ts';
import { focusOn } from './support/focus.ts';
import { openMade } from './support/seeded.ts';
import { makeSetInReview } from './support/set-in-review.ts';

describe.each(SIZES)('a day at $width × $height', (size) => {
  steps('of a lawyer, who reviews a set', { skip: whyNoWorkbench() !== null }, () => {
    let bench: Workbench;
    let day: Day;

    beforeAll(async () => {
      bench = await openMade(makeSetInReview, { ...size, person: { name: 'Len Counsel', role: 'Lawyer' } });
      day = dayAt(bench, 'lawyer');
    });
    afterAll(() => bench?.close());

    it('reads the set, agrees one, and returns one', async () => {
      await day.look('act');
      await day.room('Amendments');
      const card = day.page.locator('article.card').first();
      await focusOn(card);
      await day.look('set');
      await day.page.keyboard.press('a');
      await day.page.getByRole('dialog', { name: /^Agree/ }).waitFor();
      await day.look('agree');
      await day.page.keyboard.press('Enter');
      await day.notice(/ is agreed\.$/);
      await day.look('agreed');
      await day.page.keyboard.press('j');
      await day.page.keyboard.press('r');
      await day.page.getByRole('dialog', { name: /^Return/ }).waitFor();
      await day.page.keyboard.type('Say whose private life.');
      await day.look('return');
      await day.page.keyboard.press('Control+Enter');
      await day.notice(/is returned to its drafter/);
      await day.look('returned');
    });

    it('goes through the changes of the text, and comments on words', async () => {
      await day.room('Act');
      await day.keys.goTo('2A');
      await day.page.keyboard.press('F7');
      await day.look('change');
      await day.page.keyboard.press('Control+F7');
      await day.look('accepted');
      await day.page.keyboard.press('F7');
      await day.page.keyboard.press('Control+Alt+m');
      await day.look('comment');
      await day.page.keyboard.type('Is a device enough?');
      await day.page.keyboard.press('Control+Enter');
      await day.notice(/Your comment is added/);
      await day.look('commented');
      await day.page.keyboard.press('F8');
      await day.look('next-comment');
      await day.page.keyboard.press('F6');
      await day.look('next-pane');
    });

    it('looks up a term, and who wrote words', async () => {
      await day.keys.goTo('5A');
      await day.look('at-5A');
      await day.page.keyboard.press('Shift+F10');
      await day.page.getByRole('menuitem', { name: /^History/ }).click();
      await day.page.getByRole('dialog').waitFor();
      await day.look('history-of-words');
      await day.page.keyboard.press('Escape');
      await day.page.getByRole('dialog').waitFor({ state: 'detached' });
      await day.button(/^Checks/).click();
      await day.page.getByRole('dialog').waitFor();
      await day.look('checks');
      await day.page.keyboard.press('Escape');
      await day.page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('compares, and takes the Word file', async () => {
      await day.room('Compare');
      await day.page.locator('.act.compared').first().waitFor();
      await day.page.keyboard.press('F7');
      await day.look('compare');
      await day.page.getByRole('radio', { name: 'Side by side' }).click();
      await day.look('side-by-side');
      await day.button('Share and export').click();
      await day.page.getByRole('menuitem', { name: /^Word file with tracked changes/ }).click();
      await day.page.getByRole('dialog').waitFor();
      await day.look('word');
      await day.page.keyboard.press('Escape');
      await day.room('Recommendations');
      await day.page.getByRole('radio', { name: 'Matrix' }).click();
      await day.look('matrix');
      await day.page.getByRole('radio', { name: 'Picture' }).click();
      await day.look('picture');
      expect(day.watched.complaints).toEqual([]);
    });
  });
});
