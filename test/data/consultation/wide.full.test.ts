import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyseInThread } from '../../../data/analysis/analyse-in-thread.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { readInThread } from '../../../data/readers/read-in-thread.ts';
import { newReview, testDeps } from '../../support/reviews/review.ts';
import { pathsUnder } from '../../support/run/paths-under.ts';
import { bundle } from '../../support/windows/bundle.ts';
import { asFile } from './support.ts';

const root = join(import.meta.dirname, '../../..');

/** As many columns as a sheet can have: most of them a platform's own, and a few questions. */
const WIDE = xlsxOf([
  {
    name: 'Responses',
    header: [
      'Response ID',
      'Q1: Do you agree?',
      'Q2: Why?',
      ...Array.from({ length: 16_381 }, (_, at) => `Embedded data ${at}`),
    ],
    rows: ['Yes', 'No', 'Yes'].map((agrees, at) => [
      `R-${at}`,
      agrees,
      `Because of what happened to number ${at}, which went on for years`,
      ...Array.from({ length: 16_381 }, () => (at === 0 ? 'x' : '')),
    ]),
  },
]);

it('a workbook as wide as can be is read and planned in threads, with what comes of it here', async () => {
  const apart = {
    readFile: readInThread(await bundle('data/readers/thread.ts')),
    analyse: analyseInThread(await bundle('data/analysis/thread.ts')),
  };
  const [here, away] = [await newReview(), await newReview({ ...testDeps(), ...apart })];
  const given = asFile('wide.xlsx', WIDE);
  // Nobody asked a thousand questions: whoever has such a file says which of its columns are.
  expect(await away.session.call('consultation.look', given)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('more than 999 questions') },
  });
  const asked = {
    ...given,
    mapping: {
      header: 'one',
      columns: [
        { index: 0, role: 'respondent-id' },
        { index: 1, role: 'closed-question', code: 'Q1', text: 'Do you agree?' },
        { index: 2, role: 'open-question', code: 'Q2', text: 'Why?' },
      ],
    },
  } as const;
  const looked = await away.do('consultation.look', { ...asked, limit: 2 });
  expect(looked.columns).toHaveLength(16_384);
  expect(looked.rows.map(({ line, fate }) => [line, fate])).toEqual([
    [2, 'added'],
    [3, 'added'],
  ]);
  expect(looked).toEqual(await here.do('consultation.look', { ...asked, limit: 2 }));
  for (const review of [here, away]) {
    const made = await review.do('consultation.import', asked);
    expect(made.dryRun).toMatchObject({ rows: 3, added: 3, answers: 6 });
    expect(made.import).toMatchObject({ respondents: 3, answers: 6 });
  }
  const tallies = await away.do('consultation.tallies', {});
  expect(tallies).toEqual(await here.do('consultation.tallies', {}));
  expect(tallies[0]?.rows.map(({ name, chosen }) => [name, chosen.all])).toEqual([
    ['Yes', 2],
    ['No', 1],
  ]);
  const again = await away.do('consultation.import', asked);
  expect(again).toMatchObject({ import: null, said: expect.stringContaining('was imported as I-0001') });
});

/** What goes through the rows or the columns of a file. */
const GOES_THROUGH =
  /(?:consultation\/(?:prepare|file|dictionary-file|plan-file|guess|headers|stats|import-plan|find-faults)|formats\/(?:csv-read|csv-decode|tables|xlsx\/read))\.ts/;

it('is never gone through by what answers calls, but by the threads alone', () => {
  const folder = join(root, 'data/handlers');
  const files = pathsUnder(folder).filter((path) => path.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  const straying = files.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/^import (?!type\b)([\s\S]*?) from '([^']+)';/gm)]
      .filter(([, names = '', from = '']) => {
        const values = names
          .replace(/[{}]/g, '')
          .split(',')
          .filter((name) => name.trim() !== '' && !/^\s*type\b/.test(name));
        return values.length > 0 && GOES_THROUGH.test(from);
      })
      .map(([, names, from]) => `${path}: ${names} of ${from}`),
  );
  expect(straying).toEqual([]);
});
