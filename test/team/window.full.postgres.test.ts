import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { bothOpen, typeAt } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { built } from '../support/windows/built.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

const CONDUCT = 'must not pursue a course of conduct';

const line = (page: Page) => page.locator('article .line', { hasText: CONDUCT }).first();

/** What a window asked its server for, by name. */
function askedBy(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return asked;
}

describe.skipIf(whyNoWorkbench() !== null)('the window of a department', () => {
  it('shows each person what a colleague changed, and who did', async () => {
    built('renderer');
    const { hers, theirs } = await bothOpen();
    await typeAt(hers, CONDUCT);
    await hers.keyboard.type('Olive was here: ');
    await expect.poll(() => line(theirs).textContent()).toContain('Olive was here');
    await theirs.getByRole('tab', { name: 'History', exact: true }).click();
    await theirs.getByText('Olive Official').first().waitFor();
  });

  it('hears of it, and does not ask', async () => {
    const { team, olive, review, theirs } = await bothOpen();
    const asked = askedBy(theirs);
    for (const title of ['One', 'Two', 'Three']) {
      must(await team.call(olive, 'api/amendment.create', { title }, review.path));
      await theirs.getByRole('tab', { name: 'Amendments', exact: true }).click();
      await theirs.getByRole('article').filter({ hasText: title }).waitFor();
    }
    expect(asked).toContain('/api/amendment.list');
    expect(asked).not.toContain('/api/ledger.list');
  });

  it('shows who is in which section, and no more once they have left', async () => {
    const { hers, theirs } = await bothOpen();
    await typeAt(hers, CONDUCT);
    const row = theirs.getByRole('treegrid').getByRole('row', { name: /Olive Official is in this section/ });
    await expect.poll(() => row.textContent()).toContain('OO');
    await theirs.getByRole('button', { name: '1 other person in this review' }).click();
    await theirs.getByRole('menuitem', { name: 'Olive Official' }).getByText('In section 1').waitFor();
    await theirs.getByRole('menuitem', { name: 'Olive Official' }).click();
    await typeAt(theirs, CONDUCT);
    await theirs.locator('.editing-note').getByText('Olive Official is in this section, too.').waitFor();
    await hers.close();
    await row.waitFor({ state: 'detached' });
    await theirs.locator('.editing-note').getByText('Olive Official').waitFor({ state: 'detached' });
  });

  it('saves what was refused of somebody once they may save it again, with no key pressed', async () => {
    const { team, olive, review, theirs } = await bothOpen('drafter');
    await typeAt(theirs, CONDUCT);
    await theirs.keyboard.type('First ');
    const words = async () => {
      const all: readonly Amendment[] = must(await team.call(olive, 'api/amendment.list', {}, review.path));
      return all.flatMap(({ edits }) => edits.map((edit) => ('insert' in edit ? edit.insert : ''))).join('|');
    };
    await expect.poll(words).toContain('First ');
    await theirs.context().setOffline(true);
    await theirs.keyboard.type('and second ');
    await team.letIn(olive, review.path, 'Carla Counsel', 'reader');
    await theirs.context().setOffline(false);
    await theirs.getByText('You are a reader of this review').first().waitFor();
    expect(await words()).not.toContain('second');
    await team.letIn(olive, review.path, 'Carla Counsel', 'drafter');
    await expect.poll(words).toContain('First and second ');
    await theirs.getByText('You are a reader of this review').first().waitFor({ state: 'detached' });
  });

  it('makes an alternative of the later writer’s words, where both wrote over the same of one amendment', async () => {
    const { team, olive, review, hers, theirs } = await bothOpen();
    const made: Amendment = must(
      await team.call(olive, 'api/amendment.create', { title: 'Shared' }, review.path),
    );
    for (const page of [hers, theirs]) {
      await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
      await page
        .getByRole('article')
        .filter({ hasText: made.id })
        .getByRole('button', { name: /Work on/ })
        .click();
      await page.getByRole('tab', { name: 'Act', exact: true }).click();
      await typeAt(page, CONDUCT);
      await page.keyboard.press('Control+ArrowRight');
    }
    // Carla hears of nothing until she has written over the same words.
    await theirs.context().setOffline(true);
    await theirs.keyboard.press('Control+Shift+ArrowRight');
    await theirs.keyboard.type('person ');
    await hers.keyboard.press('Control+Shift+ArrowRight');
    await hers.keyboard.type('body ');
    await expect
      .poll(async () => {
        const all: readonly Amendment[] = must(await team.call(olive, 'api/amendment.list', {}, review.path));
        return all.map(({ edits }) => edits.length);
      })
      .toEqual([1]);
    await theirs.context().setOffline(false);
    await theirs.getByText('Your typing is saved as A-002.').first().waitFor();
    await theirs.keyboard.type('typed on ');
    const inserted = async () => {
      const all: readonly Amendment[] = must(await team.call(olive, 'api/amendment.list', {}, review.path));
      return all.map(({ edits }) => edits.map((edit) => ('insert' in edit ? edit.insert : edit.type)));
    };
    await expect.poll(async () => (await inserted()).flat().join('|')).toMatch(/typed on/);
    const [shared, own] = await inserted();
    expect(shared?.join('')).toContain('body ');
    expect(own?.join('')).toContain('person ');
  });
});
