import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { HostCallOutput } from '../../core/api.ts';
import { refuse } from '../../core/base/result.ts';
import { openReview } from '../../data/session/session.ts';
import { connect } from '../../data/store/sqlite/driver.ts';
import { createHost, type Host } from '../../electron/host.ts';
import { must, mustOpen, newReview, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder = '';
let host: Host;

beforeEach(async () => {
  const home = temporaryFolder();
  folder = join(home, 'reviews');
  mkdirSync(folder);
  host = await createHost({
    kind: 'web',
    folder,
    dataFolder: join(home, 'data'),
    asking: {
      chooseFile: async () => null,
      chooseFolder: async () => null,
      reveal: async () => null,
      copies: {},
    },
    print: async () => refuse('unsupported', 'Nothing is printed here.'),
  });
  onTestFinished(() => host.close());
});

const TAB = { tab: 'a page', review: null };
const listed = async () =>
  (must(await host.host(TAB, 'host.state', {})) as HostCallOutput<'host.state'>).reviews.map(
    ({ name, changedAt }) => ({ name, changedAt }),
  );

/** A closed review in the folder whose last entry was written at a time, and whose file was touched long after. */
async function reviewOf(name: string, changedAt: string): Promise<string> {
  const made = await newReview();
  await made.session.close();
  const session = mustOpen(await openReview(made.path, { ...testDeps(), now: () => changedAt }));
  must(await session.call('amendment.create', { title: 'Last' }));
  await session.close();
  const path = join(folder, name);
  copyFileSync(made.path, path);
  return path;
}

describe('the list of reviews', () => {
  it('says when each really changed, the newest first, whatever was done to its file since', async () => {
    const old = await reviewOf('Old.keeling', '2026-11-03T10:00:00.000Z');
    await reviewOf('New.keeling', '2026-11-20T10:00:00.000Z');
    const right = [
      { name: 'New.keeling', changedAt: '2026-11-20T10:00:00.000Z' },
      { name: 'Old.keeling', changedAt: '2026-11-03T10:00:00.000Z' },
    ];
    expect(await listed()).toEqual(right);
    must(await host.host(TAB, 'host.open', { name: 'Old.keeling' }));
    expect(await listed()).toEqual(right);
    must(await host.leaveReview(TAB.tab));
    expect(await listed()).toEqual(right);
    utimesSync(old, new Date(), new Date());
    expect(await listed()).toEqual(right);
  });

  it('follows what is written to a review that is open here, and by another program', async () => {
    const path = await reviewOf('Old.keeling', '2026-11-03T10:00:00.000Z');
    const other = mustOpen(await openReview(path, { ...testDeps(), now: () => '2026-11-04T10:00:00.000Z' }));
    must(await other.call('amendment.create', { title: 'More' }));
    expect(await listed()).toEqual([{ name: 'Old.keeling', changedAt: '2026-11-04T10:00:00.000Z' }]);
    await other.close();
    const opened = must(await host.host(TAB, 'host.open', { name: 'Old.keeling' })) as { path: string };
    const before = Date.now();
    must(await host.call({ ...TAB, review: opened.path }, 'amendment.create', { title: 'Now' }));
    const [now] = await listed();
    expect(Date.parse(now?.changedAt ?? '')).toBeGreaterThanOrEqual(before);
  });

  it('changes no byte and no time of a file, and leaves nothing beside it', async () => {
    const path = await reviewOf('Old.keeling', '2026-11-03T10:00:00.000Z');
    const [bytes, { mtimeMs }] = [readFileSync(path), statSync(path)];
    await listed();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    expect(readdirSync(folder)).toEqual(['Old.keeling']);
  });

  it('asks a review that is open under another path, and does not read its file', async () => {
    const path = await reviewOf('Old.keeling', '2026-11-03T10:00:00.000Z');
    const elsewhere = join(temporaryFolder(), 'link.keeling');
    symlinkSync(path, elsewhere);
    must(await host.open(elsewhere, TAB.tab));
    // Another tab comes to the same review, and not to a second one of the same file.
    const other = { tab: 'another page', review: null };
    expect(must(await host.host(other, 'host.open', { name: 'Old.keeling' }))).toMatchObject({
      path: elsewhere,
    });
    expect(await listed()).toEqual([{ name: 'Old.keeling', changedAt: '2026-11-03T10:00:00.000Z' }]);
  });

  it('is not held up by a file that is made to be read for ever', async () => {
    const path = await reviewOf('Endless.keeling', '2026-11-03T10:00:00.000Z');
    const db = connect(path);
    await db.raw('DROP TABLE review');
    await db.raw(
      `CREATE VIEW review AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
       SELECT max(i) AS id, 'x' AS title, 'x' AS created FROM n`,
    );
    await db.destroy();
    expect(await listed()).toEqual([
      { name: 'Endless.keeling', changedAt: statSync(path).mtime.toISOString() },
    ]);
  });

  it('says of a file that can’t be read when that was changed', async () => {
    const path = join(folder, 'Ruined.keeling');
    writeFileSync(path, 'ruined');
    const then = new Date('2026-01-02T03:04:05.000Z');
    utimesSync(path, then, then);
    expect(await listed()).toEqual([{ name: 'Ruined.keeling', changedAt: then.toISOString() }]);
  });
});
