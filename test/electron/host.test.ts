import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { refuse } from '../../core/result.ts';
import { createReview } from '../../data/handlers.ts';
import { createHost, type Host } from '../../electron/host.ts';
import { must, testDeps } from '../support/review.ts';
import { temporaryFolder } from '../support/temporary.ts';

async function hostWith(...names: readonly string[]): Promise<{ host: Host; paths: readonly string[] }> {
  const folder = temporaryFolder();
  const paths = names.map((name) => join(folder, `${name}.keeling`));
  for (const [at, path] of paths.entries()) {
    const given = { title: names[at] ?? '', act: 'ukpga/1997/40', at: 'current' };
    await must(await createReview(path, given, testDeps())).close();
  }
  const host = await createHost({
    kind: 'web',
    folder,
    dataFolder: join(folder, 'data'),
    asking: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      reveal: async () => null,
    },
    print: async () => refuse('unsupported', 'Nothing is printed here.'),
  });
  return { host, paths };
}

const titleOf = (info: unknown) => (info as ReviewInfo | null)?.title;

it('answers a window that is there before its review with that review', async () => {
  const { host, paths } = await hostWith('First');
  const opening = host.open(paths[0] ?? '');
  const [state, review] = await Promise.all([host.host('host.state', {}), host.call('review.get', {})]);
  expect(must(state)).toMatchObject({ open: expect.anything() });
  expect(titleOf(must(review))).toBe('First');
  must(await opening);
  await host.close();
});

it('says that no review is open where the one that was to be can’t be', async () => {
  const { host, paths } = await hostWith('First');
  const opening = host.open(`${paths[0]}.none`);
  expect(must(await host.host('host.state', {}))).toMatchObject({ open: null });
  expect((await host.call('review.get', {})).ok).toBe(false);
  expect((await opening).ok).toBe(false);
  await host.close();
});

it('keeps what is asked of the open review from the next one', async () => {
  const { host, paths } = await hostWith('First', 'Second');
  must(await host.open(paths[0] ?? ''));
  const opening = host.open(paths[1] ?? '');
  const renamed = await host.call('review.rename', { title: 'First, renamed' });
  must(await opening);
  expect(titleOf(must(await host.call('review.get', {})))).toBe('Second');
  must(renamed);
  must(await host.open(paths[0] ?? ''));
  expect(titleOf(must(await host.call('review.get', {})))).toBe('First, renamed');
  await host.close();
});
