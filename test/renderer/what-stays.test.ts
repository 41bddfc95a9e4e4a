import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pathsUnder } from '../support/run/paths-under.ts';

/** What is kept on this computer and nowhere else, by the file that says so: nothing else may be promised to stay. */
const STAYS: Readonly<Record<string, string>> = {
  'renderer/history/backups/backups-sheet.tsx': 'backups',
};

const PROMISE =
  /(?:kept|keep it|held|saves?(?: a backup)?|stays?|remains?) on this computer|\b(?:stays?|remains?) here\b/i;

it('is said to stay on this computer only where it does', () => {
  const saying = ['renderer', 'electron', 'data', 'core'].flatMap((folder) =>
    pathsUnder(folder)
      .map((path) => `${folder}/${path}`)
      .filter((path) => /\.tsx?$/.test(path))
      .filter((path) =>
        readFileSync(path, 'utf8')
          .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
          .replaceAll(/\s+/g, ' ')
          .match(PROMISE),
      ),
  );
  expect(saying.toSorted()).toEqual(Object.keys(STAYS).toSorted());
});
