import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { ferriesSent, wordFileAt } from '../../support/reviews/ferries-review.ts';
import type { Opened } from '../../support/reviews/review.ts';
import { needs } from '../../support/run/programs.ts';
import { editedInLibreOffice, inLibreOffice } from '../../support/word/libreoffice.ts';

/** The rows of the tables of a review's draft, in one reading of it. */
async function rows(review: Opened, reading: 'original' | 'as-amended'): Promise<readonly string[]> {
  const drafted = await review.do('amendment.list', {});
  return plainLines(linesOf(redline(review.act, drafted)), reading).filter((line) => line.includes('\t'));
}

describe('tables of an Act in LibreOffice', { timeout: 180_000 }, () => {
  it('read as they were with every change rejected, and as amended with all accepted', async (context) => {
    needs(context, 'LibreOffice Writer');
    const { review, path } = await ferriesSent();
    const [office] = inLibreOffice([path]);
    for (const [how, reading] of [
      ['reject', 'original'],
      ['accept', 'as-amended'],
    ] as const) {
      // A short row is filled up with empty cells.
      const lines = new Set(office?.[how].split('\n').map((line) => line.trimEnd()));
      const wanted = (await rows(review, reading))
        .flatMap((line) => line.split('\n'))
        .filter((one) => one !== '');
      expect(wanted.filter((line) => !lines.has(line))).toEqual([]);
    }
    const row = (text: string | undefined, words: string) =>
      text?.split('\n').filter((line) => line.startsWith(words));
    expect(row(office?.accept, 'a gull\t')).toEqual([]);
    expect(row(office?.reject, 'a dog\t')).toEqual([]);
  });

  it('come back with nothing to take where they were only saved, and with all that was done to them', async (context) => {
    needs(context, 'LibreOffice Writer');
    const { review, path } = await ferriesSent();
    const [saved, worked] = ['saved.docx', 'worked.docx'].map((name) => join(dirname(path), name));
    if (!saved || !worked) throw new Error('no paths');
    const jobs = [
      { path, out: saved, deeds: [] },
      {
        path,
        out: worked,
        deeds: [
          ['track', true],
          ['replace', '£5', '£6'],
          ['after', 'no charge', ' at all'],
          ['track', false],
          ['row', 'Carrick to Dunlow', '3', 'Dunlow to Edlow', 'in May'],
          ['remove-row', 'Benmore to Carrick'],
        ],
      },
    ] as const;
    expect(editedInLibreOffice(jobs, join(dirname(path), 'jobs.json'))).toEqual([]);

    const first = await review.do('word.look', wordFileAt(saved));
    expect([first.items, first.unplaced]).toEqual([[], []]);

    const { head, items, unplaced } = await review.do('word.look', wordFileAt(worked));
    expect(unplaced).toEqual([]);
    const taken = await review.do('word.take', {
      ...{ ...wordFileAt(worked), head },
      items: items.map(({ id }) => id),
    });
    expect(taken.certificate.differences.map(({ words }) => words)).toEqual([]);
    expect(await rows(review, 'as-amended')).toEqual([
      ...['1\tFerries', '2\tCharges', '(1)\tAn operator may charge.'],
      '(2)\tThe charges are as follows—',
      'Passenger or goods\tCharge\tProvision',
      'an adult\t£6\tsection 3(1)',
      'a child under 12\t£3\tsection 3(2)',
      'a piano\tno charge at all in winter',
      'a dog\t£1',
      ...['3\tPassengers', '(1)\tAn adult is a passenger of 12 or over.', '(2)\tA gull is not a passenger.'],
      ...['Schedule\tRoutes', 'Table 1\tRoutes'],
      '\tRoute\tDays',
      '1\tArdlow to Benmore\tevery day',
      '2A\tCarrick to Dunlow\tSaturday and Sunday',
      '3\tDunlow to Edlow\tin May',
    ]);
  });
});
