import { expect, it } from 'vitest';
import { asFile } from '../../../data/consultation/support.ts';
import { newReview } from '../../../support/reviews/review.ts';
import { readReference } from '../../support.ts';

/** The files, and by the place of their column which questions are closed and who answered. */
const FILES = [
  { file: 'responses_lgr_format.csv', headers: 1, kind: 0, closed: [1, 2, 3, 4, 6] },
  { file: 'responses_biomass_format.csv', headers: 2, kind: 2, closed: [3] },
  { file: 'responses_scr_format.csv', headers: 2, kind: 0, closed: [2, 3] },
];

it.each(FILES)('$file is tallied as it is counted cell by cell', async ({ file, headers, kind, closed }) => {
  const bytes = readReference('consultation', file);
  const review = await newReview();
  await review.do('consultation.import', asFile(file, bytes));
  const tallies = await review.do('consultation.tallies', {});
  const rows = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
    .slice(headers)
    .map((line) => line.split(','));
  expect(rows).toHaveLength(5);
  expect(tallies).toHaveLength(closed.length);
  for (const [at, column] of closed.entries()) {
    const cells: Record<string, number> = {};
    for (const row of rows) {
      const [who, said] = [row[kind] ?? '', row[column] ?? ''];
      if (said === '') continue;
      for (const key of [said, `${who}: ${said}`]) cells[key] = (cells[key] ?? 0) + 1;
    }
    const tally = tallies[at];
    const told: Record<string, number> = {};
    for (const { name, chosen, byGroup } of tally?.rows ?? []) {
      told[name] = chosen.all;
      for (const [place, group] of (tally?.groups ?? []).entries()) {
        const number = byGroup[place]?.all ?? 0;
        if (number > 0) told[`${group.name}: ${name}`] = number;
      }
    }
    expect(told).toEqual(cells);
    expect(tally?.answers.all).toBe(rows.filter((row) => row[column] !== '').length);
  }
});
