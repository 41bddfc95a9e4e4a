import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { focusOn } from './support/focus.ts';
import { keyboardAt } from './support/keyboard.ts';
import { enterRoom } from './support/places.ts';
import { saved } from './support/rest.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

const MINE = 'A-006';

/** What a person does to read an amendment, A-001 mostly: none of it says where they want to write. */
const READING: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'stepping to the next change': async (page) => {
    await page.keyboard.press('F7');
    await page.locator('.change:focus').waitFor();
  },
  'a click on a change': (page) => page.locator('.change[data-am="A-001"]').first().click(),
  'Enter on a change': async (page) => {
    await focusOn(page.locator('.change[data-am="A-001"]').first());
    await page.keyboard.press('Enter');
  },
  'a search that finds an amendment': async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.insertText('A-001');
    await page
      .getByRole('menuitem', { name: /^A-001/ })
      .first()
      .click();
    await page.getByRole('tabpanel', { name: 'Amendments', exact: true }).waitFor();
  },
  'a place that an amendment changes': async (page) => {
    await page.locator('.change[data-am="A-001"]').first().click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^section 2A\(3\)/ })
      .first()
      .click();
  },
  'what answers a recommendation': async (page) => {
    await enterRoom(page, 'Recommendations');
    await page
      .getByRole('button', { name: /^A-001 / })
      .first()
      .click();
    await page.getByRole('tabpanel', { name: 'Act', exact: true }).waitFor();
  },
};

describe.skipIf(whyNoWorkbench() !== null)('what is typed', () => {
  let bench: ReviewWindow;
  let page: Page;

  const edits = async () => {
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const amendments = must(await session.call('amendment.list', {}));
    await session.close();
    return new Map(amendments.map(({ id, edits }) => [id, JSON.stringify(edits)]));
  };

  beforeAll(async () => {
    bench = await openSeeded();
    page = bench.page;
    await page.getByRole('button', { name: 'New amendment', exact: true }).click();
    await page.getByRole('heading', { name: `Working on ${MINE}` }).waitFor({ state: 'attached' });
  });
  afterAll(() => bench?.close());

  it.each(Object.entries(READING))('goes where it went before, after %s', async (name, read) => {
    const before = await edits();
    await read(page);
    await enterRoom(page, 'Act');
    await page.getByRole('heading', { name: /^Reading A-00[1-5]$/ }).waitFor({ state: 'attached' });
    await page.getByText(new RegExp(`^You are reading A-00[1-5]. Typing is tracked in ${MINE}.$`)).waitFor();

    await keyboardAt(page).goTo('12');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    const word = `new${Object.keys(READING).indexOf(name)} `;
    await page.keyboard.type(word);
    await saved(page);
    const after = await edits();
    expect(after.get(MINE)).toContain(word);
    expect([...after].filter(([id, now]) => id !== MINE && before.get(id) !== now)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: `Back to ${MINE}` }).click();
    await page.getByRole('heading', { name: `Working on ${MINE}` }).waitFor({ state: 'attached' });
  });

  it('goes to the amendment that is read once the person says so', async () => {
    await page.locator('.change[data-am="A-005"]').first().click();
    await page.getByRole('button', { name: 'Work on A-005' }).click();
    await page.getByRole('heading', { name: 'Working on A-005' }).waitFor({ state: 'attached' });
    await keyboardAt(page).goTo('12');
    await page.keyboard.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await page.keyboard.type('said ');
    await saved(page);
    await expect.poll(async () => (await edits()).get('A-005')).toContain('said ');
  });
});
