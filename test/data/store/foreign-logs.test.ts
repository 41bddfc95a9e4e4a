import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { readReviewSummary } from '../../../data/store/glance-at.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { must, mustOpen, newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A log that SQLite leaves beside a file when its process is killed, with the file as it was then. */
interface Crash {
  readonly file: Buffer;
  readonly log: Buffer;
  readonly suffix: '-journal' | '-wal';
}

const REASON = 'x'.repeat(3_000);

async function atWork(titles: readonly string[], name = 'Ann Draper'): Promise<Opened> {
  const review = await newReview(testDeps(name));
  for (const title of titles) await review.do('amendment.create', { title, reason: REASON });
  return review;
}

/** What a kill in the middle of a write leaves: some pages are written, and the log has what they were. */
async function killedWithin(path: string): Promise<Crash> {
  const db = connect(path);
  await db.raw('PRAGMA cache_size = 2');
  await db.raw('BEGIN IMMEDIATE');
  await db('amendment').update({ json: db.raw(`replace(json, 'x', 'yy')`) });
  const crash: Crash = {
    file: readFileSync(path),
    log: readFileSync(`${path}-journal`),
    suffix: '-journal',
  };
  await db.raw('ROLLBACK');
  await db.destroy();
  return crash;
}

/** What a kill left of a Keeling that kept a log of what it wrote: what was saved last is in that alone. */
async function killedWithLog(path: string): Promise<Crash> {
  const session = mustOpen(await openReview(path, testDeps('Old Keeling')));
  const db = connect(path);
  await db.raw('PRAGMA journal_mode = WAL');
  await db.destroy();
  must(await session.call('amendment.create', { title: 'Last', reason: REASON }));
  const crash: Crash = { file: readFileSync(path), log: readFileSync(`${path}-wal`), suffix: '-wal' };
  await session.close();
  return crash;
}

/** Puts a file and the log of a crash at a path of their own. */
function laid(file: Buffer, { log, suffix }: Crash): string {
  const path = join(temporaryFolder(), 'left.keeling');
  writeFileSync(path, file);
  writeFileSync(path + suffix, log);
  return path;
}

/** What a person finds who opens a file: its amendments once all of it is verified, and what is said of the file. */
async function foundIn(path: string) {
  const session = mustOpen(await openReview(path, testDeps('Ann Other')));
  must(await session.call('ledger.verify', {}));
  const titles = must(await session.call('amendment.list', {})).map(({ title }) => title);
  const { notices = [] } = must(await session.call('review.get', {}));
  // It can be written to, and stays sound.
  must(await session.call('amendment.create', { title: 'Next' }));
  must(await session.call('ledger.verify', {}));
  await session.close();
  return { titles, notices, beside: readdirSync(dirname(path)).toSorted() };
}

const KINDS: readonly (readonly [string, (path: string) => Promise<Crash>, readonly string[]])[] = [
  ['what a write was replacing', killedWithin, ['One', 'Two']],
  ['what was written, by an older Keeling', killedWithLog, ['One', 'Two', 'Last']],
];

