import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeTexts } from '../../../data/corpus/held-texts.ts';
import { importAct } from '../../../data/corpus/import.ts';
import { importFolder } from '../../../data/corpus/import-folder.ts';
import { CLML_METADATA, clmlBody } from '../../support/acts/clml.ts';
import { must } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const SECTION =
  '<P1group><Title>T</Title><P1 id="section-1"><Pnumber>1</Pnumber><P1para><Text>Keep it dry.</Text></P1para></P1></P1group>';
const actNo = (number: number, words = 'Keep it dry.') =>
  clmlBody(SECTION.replace('Keep it dry.', words)).replace('Number Value="9"', `Number Value="${number}"`);
/** A draft, of which the file says neither year nor number. */
const DRAFT = clmlBody(SECTION).replace(
  CLML_METADATA,
  CLML_METADATA.replace('<ukm:Year Value="2001"/><ukm:Number Value="9"/>', '')
    .replace('Value="final"', 'Value="draft"')
    .replace(/<ukm:EnactmentDate[^>]*>/, ''),
);

const places = () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in/more'), { recursive: true });
  return { shelf: join(folder, 'acts'), from: join(folder, 'in') };
};

describe('a folder of Acts’ files', () => {
  it('is held file by file, and what can’t be is named with the reason', async () => {
    const { shelf, from } = places();
    writeFileSync(join(from, 'a.xml'), actNo(1));
    writeFileSync(join(from, 'b.xml'), actNo(2).slice(0, -60));
    writeFileSync(join(from, 'c.xml'), actNo(1, 'Keep it wet.'));
    writeFileSync(join(from, 'd.xml'), DRAFT);
    writeFileSync(join(from, 'e.txt'), 'No Act');
    writeFileSync(join(from, 'more/f.XML'), actNo(3));
    writeFileSync(join(from, 'more/g.xml'), '<html/>');
    const files = must(await importFolder(from, { shelf }));
    expect(
      files.map(({ name, outcome }) => [name, outcome.kind === 'held' ? outcome.id : outcome.reason]),
    ).toEqual([
      ['a.xml', 'ukpga/2001/1'],
      ['b.xml', expect.stringContaining('cut short')],
      ['c.xml', expect.stringContaining('already another text of ukpga/2001/1')],
      ['d.xml', expect.stringContaining('does not say the year and number')],
      ['more/f.XML', 'ukpga/2001/3'],
      ['more/g.xml', expect.stringContaining('neither legislation.gov.uk’s XML nor Akoma Ntoso')],
    ]);
    const held = (await describeTexts(shelf)).filter((text) => text.from === 'imported');
    expect(held.map(({ id }) => id)).toEqual(['ukpga/2001/1', 'ukpga/2001/3']);
    const again = must(await importFolder(from, { shelf }));
    expect(again.flatMap(({ outcome }) => (outcome.kind === 'held' ? [outcome.shelfChange] : []))).toEqual([
      'same',
      'same',
    ]);
  });

  it('is refused where there is none', async () => {
    const { shelf, from } = places();
    expect(await importFolder(join(from, 'nowhere'), { shelf })).toMatchObject({
      error: { kind: 'not-found' },
    });
  });
});

describe('what a file doesn’t say', () => {
  it('is asked for, and nothing is kept without it', async () => {
    const { shelf } = places();
    const looked = must(await importAct(DRAFT, { shelf, keep: false }));
    expect(looked.lacks).toEqual(['year', 'number', 'date']);
    expect(await importAct(DRAFT, { shelf, keep: true })).toMatchObject({
      error: { kind: 'invalid', place: 'number' },
    });
    expect((await describeTexts(shelf)).some(({ from }) => from === 'imported')).toBe(false);
    const extraDetails = { year: '2026', number: '30', date: '2026-05-01' };
    const { instrument, lacks } = must(await importAct(DRAFT, { shelf, keep: true, extraDetails }));
    expect([instrument.id, instrument.version, instrument.number, lacks]).toEqual([
      ...['ukpga/2026/30', '2026-05-01', '2026 c. 30'],
      [],
    ]);
  });

  it.each([
    [{ year: '26', number: '3' }, 'year'],
    [{ year: '2026', number: 'three' }, 'number'],
    [{ year: '2026', number: '3', date: '1 May' }, 'date'],
    [{ year: '2026' }, 'number'],
  ])('is refused where it is none: %j', async (extraDetails, place) => {
    const { shelf } = places();
    expect(await importAct(DRAFT, { shelf, keep: true, extraDetails })).toMatchObject({
      error: { kind: 'invalid', place },
    });
  });

  it('is nothing of an Act as it was passed', async () => {
    const { shelf } = places();
    expect(must(await importAct(actNo(4), { shelf, keep: true })).lacks).toEqual([]);
  });
});
