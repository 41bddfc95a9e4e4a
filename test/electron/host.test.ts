import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CallName, calls, declarationOf, type ReviewInfo } from '../../core/api.ts';
import { refuse } from '../../core/base/result.ts';
import { createReview } from '../../data/session/create-review.ts';
import { type Caller, createHost, type Host } from '../../electron/host.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

async function hostWith(...names: readonly string[]): Promise<{ host: Host; paths: readonly string[] }> {
  const folder = temporaryFolder();
  const paths = names.map((name) => join(folder, `${name}.keeling`));
  for (const [at, path] of paths.entries()) {
    const given = { title: names[at] ?? '', act: 'ukpga/1997/40', at: 'current' };
    await mustOpen(await createReview(path, given, testDeps())).close();
  }
  const host = await createHost({
    kind: 'web',
    folder,
    dataFolder: join(folder, 'data'),
    asking: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      reveal: async () => null,
      copies: {},
    },
    print: async () => refuse('unsupported', 'Nothing is printed here.'),
  });
  return { host, paths };
}

/** A tab that draws no review yet. */
const page: Caller = { tab: 'one', review: null };

const titleOf = (info: unknown) => (info as ReviewInfo | null)?.title;

it('answers a window that is there before its review with that review', async () => {
  const { host, paths } = await hostWith('First');
  const opening = host.open(paths[0] ?? '');
  const [state, review] = await Promise.all([
    host.host(page, 'host.state', {}),
    host.call(page, 'review.get', {}),
  ]);
  expect(must(state)).toMatchObject({ open: expect.anything() });
  expect(titleOf(must(review))).toBe('First');
  must(await opening);
  await host.close();
});

it('says that no review is open where the one that was to be can’t be', async () => {
  const { host, paths } = await hostWith('First');
  const opening = host.open(`${paths[0]}.none`);
  expect(must(await host.host(page, 'host.state', {}))).toMatchObject({ open: null });
  expect((await host.call(page, 'review.get', {})).ok).toBe(false);
  expect((await opening).ok).toBe(false);
  await host.close();
});

it('keeps what is asked of the open review from the next one', async () => {
  const { host, paths } = await hostWith('First', 'Second');
  const [first = '', second = ''] = paths;
  must(await host.open(first, page.tab));
  const opening = host.open(second, page.tab);
  const renamed = host.call({ ...page, review: first }, 'review.rename', { title: 'First, renamed' });
  must(await opening);
  expect(titleOf(must(await host.call(page, 'review.get', {})))).toBe('Second');
  must(await renamed);
  must(await host.open(first, page.tab));
  expect(titleOf(must(await host.call(page, 'review.get', {})))).toBe('First, renamed');
  await host.close();
});

describe('two tabs', () => {
  const tabs = ['one', 'two'] as const;

  async function twoReviews() {
    const { host, paths } = await hostWith('Alpha', 'Beta');
    const [alpha = '', beta = ''] = paths;
    must(await host.host({ tab: 'one', review: null }, 'host.open', { name: 'Alpha.keeling' }));
    must(await host.host({ tab: 'two', review: null }, 'host.open', { name: 'Beta.keeling' }));
    return { host, alpha, beta };
  }

  it('show a review each, and write into their own', async () => {
    const { host, alpha, beta } = await twoReviews();
    must(await host.call({ tab: 'one', review: alpha }, 'review.rename', { title: 'Alpha, renamed' }));
    must(await host.call({ tab: 'two', review: beta }, 'amendment.create', { title: 'In Beta' }));
    const titles = tabs.map((tab) => host.call({ tab, review: null }, 'review.get', {}));
    expect((await Promise.all(titles)).map((answer) => titleOf(must(answer)))).toEqual([
      'Alpha, renamed',
      'Beta',
    ]);
    expect(must(await host.call({ tab: 'one', review: alpha }, 'amendment.list', {}))).toEqual([]);
    await host.close();
  });

  it('can’t make any call of the contract on the review of the other', async () => {
    const { host, alpha, beta } = await twoReviews();
    const ledgers = async () => [
      must(await host.call({ tab: 'one', review: alpha }, 'ledger.list', {})),
      must(await host.call({ tab: 'two', review: beta }, 'ledger.list', {})),
    ];
    const before = await ledgers();
    for (const name of Object.keys(calls)) {
      const crossed = await host.call({ tab: 'one', review: beta }, name, {});
      expect([name, crossed]).toEqual([name, expect.objectContaining({ ok: false })]);
      expect(crossed).toMatchObject({ error: { kind: 'other-review' } });
    }
    expect(await ledgers()).toEqual(before);
    await host.close();
  });

  it('can’t write without naming the review', async () => {
    const { host } = await twoReviews();
    const writes = (Object.keys(calls) as CallName[]).filter(
      (name) => declarationOf(name).writes !== 'nothing',
    );
    expect(writes).toContain('amendment.revise');
    for (const name of writes) {
      const unnamed = await host.call({ tab: 'one', review: null }, name, {});
      expect(unnamed).toMatchObject({ ok: false, error: { kind: 'other-review' } });
    }
    await host.close();
  });

  it('may show the same review, which stays open until both have left it', async () => {
    const { host, paths } = await hostWith('Alpha', 'Beta');
    const [alpha = ''] = paths;
    for (const tab of tabs)
      must(await host.host({ tab, review: null }, 'host.open', { name: 'Alpha.keeling' }));
    must(await host.leaveReview('one'));
    expect((await host.call({ tab: 'one', review: null }, 'review.get', {})).ok).toBe(false);
    must(await host.call({ tab: 'two', review: alpha }, 'review.rename', { title: 'Still open' }));
    must(await host.host({ tab: 'two', review: alpha }, 'host.open', { name: 'Beta.keeling' }));
    must(await host.host({ tab: 'one', review: null }, 'host.open', { name: 'Alpha.keeling' }));
    expect(titleOf(must(await host.call({ tab: 'one', review: alpha }, 'review.get', {})))).toBe(
      'Still open',
    );
    await host.close();
  });

  it('a new one shows what was opened last, and stays with it', async () => {
    const { host, paths } = await hostWith('Alpha', 'Beta');
    const [alpha = '', beta = ''] = paths;
    must(await host.open(alpha));
    expect(titleOf(must(await host.call({ tab: 'one', review: null }, 'review.get', {})))).toBe('Alpha');
    must(await host.host({ tab: 'two', review: null }, 'host.open', { name: 'Beta.keeling' }));
    expect(must(await host.host({ tab: 'one', review: alpha }, 'host.state', {}))).toMatchObject({
      open: alpha,
    });
    expect(must(await host.host({ tab: 'three', review: null }, 'host.state', {}))).toMatchObject({
      open: beta,
    });
    await host.close();
  });
});
