import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

it('moves a review from the command line, once it has said what that would do', async () => {
  folder = temporaryFolder();
  expect(await keeling('new', 'r.keeling', '--at', 'enacted', '--author', 'Ada')).toMatchObject({
    code: 0,
    err: '',
  });
  const edits = [
    { in: 'section 1(1)(b)', replace: 'ought to know', with: 'should know' },
    { in: 'section 4(4)(a)', replace: 'five years', with: 'seven years' },
  ];
  writeFileSync(join(folder, 'edit.json'), JSON.stringify({ title: 'Two changes', edits }));
  expect(await keeling('draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada')).toMatchObject({
    code: 0,
  });
  const copy = join(folder, 'r.backup-enacted.keeling');

  const dry = await keeling('rebase', 'r.keeling', '--at', 'current', '--dry-run', '--author', 'Ada');
  expect(dry.err).toBe('');
  expect(dry.out).toContain('A-001: 1 carried, 1 not carried over');
  expect(dry.out).toContain('changed: In section 4(4)(a): deleted “five years”; inserted “seven years”');
  expect(dry.out.split('\n').at(-1)).toBe('nothing was changed');
  expect(existsSync(copy)).toBe(false);

  const moved = await keeling('rebase', 'r.keeling', '--at', 'current', '--author', 'Ada');
  expect(moved).toMatchObject({ code: 3, err: '' });
  expect(moved.out.split('\n').at(-1)).toBe(`copied first to ${copy}`);
  expect(existsSync(copy)).toBe(true);
  expect(await keeling('verify', 'r.keeling')).toMatchObject({ code: 0 });

  const before = await keeling('compare', 'r.keeling@3', 'r.keeling@original');
  expect(before).toMatchObject({ err: '' });
  expect(before.out).toContain('2A');

  const again = await keeling('rebase', 'r.keeling', '--at', 'current', '--author', 'Ada');
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('already uses this base text');
});
