import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readActFile } from '../../data/formats/act-file.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { must } from '../support/reviews/review.ts';
import { steps } from '../support/windows/steps.ts';
import { openWorkbench, type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { fillDate } from './support/dates.ts';

const NS =
  'xmlns="http://www.legislation.gov.uk/namespaces/legislation" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/"';
const act = (words: string): string => `<Legislation ${NS}>
  <ukm:Metadata><dc:title>A Made-up Act 2001</dc:title><ukm:PrimaryMetadata><ukm:DocumentClassification>
  <ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/><ukm:DocumentStatus Value="final"/>
  </ukm:DocumentClassification><ukm:Year Value="2001"/><ukm:Number Value="9"/><ukm:EnactmentDate Date="2001-05-11"/>
  </ukm:PrimaryMetadata></ukm:Metadata>
  <Primary><Body><P1group><Title>A duty</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para>
  <Text>${words}</Text></P1para></P1></P1group></Body></Primary></Legislation>`;

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/xml',
  buffer: Buffer.from(text, 'utf8'),
});

const skip = whyNoWorkbench() !== null;
let bench: Workbench;
beforeAll(async () => {
  if (!skip) bench = await openWorkbench();
});
afterAll(() => bench?.close());

const choose = (name: string, text: string) =>
  bench.page.setInputFiles('.new-review input[type=file]:not(.folder-pick)', file(name, text));

it.skipIf(skip).each([
  ['bomb.xml', '<!DOCTYPE a [<!ENTITY b "bbbb">]><Legislation/>', /document type declaration/],
  ['words.xml', 'In section 2, omit “x”.', /neither legislation.gov.uk’s XML nor Akoma Ntoso/],
  ['cut.xml', act('x').slice(0, -40), /cut short/],
])('says why it can’t read %s', async (name, text, reason) => {
  await bench.page.reload();
  await choose(name, text);
  const sheet = bench.page.getByRole('dialog', { name: `Import ${name}` });
  await sheet.getByText(reason).waitFor();
  await sheet.getByRole('button', { name: 'Close', exact: true }).last().click();
  await sheet.waitFor({ state: 'detached' });
});

it.skipIf(skip)('says of a file without sections that there is nothing in it to amend', async () => {
  await bench.page.reload();
  await choose('empty.xml', act('x').replace(/<Body>[\s\S]*<\/Body>/, '<Body></Body>'));
  const sheet = bench.page.getByRole('dialog', { name: 'Import empty.xml' });
  await sheet.getByText('There are no sections in this file, so there is nothing in it to amend.').waitFor();
  await sheet.getByRole('button', { name: 'Do not save' }).click();
  await sheet.waitFor({ state: 'detached' });
});

steps('importing an Act in the window', { skip }, () => {
  it('looks at it first, keeps it when told to, and starts a review of it', async () => {
    const { page } = bench;
    await page.getByRole('heading', { name: 'New review' }).waitFor();
    await choose('made-up.xml', act('A person must do it.'));
    const sheet = page.getByRole('dialog', { name: 'Import made-up.xml' });
    await sheet.getByText('A Made-up Act 2001').waitFor();
    await sheet.getByText('All 8 words of the file were read, numbers and letters included.').waitFor();
    await expect
      .poll(() => sheet.getByRole('textbox', { name: 'Save as' }).inputValue())
      .toBe('ukpga/2001/9@enacted');
    await sheet.getByRole('button', { name: 'Save on this computer' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /A Made-up Act 2001/ }).waitFor();
    await page.getByRole('textbox', { name: 'Name of the review' }).fill('Made up');
    await page.getByRole('button', { name: 'Start the review' }).click();
    await page.getByRole('article', { name: /A Made-up Act 2001/ }).waitFor();
    await expect.poll(() => page.getByRole('article').textContent()).toContain('A person must do it.');
  });

  it('says how another text of it differs, and keeps nothing unless told to', async () => {
    const { page } = bench;
    await page.locator('.top-bar button:has(h1)').click();
    await page.getByRole('menuitem', { name: /^All reviews/ }).click();
    await page.getByRole('heading', { name: 'New review' }).waitFor();
    await choose('other.xml', act('A person may do it.'));
    const sheet = page.getByRole('dialog', { name: 'Import other.xml' });
    await sheet
      .getByText(/^Differs from the saved text “As legislation.gov.uk’s .*” in 1 place: 1 of substance\.$/)
      .waitFor();
    await sheet.getByRole('button', { name: 'Save on this computer' }).click();
    await sheet
      .getByRole('alert')
      .getByText(/There is already another text/)
      .waitFor();
    await sheet.getByRole('button', { name: 'Do not save' }).click();
  });

  it('names the words of a file that can’t be read, and keeps it only when the person knows', async () => {
    const { page } = bench;
    const xml = writeAkn(must(readActFile(act('A person must do it.'))).instrument, { ids: 'legislation' });
    const beside = '<components><component><doc><p>Left alone.</p></doc></component></components></act>';
    await choose('beside.xml', xml.replace('</act>', beside));
    const sheet = page.getByRole('dialog', { name: 'Import beside.xml' });
    await sheet
      .getByRole('alert')
      .getByText(/^The file has \d+ words, and \d+ words were read\.$/)
      .waitFor();
    await sheet.getByRole('heading', { name: 'Words that were not read' }).waitFor();
    await sheet.getByText(/“left alone”/).waitFor();
    await sheet.getByRole('textbox', { name: 'Save as' }).fill('ukpga/2001/9@beside');
    await sheet.getByRole('button', { name: 'Save anyway' }).click();
    await sheet.waitFor({ state: 'detached' });
  });
});