describe.each(KINDS)('a log that a kill left, of %s,', (_, kill, whole) => {
  const crashed = async () => {
    const review = await atWork(['One']);
    const older = readFileSync(review.path);
    await review.do('amendment.create', { title: 'Two', reason: REASON });
    await review.session.close();
    return { older, crash: await kill(review.path) };
  };
  const isSetAside = ({ notices, beside }: Awaited<ReturnType<typeof foundIn>>, { suffix }: Crash) => {
    expect(notices).toEqual([
      expect.stringMatching(
        new RegExp(
          `^“left\\.keeling${suffix}” was beside this review, .* now called “left\\.keeling${suffix}\\.set-aside”`,
        ),
      ),
    ]);
    expect(beside).toEqual(['left.keeling', `left.keeling${suffix}.set-aside`]);
  };

  it('makes the file whole that it is of', async () => {
    const { crash } = await crashed();
    const found = await foundIn(laid(crash.file, crash));
    expect(found).toEqual({ titles: whole, notices: [], beside: ['left.keeling'] });
  });

  it('is not applied to an older copy of that file, and both are kept', async () => {
    const { older, crash } = await crashed();
    const path = laid(older, crash);
    const found = await foundIn(path);
    expect(found.titles).toEqual(['One']);
    isSetAside(found, crash);
    expect(readFileSync(`${path}${crash.suffix}.set-aside`).equals(crash.log)).toBe(true);
  });

  it('is not applied to a copy that went on otherwise', async () => {
    const { older, crash } = await crashed();
    const path = join(temporaryFolder(), 'fork.keeling');
    writeFileSync(path, older);
    const session = mustOpen(await openReview(path, testDeps('Bea Reader')));
    for (const title of ['Theirs', 'Theirs too', 'And this'])
      must(await session.call('amendment.create', { title, reason: REASON }));
    await session.close();
    const found = await foundIn(laid(readFileSync(path), crash));
    expect(found.titles).toEqual(['One', 'Theirs', 'Theirs too', 'And this']);
    isSetAside(found, crash);
  });

  it('is not applied to another review', async () => {
    const { crash } = await crashed();
    const other = await atWork(['Others’'], 'Bea Reader');
    await other.session.close();
    const found = await foundIn(laid(readFileSync(other.path), crash));
    expect(found.titles).toEqual(['Others’']);
    isSetAside(found, crash);
  });

  it('is not applied by a look at what reviews there are', async () => {
    const { older, crash } = await crashed();
    const path = laid(older, crash);
    expect(await readReviewSummary(path)).toBeNull();
    expect(readFileSync(path).equals(older)).toBe(true);
    expect(readFileSync(path + crash.suffix).equals(crash.log)).toBe(true);
    await foundIn(path);
    expect(await readReviewSummary(path)).toMatchObject({ title: 'Stalking' });
  });

  it('is missed by nobody where it was deleted and the file is whole without it', async () => {
    const { older } = await crashed();
    const path = join(temporaryFolder(), 'left.keeling');
    writeFileSync(path, older);
    for (const suffix of ['-shm', '-wal', '-journal']) writeFileSync(path + suffix, '');
    const found = await foundIn(path);
    expect(found).toMatchObject({ titles: ['One'], notices: [] });
  });
});

describe('a log that comes to lie beside a file while it is open', () => {
  it('is not applied, and the work goes on', async () => {
    const of = await atWork(['One', 'Two']);
    await of.session.close();
    const { log } = await killedWithLog(of.path);
    const review = await atWork(['Mine'], 'Bea Reader');
    writeFileSync(`${review.path}-wal`, log);
    expect((await review.do('amendment.list', {})).map(({ title }) => title)).toEqual(['Mine']);
    await review.do('amendment.create', { title: 'Mine too' });
    await review.do('ledger.verify', {});
    await review.session.close();
    expect(existsSync(`${review.path}-wal`)).toBe(false);
    const again = mustOpen(await openReview(review.path, testDeps()));
    must(await again.call('ledger.verify', {}));
    expect(must(await again.call('amendment.list', {}))).toHaveLength(2);
    await again.close();
    expect(readdirSync(dirname(review.path))).toContain(`${basename(review.path)}-wal.set-aside`);
  });

  it('is no matter where it is deleted', async () => {
    const review = await atWork(['One']);
    for (const suffix of ['-wal', '-shm', '-journal']) {
      writeFileSync(review.path + suffix, '');
      await review.do('amendment.create', { title: suffix });
      rmSync(review.path + suffix, { force: true });
      await review.do('amendment.create', { title: `After ${suffix}` });
    }
    await review.do('ledger.verify', {});
    expect(await review.do('amendment.list', {})).toHaveLength(7);
    const copy = join(temporaryFolder(), 'copy.keeling');
    copyFileSync(review.path, copy);
    await review.session.close();
    const { titles, notices, beside } = await foundIn(copy);
    expect(titles).toEqual(['One', ...['-wal', '-shm', '-journal'].flatMap((one) => [one, `After ${one}`])]);
    expect([notices, beside]).toEqual([[], ['copy.keeling']]);
  });
});
