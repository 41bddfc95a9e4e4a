import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { keelingIn, type Ran } from '../support/hosts/keeling.ts';
import {
  currentAct,
  mustOpen,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('passes work on as a file and takes it in, and says with its exit code what is left to choose', async () => {
  const folder = temporaryFolder();
  const keeling = (...args: readonly string[]): Promise<Ran> => keelingIn(folder, ...args);
  const revise = async (file: string, name: string, words: string) => {
    const act = currentAct();
    const { session, ...review } = opened(
      mustOpen(await openReview(join(folder, file), testDeps(name))),
      act,
    );
    const edits = [replacing(act, stalkingExamples(act).pid, 'examples', words)];
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits }] });
    await session.close();
  };
  expect(await keeling('new', 'ann.keeling', '--author', 'Ann')).toMatchObject({ code: 0 });
  writeFileSync(
    join(folder, 'edit.json'),
    JSON.stringify({ edits: [{ in: '2A(3)', replace: 'examples', with: 'instances' }] }),
  );
  const drafted = ['draft', 'ann.keeling', '--edit', 'edit.json', '--title', 'Words', '--author', 'Ann'];
  expect(await keeling(...drafted)).toMatchObject({ code: 0 });
  copyFileSync(join(folder, 'ann.keeling'), join(folder, 'bea.keeling'));
  await revise('ann.keeling', 'Ann', 'cases');
  await revise('bea.keeling', 'Bea', 'illustrations');
  const made = await keeling('package', 'bea.keeling', '--out', 'from-bea.keeling-package');
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('entries, ') });
  expect(await keeling('package', 'bea.keeling', '--out', 'from-bea.keeling-package')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is already a file'),
  });
  const before = readFileSync(join(folder, 'ann.keeling'));
  const dry = await keeling('merge', 'ann.keeling', 'from-bea.keeling-package', '--dry-run');
  expect(dry).toMatchObject({ code: 3, err: '' });
  expect(dry.out).toContain('to choose: The words and state of A-001');
  expect(dry.out).toContain('by Ann at ');
  expect(dry.out).toContain('by Bea at ');
  expect(readFileSync(join(folder, 'ann.keeling'))).toEqual(before);
  const taken = ['merge', 'ann.keeling', 'from-bea.keeling-package', '--prefer', 'theirs', '--author', 'Ann'];
  expect(await keeling(...taken)).toMatchObject({ code: 0, err: '' });
  expect((await keeling('list', 'ann.keeling', '--format', 'json')).out).toContain('illustrations');
  expect(await keeling('merge', 'ann.keeling', 'from-bea.keeling-package')).toMatchObject({
    code: 0,
    out: expect.stringContaining('There is nothing new in this package'),
  });
  expect(await keeling('verify', 'ann.keeling')).toMatchObject({ code: 0 });
  expect(await keeling('merge', 'ann.keeling', 'edit.json')).toMatchObject({
    code: 1,
    err: expect.stringContaining('This is not a review package'),
  });
  expect(await keeling('package', 'ann.keeling', '--since', 'x', '--out', 'y')).toMatchObject({ code: 2 });
}, 120_000);
