import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Provision, walk } from '../../core/act/tree.ts';
import { linesOf, plainLines } from '../../core/amend/redline/lines.ts';
import { redline } from '../../core/amend/redline/redline.ts';
import { ACT_BOOKMARK } from '../../data/formats/docx/act-lines.ts';
import { verifyPack } from '../../data/papers/pack/verify.ts';
import { currentAct, must } from '../support/reviews/review.ts';
import { needs } from '../support/run/programs.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { readDocx, settle, within } from '../support/word/docx-reader.ts';
import { inLibreOffice } from '../support/word/libreoffice.ts';
import { allAmendments, exportPack } from './support/export-pack.ts';
import { clickAt } from './support/pointer.ts';
import { type Watched, watch } from './support/quiet.ts';

const TITLE = 'Following by device';
const REASON = 'The examples name the internet and email, and nothing that follows a person’s movements.';

/** What the test types into subsection (3), as anybody would say it: the words before, and the words after. */
const TYPED = [
  ['omissions which, in particular circumstances, are ones', 'omissions which are ones'],
  ['the internet, email or any other form', 'the internet, email, any device or any other form'],
  ['spying on a person.', 'spying on a person (by any means).'],
] as const;

function sectionOf(num: string): Provision {
  const found = [...walk(currentAct())].find((node) => node.kind === 'section' && node.num === num);
  if (!found) throw new RangeError(`No section ${num}`);
  return found;
}

/** The Act as it is printed, or one section of it. */
const baseLines = (section?: string): readonly string[] =>
  plainLines(linesOf(redline(section ? sectionOf(section) : currentAct(), [])), 'original');

const amended = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => TYPED.reduce((now, [before, after]) => now.replace(before, after), line));

/** A line as a person sees it: without what is there for screen readers, spaces as one. */
const seen = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const hidden of copy.querySelectorAll('.hidden-words, .note-mark, [aria-hidden=true]'))
      hidden.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

