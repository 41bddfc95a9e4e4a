import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { personNameOf, readPerson, writePerson } from '../../electron/settings.ts';

it.each([
  ['root', 'Name not given'],
  ['Administrator', 'Name not given'],
  ['admin', 'Name not given'],
  ['', 'Name not given'],
  [' ', 'Name not given'],
  ['ada', 'ada'],
  ['Admiral', 'Admiral'],
  ['groot', 'groot'],
])('an account named “%s” is recorded as “%s”', (account, name) => {
  expect(personNameOf(account)).toBe(name);
});

it('the name that a person gave is the one that is recorded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-settings-'));
  const before = await readPerson(folder);
  expect(before.name).not.toMatch(/^root$/i);
  expect(before.name).not.toBe('');
  await writePerson(folder, { name: 'Ada Official', role: 'Policy official' });
  expect(await readPerson(folder)).toEqual({ name: 'Ada Official', role: 'Policy official' });
  rmSync(folder, { recursive: true, force: true });
});
