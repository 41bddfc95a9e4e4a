import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CITING_ACTS } from '../support/acts/citing-acts.ts';
import { holdActs } from '../support/acts/library.ts';
import { OTHER_ACT } from '../support/acts/other-act.ts';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('imports a folder, lists and searches what is held', async () => {
  const folder = temporaryFolder();
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'boats.xml'), OTHER_ACT.file);
  writeFileSync(join(folder, 'in', 'cut.xml'), OTHER_ACT.file.slice(0, -30));
  const imported = await keeling('import', 'in');
  expect(imported.code).toBe(3);
  expect(imported.out.split('\n')).toEqual([
    'boats.xml: ukpga/2001/9@enacted, saved',
    expect.stringMatching(/^cut\.xml: not saved\. .*cut short/),
    '2 files: 1 saved, 1 not',
  ]);
  expect((await keeling('library', 'list')).out.split('\n').at(-1)).toBe('3 texts');
  expect((await keeling('library', 'search', 'boathouse dry')).out).toMatch(
    /^Boathouses Act 2001 \(ukpga\/2001\/9@enacted\), section 1 \(Duty to keep a boathouse dry\): /,
  );
  expect((await keeling('library', 'search', 'zeppelin quarry')).out).toBe('No results');
  expect((await keeling('library', 'burn')).code).toBe(2);
}, 60_000);

it('says what a draft means for the Acts that are held', async () => {
  const folder = temporaryFolder();
  await holdActs(join(folder, 'acts'), CITING_ACTS);
  writeFileSync(join(folder, 'edit.json'), '[{ "in": "section 4", "omit": true }]');
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  await keeling('new', 'r.keeling', '--author', 'Ada');
  await keeling('draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada');
  const checked = await keeling('checks', 'r.keeling', '--only', 'D23');
  expect(checked.code).toBe(3);
  expect(checked.out).toContain(
    'D23 warning, section 4: A-001 omits section 4, which section 1 of the Made-up Offenders Act 2099 cites: “An offence under section 4 of the Protection from Harassment Act 1997 is a listed offence.”',
  );
  expect((await keeling('checks', 'r.keeling', '--only', 'D99')).code).toBe(2);
}, 60_000);
