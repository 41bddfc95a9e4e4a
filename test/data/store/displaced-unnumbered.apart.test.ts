import { copyFileSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import type * as identity from '../../../data/store/file-identity.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';

/** How a drive that numbers no files, or each anew at every look, tells of them. */
const drive = vi.hoisted(() => ({ numbers: 'none' as 'none' | 'passing', next: 1n }));

vi.mock('../../../data/store/file-identity.ts', async (original) => {
  const real = await original<typeof identity>();
  return {
    ...real,
    readFileFacts: async (path: string) => {
      const facts = await real.readFileFacts(path);
      if (typeof facts === 'string') return facts;
      const passing = { device: 1n, inode: drive.next++ };
      return { ...facts, identity: drive.numbers === 'none' ? null : passing };
    },
  };
});

it.each(['none', 'passing'] as const)(
  'a file is told from another that takes its place on a drive whose numbers are %s, by what was saved in it',
  async (numbers) => {
    drive.numbers = numbers;
    const review = await newReview();
    const write = (title: string) => review.session.call('amendment.create', { title });
    must(await write('One'));
    const older = `${review.path}.older`;
    copyFileSync(review.path, older);
    must(await write('Two'));
    expect(review.session.displaced()).toBeNull();
    const before = readFileSync(older);
    renameSync(older, review.path);
    expect(await write('Three')).toMatchObject({ ok: false, error: { displacement: 'replaced' } });
    expect(readFileSync(review.path).equals(before)).toBe(true);
    await review.session.close();
    const own = readdirSync(dirname(review.path)).find((name) => name.includes('(your version)'));
    const session = mustOpen(await openReview(`${dirname(review.path)}/${own}`, testDeps()));
    const titles = must(await session.call('amendment.list', {})).map(({ title }) => title);
    await session.close();
    expect(titles).toEqual(['One', 'Two']);
  },
);