steps('the main job, as a person does it', { skip: whyNoWorkbench() !== null }, () => {
  let workbench: Workbench;
  let page: Page;
  let watched: Watched;
  let pack = '';

  const section = () => page.locator(`[data-unit="${sectionOf('2A').pid}"]`);
  const panel = () => page.getByRole('complementary', { name: 'The amendment being worked on' });
  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click();
  const saved = () => panel().getByText('Saved', { exact: true }).waitFor();
  /** The lines of section 2A as they are on screen. */
  const onScreen = async (): Promise<readonly string[]> => {
    const lines = await section().locator('.line').all();
    return Promise.all(lines.map(seen));
  };
  const spaced = (lines: readonly string[]) => lines.map((line) => line.replace(/\s+/g, ' ').trim());

  beforeAll(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    watched = watch(page);
  });
  afterAll(() => workbench?.close());

  it('starts with a name for the person and one for the review', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Ada Official');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await page.getByLabel('Name of the review').fill('The main job');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'The main job' }).waitFor();
    await expect.poll(onScreen).toEqual(spaced(baseLines('2A')));
  });

  it('opens section 2A and types an insertion and a deletion into subsection (3)', async () => {
    await page.getByRole('row', { name: /^2A Offence of stalking/ }).click();
    await page.keyboard.press('Enter');
    const text = page.getByRole('textbox', { name: /^section 2A, tracked typing/ });
    await text.waitFor();

    await clickAt(text, 'email', 'after');
    await page.keyboard.type(', any device');
    await clickAt(text, ', in particular circumstances,', 'before');
    for (const _ of ', in particular circumstances,') await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Delete');
    await clickAt(text, 'spying on a person', 'after');
    await page.keyboard.type(' (by any meanz)');
    for (const _ of 'z)') await page.keyboard.press('Backspace');
    await page.keyboard.type('s)');
    await saved();
    await panel().getByText('A-001').first().waitFor();

    await page.keyboard.press('Escape');
    await text.waitFor({ state: 'detached' });
    await expect.poll(() => section().evaluate((unit) => unit === document.activeElement)).toBe(true);
    await view('As amended');
    await expect.poll(onScreen).toEqual(spaced(amended(baseLines('2A'))));
  });

  it('names the amendment and gives its reason', async () => {
    await panel().getByLabel('Title').click();
    await page.keyboard.type(TITLE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(REASON);
    await expect.poll(() => panel().getByLabel('Reason').inputValue()).toBe(REASON);
    await page.keyboard.press('Tab');
    await saved();
  });

  it('loses nothing when the page is loaded again', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'The main job' }).waitFor();
    await view('As amended');
    await expect.poll(onScreen).toEqual(spaced(amended(baseLines('2A'))));
    await view('Original');
    await expect.poll(onScreen).toEqual(spaced(baseLines('2A')));
    await view('Marked up');
    const marks = async (mark: 'ins' | 'del') =>
      Promise.all((await section().locator(mark).all()).map((found) => seen(found)));
    await expect.poll(() => marks('del')).toEqual([', in particular circumstances,']);
    await expect.poll(() => marks('ins')).toEqual([', any device', '(by any means)']);
    await section().locator('del').click();
    await expect.poll(() => panel().getByLabel('Title').inputValue()).toBe(TITLE);
    await expect.poll(() => panel().getByLabel('Reason').inputValue()).toBe(REASON);
  });

  it('links it to recommendation 1 and to a note', async () => {
    await panel()
      .getByRole('button', { name: /^Add a link/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option', { name: 'Recommendation 1', exact: true }).click();
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await panel().getByRole('button', { name: 'Remove the link: implements Recommendation 1' }).waitFor();

    await panel()
      .getByRole('button', { name: /^Add a link/ })
      .click();
    await dialog.getByRole('button', { name: /implements/ }).click();
    await page.getByRole('option', { name: 'is supported by', exact: true }).click();
    await dialog.getByLabel('Search consultation notes').fill('N-001');
    await page.keyboard.press('Tab');
    await dialog.getByRole('option', { name: /^N-001/ }).click();
    await dialog.getByRole('button', { name: 'Add the link' }).click();
    await panel()
      .getByRole('button', { name: /^Remove the link: is supported by N-001/ })
      .waitFor();
  });

  it('is in the list of amendments, and answers the recommendation', async () => {
    await room('Amendments');
    const card = page.getByRole('article', { name: TITLE });
    const facts = await seen(card);
    expect(facts).toContain('section 2A(3)');
    expect(facts).toContain('implements Recommendation 1');
    expect(facts).toContain(REASON);
    expect(facts).toContain('Ada Official');

    await room('Recommendations');
    const answered = page.getByRole('article', { name: 'Recommendation 1', exact: true });
    await answered.getByRole('button', { name: `A-001 ${TITLE}` }).waitFor();
    const unanswered = page.getByRole('article', { name: 'Recommendation 2', exact: true });
    await unanswered.getByText('No amendment answers this recommendation.').waitFor();
    await room('Consultation');
    await page
      .getByRole('article')
      .filter({ hasText: 'N-001' })
      .getByRole('button', { name: 'A-001' })
      .waitFor();
  });

  it('exports a pack that verifies', async () => {
    await room('Pack');
    await allAmendments(page);
    pack = await exportPack(page);
    expect(must(await verifyPack(pack)).selection).toEqual(['A-001']);
  });

  it.skipIf(process.env.KEELING_HOST === 'electron')('downloads it as a zip that verifies', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the zip' }).click();
    const zip = join(workbench.folder, 'downloaded.zip');
    await (await downloading).saveAs(zip);
    must(await verifyPack(zip));
  });

  it('gives a Word file that is the Act with every change rejected, and the amended Act with them accepted', () => {
    const document = readDocx(readFileSync(join(pack, 'marked-up-with-comments.docx')));
    expect(document.faults).toEqual([]);
    const act = within(document, ACT_BOOKMARK);
    for (const [how, lines] of [
      ['reject', (section?: string) => baseLines(section)],
      ['accept', (section?: string) => amended(baseLines(section))],
    ] as const) {
      const whole = settle(act, how);
      expect(whole).toEqual(lines());
      const start = whole.findIndex((line) => line.startsWith('2A\t'));
      expect(
        whole.slice(
          start,
          whole.findIndex((line) => line.startsWith('2B\t')),
        ),
      ).toEqual(lines('2A'));
    }
    expect(amended(baseLines('2A'))).not.toEqual(baseLines('2A'));
    const changes = act.flatMap(({ runs }) => runs).filter(({ kind }) => kind !== 'kept');
    expect(changes.map(({ kind, text, author }) => [kind, text, author])).toEqual([
      ['del', ', in particular circumstances,', 'Ada Official'],
      ['ins', ', any device', 'Ada Official'],
      ['ins', ' (by any means)', 'Ada Official'],
    ]);
    expect([document.runChanges, document.markChanges]).toEqual([3, 0]);
  });

  it('gives a Word file in which LibreOffice finds the same changes and the same two texts', (context) => {
    needs(context, 'LibreOffice Writer');
    const [found] = inLibreOffice([join(pack, 'marked-up-with-comments.docx')]);
    expect(found?.count).toBe(3);
    expect(found?.reject).toContain(baseLines('2A').join('\n'));
    expect(found?.accept).toContain(amended(baseLines('2A')).join('\n'));
  });

  it('is all there when the review was left and is opened again', async () => {
    const home = async () => {
      await page
        .getByRole('button', { name: /The main job|Another/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^All reviews/ }).click();
    };
    await home();
    await page.getByLabel('Name of the review').fill('Another');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Another' }).waitFor();
    await room('Amendments');
    await page
      .getByRole('tabpanel', { name: 'Amendments' })
      .getByText('There are no amendments yet.')
      .waitFor();
    await home();
    await page.getByRole('button', { name: 'The main job' }).click();
    await page.getByRole('heading', { level: 1, name: 'The main job' }).waitFor();
    await room('Amendments');
    await expect.poll(() => seen(page.getByRole('article', { name: TITLE }))).toContain(REASON);
    await room('History');
    await page.getByRole('button', { name: 'Check the history' }).click();
    await page.getByText(/^No entry is missing or altered/).waitFor();
    expect(readdirSync(workbench.folder).filter((name) => name.endsWith('.keeling'))).toEqual([
      'Another.keeling',
      'The main job.keeling',
    ]);
  });

  it('was done without a complaint, and without a request to anybody else', () => {
    expect(watched).toEqual({ complaints: [], foreign: [] });
  });
});
