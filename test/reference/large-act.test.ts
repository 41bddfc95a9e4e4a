import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathTo, walk } from '../../core/act/tree.ts';
import { readActFile } from '../../data/formats/act-file.ts';
import { compareCommand } from '../../electron/cli/commands/compare.ts';
import { faults } from '../browser/support/axe.ts';
import { fillDate } from '../browser/support/dates.ts';
import { keyboardAt } from '../browser/support/keyboard.ts';
import { must } from '../support/reviews/review.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { readReference, referencePath } from './support.ts';

const ACT = ['akn', 'employment-rights-act-1996', 'act.xml'] as const;

/** What the long made-up Act has none of: formulae, quoted provisions, and markup as an office wrote it. */
describe.skipIf(whyNoWorkbench() !== null)('the Employment Rights Act 1996 in the window', () => {
  let bench: Workbench;
  const failures: string[] = [];

  beforeAll(async () => {
    bench = await openWorkbench();
    const { page } = bench;
    page.on('pageerror', (error) => failures.push(error.message));
    await page.setInputFiles('input[type=file]', referencePath(...ACT));
    const sheet = page.getByRole('dialog', { name: 'Import act.xml' });
    // The office's draft says none of these.
    await sheet.getByLabel('Year').first().fill('1996');
    await sheet.getByLabel('Chapter or number').fill('18');
    await fillDate(sheet, 'Date of the text', '2026-01-01');
    await sheet.getByRole('button', { name: 'Save on this computer' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Name of the review' }).fill('Employment');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('heading', { name: 'Employment Rights Act 1996' }).waitFor();
  });
  afterAll(() => bench?.close());

  it('has nothing that axe finds wrong in the middle of it', async () => {
    await keyboardAt(bench.page).goTo('230');
    await bench.page.getByRole('group', { name: /^230 Employees, workers etc/ }).waitFor();
    expect(await faults(bench.page)).toEqual([]);
  });

  it('is drawn whole, with each of its sections, and without a fault', async () => {
    const { page } = bench;
    const { root } = must(readActFile(readReference(...ACT))).instrument;
    await page.locator('.text-scroller').focus();
    await page.keyboard.press('Control+a');
    await page.waitForFunction(() => document.querySelector('.unit.far') === null);
    // A section of another Act that is quoted is drawn in what quotes it.
    const isQuoted = (pid: string) => pathTo(root, pid).some(({ kind }) => kind === 'quotation');
    const sections = [...walk(root)].filter(({ kind, pid }) => kind === 'section' && !isQuoted(pid));
    expect(await page.locator('.act .unit.section').count()).toBe(sections.length);
    expect(failures).toEqual([]);
  });
});

describe('the Employment Rights Act 1996 on the command line', () => {
  it('differs in nothing from itself', async () => {
    const path = referencePath(...ACT);
    const value = must(await compareCommand.run({ positionals: [path, path], values: {} }));
    const text = typeof value === 'string' ? value : value.text;
    expect(text.split('\n').at(-1)).toMatch(/^0 differences/);
  });
});