steps('importing what says less, and more than one', { skip }, () => {
  it('asks for the year, the number and the date that a file doesn’t say', async () => {
    const { page } = bench;
    await page.getByRole('heading', { name: 'New review' }).waitFor();
    const draft = act('It is dry.')
      .replace('<ukm:Year Value="2001"/><ukm:Number Value="9"/><ukm:EnactmentDate Date="2001-05-11"/>', '')
      .replace('Value="final"', 'Value="draft"');
    await choose('draft.xml', draft);
    const sheet = page.getByRole('dialog', { name: 'Import draft.xml' });
    const save = sheet.getByRole('button', { name: 'Save on this computer' });
    await sheet.getByText('The file does not say the year and number').waitFor();
    await expect.poll(() => save.isDisabled()).toBe(true);
    await sheet.getByLabel('Year').first().fill('2026');
    await sheet.getByLabel('Chapter or number').fill('30');
    await fillDate(sheet, 'Date of the text', '2026-05-01');
    await save.click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /A Made-up Act 2001, .*2026-05-01/ }).waitFor();
  });

  it('takes a folder, and names what it could not read', async () => {
    const { page, folder } = bench;
    const from = join(folder, 'from');
    mkdirSync(join(from, 'more'), { recursive: true });
    writeFileSync(join(from, 'one.xml'), act('One.').replace('Number Value="9"', 'Number Value="11"'));
    writeFileSync(join(from, 'more/two.xml'), act('Two.').replace('Number Value="9"', 'Number Value="12"'));
    writeFileSync(join(from, 'more/cut.xml'), act('Cut.').slice(0, -40));
    await page.setInputFiles('.new-review input.folder-pick', from);
    const sheet = page.getByRole('dialog', { name: 'Import a folder' });
    await sheet.getByText('2 texts saved on this computer, 1 not.').waitFor();
    await sheet.getByText(/more\/cut\.xml: .*cut short/).waitFor();
    await sheet.getByRole('button', { name: 'Close', exact: true }).last().click();
    await sheet.waitFor({ state: 'detached' });
  });

  it('watches a folder by its name, in a browser that can’t ask for one', async () => {
    const { page } = bench;
    if ((await page.getByText('Watch a folder', { exact: true }).count()) === 0)
      return expect(page.url()).toMatch(/^app:/);
    await page.getByText('Watch a folder', { exact: true }).click();
    const name = page.getByLabel('Name of the folder');
    await name.fill('../out');
    await page.getByRole('button', { name: 'Watch this folder' }).click();
    await page.getByText(/cannot be the name of a folder/).waitFor();
    const within = await page.locator('.watch-folder code').textContent();
    const sent = join(within ?? '', 'Acts sent');
    mkdirSync(sent);
    writeFileSync(join(sent, 'boat.xml'), act('Boats.').replace('Number Value="9"', 'Number Value="21"'));
    writeFileSync(join(sent, 'cut.xml'), act('Cut.').slice(0, -40));
    await name.fill('Acts sent');
    await page.getByRole('button', { name: 'Watch this folder' }).click();
    const watched = page.getByRole('region', { name: 'The watched folder' });
    await expect.poll(() => watched.locator('code').textContent()).toBe(sent);
    await watched.getByText(': 1 so far').waitFor();
    await watched.getByText('Not imported (1)').click();
    await watched.getByText(/cut short/).waitFor();
    await watched.getByRole('button', { name: 'Stop watching' }).click();
    await watched.waitFor({ state: 'detached' });
  });

  it('shows the explanatory note of an instrument after the law, apart from it', async () => {
    const { page } = bench;
    const order = act('No kite may be flown.')
      .replaceAll('Primary', 'Secondary')
      .replace('UnitedKingdomPublicGeneralAct', 'UnitedKingdomStatutoryInstrument')
      .replace('A Made-up Act 2001', 'The Made-up Kites Order 2001')
      .replace(
        '</Body>',
        `</Body><ExplanatoryNotes><Title>EXPLANATORY NOTE</Title><Comment><Para><Text>(This note is not part of the Order)</Text></Para></Comment>
         <P><Text>This Order stops kites.</Text></P></ExplanatoryNotes>`,
      );
    await choose('order.xml', order);
    const sheet = page.getByRole('dialog', { name: 'Import order.xml' });
    await sheet.getByText('Shown as text, and can’t be edited: the explanatory note.').waitFor();
    await sheet.getByRole('button', { name: 'Save on this computer' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /The Made-up Kites Order 2001/ }).waitFor();
    await page.getByRole('textbox', { name: 'Name of the review' }).fill('Kites');
    await page.getByRole('button', { name: 'Start the review' }).click();
    const text = page.getByRole('article', { name: /The Made-up Kites Order 2001/ });
    const after = text.getByRole('region', { name: 'After the law' });
    await after.getByText('This Order stops kites.').waitFor();
    await after.getByText(/^Not part of the law/).waitFor();
    await expect
      .poll(() => text.locator('[data-unit]').allTextContents())
      .not.toContain('This Order stops kites.');
    await text.getByText('as made. Crown copyright.').waitFor();
  });
});
