import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { openReview } from '../../data/session/session.ts';
import { copyCommand } from '../../electron/cli/commands/copy.ts';
import { newCommand } from '../../electron/cli/commands/new.ts';
import { startWebHost, type WebHost } from '../../electron/web/serve.ts';
import { must, mustOpen, newReview, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const passing = () =>
  readdirSync(tmpdir()).filter(
    (name) => name.startsWith('keeling-send-') && name.includes(`-${process.pid}-`),
  );

async function amendmentsIn(path: string): Promise<readonly string[]> {
  const session = mustOpen(await openReview(path, testDeps()));
  must(await session.call('ledger.verify', {}));
  const list = must(await session.call('amendment.list', {}));
  await session.close();
  return list.map(({ title }) => title);
}

describe('in a browser', () => {
  let host: WebHost;
  let folder: string;
  let review: string;
  const ask = async (channel: 'host' | 'api', name: string, input: object = {}) => {
    const response = await fetch(`http://127.0.0.1:${host.port}/${channel}/${name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${host.token}`,
        'content-type': 'application/json',
        'keeling-tab': 'one',
        ...(review ? { 'keeling-review': encodeURIComponent(review) } : {}),
      },
      body: JSON.stringify(input),
    });
    return response.json();
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    review = '';
    const pages = join(folder, 'pages');
    host = await startWebHost({ folder: join(folder, 'reviews'), dataFolder: join(folder, 'data'), pages });
    onTestFinished(() => host.close());
    review = (must(await ask('host', 'host.create', { name: 'Stalking' })) as ReviewInfo).path;
    must(await ask('api', 'amendment.create', { title: 'Sent' }));
  });

  it('is a download of one whole file, once, which leaves nothing behind', async () => {
    const { path, download, bytes } = must(await ask('host', 'host.sendCopy')) as {
      path: string | null;
      download: string;
      bytes: number;
    };
    expect(path).toBeNull();
    const response = await fetch(`http://127.0.0.1:${host.port}${download}`);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''Stalking%20copy%20\d{4}-\d\d-\d\d\.keeling$/,
    );
    const got = Buffer.from(await response.arrayBuffer());
    expect(got.length).toBe(bytes);
    const copy = join(folder, 'got.keeling');
    writeFileSync(copy, got);
    expect(await amendmentsIn(copy)).toEqual(['Sent']);
    expect((await fetch(`http://127.0.0.1:${host.port}${download}`)).status).toBe(404);
    await expect.poll(passing).toEqual([]);
    // The list of reviews stays as it was.
    expect(readdirSync(join(folder, 'reviews')).filter((name) => name.endsWith('.keeling'))).toEqual([
      'Stalking.keeling',
    ]);
  });

  it('that nobody came for goes with the host', async () => {
    must(await ask('host', 'host.sendCopy'));
    expect(passing()).toHaveLength(1);
    await host.close();
    expect(passing()).toEqual([]);
  });

  it('is refused where no review is open', async () => {
    await host.close();
    host = await startWebHost({
      folder: join(folder, 'none'),
      dataFolder: join(folder, 'data'),
      pages: folder,
    });
    review = '';
    expect(await ask('host', 'host.sendCopy')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(passing()).toEqual([]);
  });
});

describe('on the command line', () => {
  it('is the file that was named, also while the review is open, and never over another', async () => {
    const review = await newReview();
    const folder = temporaryFolder();
    vi.stubEnv('KEELING_DATA', folder);
    await review.do('amendment.create', { title: 'Sent' });
    const out = join(folder, 'copy.keeling');
    const copy = () => copyCommand.run({ positionals: [review.path], values: { out } });
    expect(must(await copy())).toContain(out);
    expect(await amendmentsIn(out)).toEqual(['Sent']);
    expect(existsSync(`${out}-journal`)).toBe(false);
    expect(await copy()).toMatchObject({ ok: false, error: { kind: 'clash' } });
    await review.do('amendment.create', { title: 'Goes on' });
  });

  it('and a package of all the work become a review with `keeling new --from`', async () => {
    const review = await newReview();
    const folder = temporaryFolder();
    vi.stubEnv('KEELING_DATA', folder);
    await review.do('amendment.create', { title: 'Sent' });
    const [copy, work, later] = ['copy.keeling', 'all.work', 'later.work'].map((name) => join(folder, name));
    must(await review.session.copyTo(copy ?? ''));
    await review.do('package.make', { to: work });
    await review.do('package.make', { since: 1, to: later });
    const from = (file = '', to = '') =>
      newCommand.run({ positionals: [join(folder, to)], values: { from: file } });
    expect(must(await from(copy, 'a.keeling'))).toMatch(/a\.keeling: Stalking, \d+ entries$/);
    expect(must(await from(work, 'b.keeling'))).toMatch(/b\.keeling: Stalking, \d+ entries$/);
    for (const name of ['a.keeling', 'b.keeling'])
      expect(await amendmentsIn(join(folder, name))).toEqual(['Sent']);
    expect(await from(later, 'c.keeling')).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(await from(copy, 'a.keeling')).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(existsSync(join(folder, 'c.keeling'))).toBe(false);
  });
});
