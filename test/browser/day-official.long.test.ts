import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { type Day, dayAt, SIZES } from './support/day.ts';
import { packWritten } from './support/export-pack.ts';
import { clickAt } from './support/pointer.ts';

describe.each(SIZES)('a day at $width × $height', (size) => {
  steps('of an official, from the first screen to the paper', { skip: whyNoWorkbench() !== null }, () => {
    let bench: Workbench;
    let day: Day;
    const panel = () => day.page.getByRole('complementary', { name: 'The amendment being worked on' });

    beforeAll(async () => {
      bench = await openWorkbench(size);
      day = dayAt(bench, 'official');
    });
    afterAll(() => bench?.close());

    it('begins with a name and a review', async () => {
      await day.look('start');
      await day.page.getByLabel('Name', { exact: true }).fill('Ada Official');
      await day.button('Save').click();
      await day.button('Save').waitFor({ state: 'detached' });
      await day.page.getByLabel('Name of the review').fill('Stalking provisions');
      await day.look('named');
      await day.page.keyboard.press('Enter');
      await day.page.getByRole('heading', { level: 1, name: 'Stalking provisions' }).waitFor();
      await day.page.getByRole('article').waitFor();
      await day.look('act');
    });

    it('finds the place, and drafts words, a paragraph and a section', async () => {
      await day.keys.goTo('2A');
      await day.look('at-2A');
      await day.page.keyboard.press('Enter');
      const text = day.page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
      await text.waitFor();
      await day.look('open');
      await clickAt(text, 'email', 'after');
      await day.page.keyboard.type(', any device');
      await panel().getByText('Saved', { exact: true }).waitFor();
      await day.look('typed');
      await clickAt(text, 'spying on a person.', 'after');
      await day.page.keyboard.press('Enter');
      await day.page.keyboard.type('following a person by means of a device');
      await panel().getByText('Saved', { exact: true }).waitFor();
      await day.look('new-paragraph');
      await day.page.keyboard.press('Escape');
      await text.waitFor({ state: 'detached' });
      await panel().getByLabel('Title').fill('Following by device');
      await panel().getByLabel('Reason').fill('The examples name nothing that follows a person’s movements.');
      await day.page.keyboard.press('Tab');
      await day.look('drafted');
      await day.keys.goTo('2A');
      await day.page.keyboard.press('Shift+F10');
      await day.page.getByRole('menu').first().waitFor();
      await day.look('menu');
      await day.page.keyboard.press('Escape');
      await day.page.keyboard.press('Control+Alt+Enter');
      await day.look('new-section');
      await day.page.keyboard.press('Escape');
    });

    it('looks at how it reads', async () => {
      for (const view of ['Original', 'As amended', 'Marked up']) {
        await day.page.getByRole('radio', { name: view, exact: true }).click();
        await day.look(`view-${view.toLowerCase().replace(' ', '-')}`);
      }
      await day.page.keyboard.press('F7');
      await day.look('next-change');
      await day.page.keyboard.press('Control+f');
      await day.page.keyboard.type('course of conduct');
      await day.look('find');
      await day.page.keyboard.press('Escape');
      await day.page.keyboard.press('Control+h');
      await day.look('replace');
      await day.page.keyboard.press('Escape');
      await day.page.keyboard.press('Control+k');
      await day.page.keyboard.insertText('stalking protection');
      await day.page.getByRole('menuitem').first().waitFor();
      await day.look('search');
      await day.page.keyboard.press('Escape');
      await day.page.keyboard.press('F1');
      await day.look('help');
      await day.page.keyboard.press('Escape');
    });

    it('links it to what it answers', async () => {
      await panel()
        .getByRole('button', { name: /^Add a link/ })
        .click();
      const dialog = day.page.getByRole('dialog');
      await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).waitFor();
      await day.look('link');
      await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).click();
      await dialog.getByRole('button', { name: 'Add the link' }).click();
      await panel().getByRole('button', { name: 'Remove the link: implements Recommendation 1' }).waitFor();
      await day.look('linked');
      await day.room('Recommendations');
      await day.look('recommendations');
      await day.room('Consultation');
      await day.look('consultation');
    });

    it('gives it to the lawyer', async () => {
      await day.room('Amendments');
      await day.look('amendments');
      await day.room('Act');
      await day.button('Mark as ready for review').click();
      await panel().getByText('Ready for review').first().waitFor();
      await day.look('ready');
      await day.room('Amendments');
      await day.look('amendments-ready');
    });

    it('writes the paper', async () => {
      await day.room('Pack');
      await day.page.getByRole('grid', { name: 'Parts of the paper' }).waitFor();
      await day.look('pack');
      await day.page.getByRole('radio', { name: 'The whole paper' }).click();
      await day.look('paper');
      await day.button('Sign off as it is').click();
      await day.button('Export the pack').click();
      await packWritten(day.page);
      await day.look('exported');
      await day.room('History');
      await day.look('history');
      await day.room('Compare');
      await day.look('compare');
      await day.button('Share and export').click();
      await day.look('share');
      await day.page.keyboard.press('Escape');
      expect(
        day.watched.complaints.filter((said) => !said.startsWith("Blocked script execution in 'blob:")),
      ).toEqual([]);
    });
  });
});
