import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clmlBody } from '../support/acts/clml.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { faults } from './support/axe.ts';
import { faultsAtLength } from './support/axe-at-length.ts';

const section = (num: number, heading: string, words: string) =>
  `<P1group><Title>${heading}</Title><P1 id="section-${num}"><Pnumber>${num}</Pnumber><P1para><Text>${words}</Text></P1para></P1></P1group>`;
/** A made-up Act that names another, which is held, and one that isn't. */
const KEYS = clmlBody(
  [
    section(
      1,
      'Listed offences',
      'An offence under section 4 of the Protection from Harassment Act 1997 is listed.',
    ),
    section(2, 'Locks', 'Section 9 of the Made-up Locks Act 1901 does not apply.'),
  ].join(''),
).replace('A Test Act 2001', 'Keys Act 2001');

const CURRENT = 'As in force before the Crime and Policing Act 2026';
const ENACTED = 'As enacted, 21 March 1997';

steps('another Act beside the review’s', { skip: whyNoWorkbench() !== null }, () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench({ width: 1440, height: 900 });
    page = bench.page;
    await page.setInputFiles('.new-review input[type=file]:not(.folder-pick)', {
      name: 'keys.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from(KEYS),
    });
    const sheet = page.getByRole('dialog', { name: 'Import keys.xml' });
    await sheet.getByRole('button', { name: 'Save on this computer' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByLabel('Name of the review').fill('Keys');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('article', { name: /Keys Act 2001/ }).waitFor();
  });
  afterAll(() => bench?.close());

  const dock = () => page.getByRole('complementary', { name: 'Another Act' });

  it('is opened by a reference to it, at the provision that is named', async () => {
    await page.locator('.act a.reference.elsewhere', { hasText: 'section 4' }).click();
    await dock().getByRole('heading', { name: 'Protection from Harassment Act 1997' }).waitFor();
    await dock().locator('p.asked-for').first().waitFor();
    await expect
      .poll(() => dock().locator('p.asked-for').first().textContent())
      .toContain('Putting people in fear of violence');
    await expect.poll(() => page.getByRole('textbox', { name: /tracked typing/ }).count()).toBe(0);
    // One that isn't on this computer leads nowhere.
    await expect
      .poll(() => page.locator('.act [title^="Another Act: Made-up Locks Act 1901"] a').count())
      .toBe(0);
    expect(await faults(page)).toEqual([]);
  });

  it('is shown in another of its texts, and compared with it', async () => {
    const texts = () => dock().getByRole('region', { name: 'Texts of this Act' });
    await expect.poll(() => texts().locator('[aria-current]').textContent()).toBe(`This text: ${CURRENT}`);
    await texts().getByRole('button', { name: ENACTED, exact: true }).click();
    await expect.poll(() => texts().locator('[aria-current]').textContent()).toBe(`This text: ${ENACTED}`);
    await dock().locator('p.asked-for').first().waitFor();
    await texts()
      .getByRole('button', { name: `Compare “${CURRENT}” with this text` })
      .click();
    const compare = page.locator('.compare-provenance');
    await expect.poll(() => compare.locator('p').allTextContents()).toHaveLength(2);
    await expect.poll(() => compare.locator('p').first().textContent()).toMatch(/enacted/i);
    expect(await faults(page)).toEqual([]);
    // Asked for from the room itself, the other way round, it shows that.
    await texts().getByRole('button', { name: CURRENT, exact: true }).click();
    await expect.poll(() => texts().locator('[aria-current]').textContent()).toBe(`This text: ${CURRENT}`);
    await page
      .getByRole('link', { name: 'Act', exact: true })
      .or(page.getByRole('tab', { name: 'Act', exact: true }))
      .first()
      .click();
  });

  it('is found by its words, among all that are held', async () => {
    await dock()
      .getByRole('searchbox', { name: 'Search every Act on this computer' })
      .fill('listed offences');
    await dock()
      .getByRole('button', { name: /^Keys Act 2001 \(enacted\), section 1/ })
      .click();
    await dock().getByRole('heading', { name: 'Keys Act 2001' }).waitFor();
    await dock().locator('p.asked-for').first().waitFor();
    await page.keyboard.press('Escape');
    await dock().waitFor({ state: 'detached' });
  });

  it('is come to from the search of commands, and searched for at once or chosen from a list', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('acts on this computer');
    await page.getByRole('menuitem', { name: /^Acts on this computer/ }).waitFor();
    await page.keyboard.press('Enter');
    await dock().getByRole('heading', { name: 'Acts on this computer' }).waitFor();
    await dock().getByRole('searchbox').and(page.locator(':focus')).waitFor();
    const listed = dock().getByRole('list', { name: 'Acts on this computer' });
    await listed.getByRole('button', { name: /^Keys Act 2001 \(/ }).waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
    await listed.getByRole('button', { name: /^Keys Act 2001 \(/ }).press('Enter');
    await dock().getByText('An offence under section 4').waitFor();
    await dock().getByRole('button', { name: 'Close the Act' }).click();
    await dock().waitFor({ state: 'detached' });
  });
});
