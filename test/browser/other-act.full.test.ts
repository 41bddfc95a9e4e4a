import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OTHER_ACT, OTHER_LETTER, WORDS_OF_THE_SHIPPED } from '../support/acts/other-act.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { fillDate } from './support/dates.ts';
import { allAmendments, packWritten, signOff } from './support/export-pack.ts';
import { focusOn } from './support/focus.ts';
import { clickAt } from './support/pointer.ts';

const WANTED = 'Boathouses should be lit at night.';

/** A review of an Act that didn’t come with Keeling, from the first start to a pack for the public. */
steps('a review of another Act', { skip: whyNoWorkbench() !== null, timeout: 120_000 }, () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench({ first: true });
    page = bench.page;
  });
  afterAll(() => bench?.close());

  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const sheet = (name: string | RegExp) => page.getByRole('dialog', { name });
  const gone = (name: string | RegExp) => sheet(name).waitFor({ state: 'detached' });

  it('is begun with a file of the Act', async () => {
    await page.getByRole('button', { name: 'Start a review of your own…' }).click();
    await page.setInputFiles('.new-review input[type=file]:not(.folder-pick)', {
      name: 'boathouses.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(OTHER_ACT.file),
    });
    await sheet('Import boathouses.xml').getByRole('button', { name: 'Save on this computer' }).click();
    await gone('Import boathouses.xml');
    await page.getByRole('button', { name: /Boathouses Act 2001/ }).waitFor();
    await page.getByLabel('Name of the review').fill('Dry boathouses');
    await page.getByLabel('Your name').fill('Ada Official');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('heading', { name: 'Dry boathouses', level: 1 }).waitFor();
    await page.getByRole('article', { name: /Boathouses Act 2001/ }).waitFor();
  });

  it('takes a recommendation, and a document', async () => {
    await room('Recommendations');
    await page.getByText('There are no recommendations in this review yet.').waitFor();
    await page.getByRole('button', { name: 'Add a recommendation…' }).click();
    const typed = sheet('Add a recommendation');
    await typed.getByLabel('Number').fill('1');
    await typed.getByLabel('Addressed to').fill('the Department');
    await typed.getByLabel('Wording').fill(WANTED);
    await typed.getByLabel('Where it was found').fill('Report on boathouses, page 4');
    await typed.getByRole('button', { name: 'Add the recommendation' }).click();
    await page.getByRole('article', { name: 'Recommendation 1' }).getByText(WANTED).waitFor();

    await page.getByRole('button', { name: 'Sources…' }).click();
    await sheet('Source documents').getByRole('button', { name: 'Add a document…' }).click();
    const document = sheet('Add a document');
    await document.getByLabel('Text', { exact: true }).fill(OTHER_LETTER);
    await document.getByLabel('Title').fill('A letter about boathouses (a sample)');
    await document.getByLabel('Author').fill('The Department');
    await fillDate(document, 'Date', '2026-10-02');
    await document.getByLabel('Licence').fill('None: made up');
    await document.getByRole('button', { name: 'Add the document' }).click();
    await gone('Add a document');
  });

  it('takes a response, a commitment and a recommendation, in the words of the document', async () => {
    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: /^Read A letter about boathouses/ }).click();
    await page.getByText('Type the words to quote instead').click();
    const words = page.getByLabel('The words, exactly as in the text');
    await words.fill('The Department accepts the first recommendation.');
    await page.getByRole('button', { name: 'Record a response…' }).click();
    const response = sheet('Record a response');
    await response.locator('label').filter({ hasText: 'Recommendation 1' }).click();
    await response.getByRole('button', { name: 'Record the response' }).click();
    await gone('Record a response');
    await words.fill('It will publish guidance by next spring.');
    await page.getByRole('button', { name: 'Record a commitment…' }).click();
    await sheet('Record a commitment').getByRole('button', { name: 'Record the commitment' }).click();
    await gone('Record a commitment');
    await words.fill('It recommends that every owner buys a lamp.');
    await page.getByRole('button', { name: 'Record a recommendation…' }).click();
    const quoted = sheet('Record a recommendation');
    await quoted.getByLabel('Number').fill('2');
    await quoted.getByLabel('Addressed to').fill('every owner');
    await quoted.getByRole('button', { name: 'Add the recommendation' }).click();
    await gone('Record a recommendation');
    await page.keyboard.press('Escape');
    const first = page.getByRole('article', { name: 'Recommendation 1' });
    await first.getByText('The Department accepts the first recommendation.').first().waitFor();
    await page.getByText('It will publish guidance by next spring.').first().waitFor();
    const second = page.getByRole('article', { name: 'Recommendation 2' });
    await second.getByText('It recommends that every owner buys a lamp.').waitFor();
  });

  it('takes a note of what somebody said', async () => {
    await room('Consultation');
    await page.getByRole('button', { name: 'Add a note…' }).click();
    const note = sheet('Add a note');
    await note.getByLabel('Author', { exact: true }).fill('A. Rower');
    await note.getByLabel('Text', { exact: true }).fill('Mine floods each March.');
    await note.locator('label').filter({ hasText: 'The author agrees to publication' }).click();
    await note.getByRole('button', { name: 'Add the note' }).click();
    await page.getByText('Mine floods each March.').waitFor();
  });

  it('has the Act changed, and the change linked to the recommendation', async () => {
    await room('Act');
    await page.getByRole('button', { name: /^Edit section 1$/ }).click();
    const text = page.getByRole('textbox', { name: /^section 1, tracked typing/ });
    await clickAt(text, 'keep it dry', 'after');
    await page.keyboard.type(' and lit');
    const panel = page.getByRole('complementary', { name: 'The amendment being worked on' });
    await panel.getByText('Saved', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await text.waitFor({ state: 'detached' });
    await room('Recommendations');
    await focusOn(page.getByRole('button', { name: 'Drag Recommendation 1 onto an amendment to link them' }));
    await page.keyboard.press('Enter');
    await focusOn(
      page.getByRole('region', { name: 'Amendments to link to' }).getByRole('button', { name: /A-001/ }),
    );
    await page.keyboard.press('Enter');
    await sheet('Link A-001').getByRole('button', { name: 'Add the link' }).click();
    await page
      .getByRole('article', { name: 'Recommendation 1' })
      .getByRole('button', { name: /A-001/ })
      .waitFor();
  });

  it('comes to a pack for the public, in which nothing is of another Act’s', async () => {
    await room('Pack');
    await allAmendments(page);
    await page.getByRole('grid', { name: 'Parts of the paper' }).getByText('Proposal 1').first().waitFor();
    await signOff(page);
    await page.getByRole('button', { name: 'Export the pack' }).click();
    const folder = await packWritten(page);
    const paper = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(paper).toContain(WANTED);
    expect(paper).toContain('The Department accepts the first recommendation.');
    expect(paper.replaceAll(/<[^>]+>/g, '')).toContain('after “dry” insert “and lit”');
    expect(WORDS_OF_THE_SHIPPED.exec(paper)?.[0]).toBeUndefined();
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
    for (const name of ['Act', 'Recommendations', 'Consultation', 'Amendments', 'Pack', 'History']) {
      await room(name);
      const words = await page.getByRole('tabpanel', { name, exact: true }).textContent();
      expect([name, WORDS_OF_THE_SHIPPED.exec(words ?? '')?.[0]]).toEqual([name, undefined]);
    }
  });
});
