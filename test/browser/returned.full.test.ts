import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { pidOf, replace } from '../support/papers/pack.ts';
import { currentAct, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import {
  all,
  del,
  inParagraph,
  ins,
  kept,
  put,
  rewritten,
  savedByWord,
  tracked,
  written,
} from '../support/word/word-file.ts';
import { faultsAtLength } from './support/axe-at-length.ts';
import { focusOn } from './support/focus.ts';

/** What a lawyer does to the file: changes tracked and not, one of ours rejected, a comment, a table, bold type. */
const counsel = all(
  inParagraph('A person who pursues a course of conduct in breach of', (p) =>
    p.replace(
      /(<w:r>.*?<w:t xml:space="preserve">)([^<]*)guilty of( an offence[^<]*)<\/w:t><\/w:r>/,
      (_, start: string, before: string, after: string) =>
        `${start}${before}</w:t></w:r>${del('guilty of')}${ins('liable for')}${kept(after)}`,
    ),
  ),
  put('Short title', 'Short Title'),
  inParagraph('stalking and following', (p) =>
    p
      .replace(/<w:ins .*?<\/w:ins>/, '')
      .replace(/<w:del [^>]*>(.*?)<\/w:del>/, '$1')
      .replaceAll('delText', 't'),
  ),
  inParagraph('monitoring the use by a person', (p) =>
    p.replace('</w:p>', `${tracked('ins', '<w:r><w:drawing/></w:r>')}</w:p>`),
  ),
  inParagraph('which amounts to harassment of another', (p) =>
    p.replace('<w:r>', `<w:r><w:rPr><w:b/>${tracked('rPrChange', '<w:rPr/>')}</w:rPr>`),
  ),
);

/** A review of which a Word file was sent, and that file as it came back. */
async function sentAndBack(folder: string): Promise<{ readonly file: string; readonly back: string }> {
  const file = join(folder, 'stalking.keeling');
  const given = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };
  const review = opened(mustOpen(await createReview(file, given, testDeps('Ann Official'))), currentAct());
  const last = pidOf('2A', '(3)', '(g)');
  await review.do('amendment.create', { title: 'Comma', edits: [replace(last, 'content', '.', ', or')] });
  await review.do('amendment.create', {
    title: 'Heading',
    edits: [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')],
  });
  await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is this wide enough?' });
  const sent = written(await review.do('word.export', { to: join(folder, 'out'), profile: 'lawyer' }));
  await review.session.close();
  const back = join(folder, 'from-counsel.docx');
  writeFileSync(
    back,
    rewritten(sent, {
      'word/document.xml': (xml) => savedByWord(counsel(xml)),
      'word/commentsExtended.xml': (xml) => xml.replace('w15:done="0"', 'w15:done="1"'),
    }),
  );
  return { file, back };
}

steps('a Word file that came back, in the window', { skip: whyNoWorkbench() !== null }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-returned-'));
  let workbench: Workbench;
  let page: Page;
  let back = '';

  beforeAll(async () => {
    const made = await sentAndBack(folder);
    back = made.back;
    workbench = await openWorkbench({ file: made.file, height: 1000 });
    page = workbench.page;
  });
  afterAll(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = () => page.getByLabel('Word file to import');
  const sheet = () => page.getByRole('dialog');
  const tick = (name: RegExp) => sheet().getByRole('checkbox', { name });
  const room = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  it('is refused where it is no Word file', async () => {
    await room('Pack');
    await page.getByRole('button', { name: 'Share and export' }).click();
    await page.getByRole('menuitem', { name: 'Import a returned Word file…' }).click();
    await choose().setInputFiles({ name: 'letter.docx', mimeType: '', buffer: Buffer.from('Dear Sir') });
    await sheet().getByText('letter.docx: The file is not a Word document (.docx).').waitFor();
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
  });

  it('is looked at first, with what was tracked and sound ticked', async () => {
    await page.getByRole('button', { name: 'Import a returned Word file…' }).click();
    await choose().setInputFiles(back);
    await sheet().getByRole('heading', { name: 'Tracked changes 1' }).waitFor();
    await expect.poll(() => tick(/deleted “guilty of”; inserted “liable for”/).isChecked()).toBe(true);
    await expect.poll(() => tick(/deleted “title”; inserted “Title”/).isChecked()).toBe(true);
    await expect.poll(() => tick(/^Without A-002’s change/).isChecked()).toBe(false);
    await expect.poll(() => tick(/^Resolved TH-0001/).isChecked()).toBe(true);
    await sheet().getByText('Only the formatting was changed').waitFor();
    await sheet()
      .getByText(/^The draft will differ in 1 place from the file .*\.$/)
      .waitFor();
    await sheet().getByText('Show 1 difference').click();
    await sheet()
      .getByText(/^Your change was rejected in Word, and that is not imported: Without A-002’s change/)
      .waitFor();
    expect(await faultsAtLength(page)).toEqual([]);
  });

  it('says at each tick what would still differ', async () => {
    await focusOn(tick(/^Without A-002’s change/));
    await page.keyboard.press('Space');
    await sheet()
      .getByText('The draft will equal the file with all changes accepted, to the character.')
      .waitFor();
    await focusOn(tick(/^Without A-002’s change/));
    await page.keyboard.press('Space');
    await sheet()
      .getByText(/^The draft will differ in 1 place from the file .*\.$/)
      .waitFor();
  });

  it('gives what is ticked, by the keyboard: what was typed without tracking is left', async () => {
    await focusOn(tick(/deleted “title”; inserted “Title”/));
    await page.keyboard.press('Space');
    await focusOn(sheet().getByRole('button', { name: 'Import 2 items' }));
    await page.keyboard.press('Enter');
    await sheet()
      .getByText(/^Created A-003\. 1 thing waits for your decision\. 1 thing could not be imported/)
      .waitFor();
    await sheet()
      .getByText(/A picture or drawing was added\./)
      .waitFor();
    await sheet()
      .getByText(/^The draft differs in 2 places from the file .*\.$/)
      .waitFor();
    await sheet()
      .getByText('Heading of section 16: the file has “Title”, and the draft has “title”.')
      .waitFor();
    await sheet().getByRole('button', { name: 'Done', exact: true }).click();
    await sheet().waitFor({ state: 'detached' });
  });

  it('keeps what can’t be imported as a task in a comment at its place, until it is done', async () => {
    const waits = page.getByRole('region', { name: 'Items from Word files that need your decision' });
    await waits.getByRole('button', { name: 'Go to section 2A(3)(d)' }).click();
    await page.getByRole('tab', { name: 'Act', exact: true, selected: true }).waitFor();
    await page.getByRole('button', { name: /^Comments: / }).click();
    const thread = page.getByRole('listitem', { name: 'Thread TH-0002' });
    await thread.getByText(/A picture or drawing was added\./).waitFor();
    await thread.getByText(/^Task for/).waitFor();
    await room('Pack');
    await waits.getByRole('button', { name: 'Mark TH-0002 as done' }).click();
    await waits.getByText(/A picture or drawing was added\./).waitFor({ state: 'detached' });
  });

  it('keeps what waits for a person, until it is dealt with', async () => {
    const waits = page.getByRole('region', { name: 'Items from Word files that need your decision' });
    await waits.getByText('Only the formatting was changed').waitFor();
    await waits.getByRole('button', { name: /^Mark as done/ }).click();
    await waits.waitFor({ state: 'detached' });
  });

  it('is an amendment in the list, and stands in the history', async () => {
    await room('Amendments');
    await page.getByText('Section 2: changed in Word').filter({ visible: true }).first().waitFor();
    await room('History');
    await page
      .getByText(/imported Dana Counsel’s A-003: Section 2/)
      .first()
      .waitFor();
    await page
      .getByText(/the draft then differed in 2 places from the file with all changes accepted/)
      .first()
      .waitFor();
  });
});
