import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearLeftovers, listLeftovers } from '../../data/base/leftovers.ts';
import {
  makerStatusOf,
  ownedTemporaryFolder,
  unfinishedFilePath,
  unfinishedFolderPath,
} from '../../data/base/unfinished.ts';
import { openReview } from '../../data/session/session.ts';
import { mustOpen, newReview, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** The number of a process that has ended. */
const ENDED = spawnSync(process.execPath, ['-e', '']).pid;

/** A name that this process gives, as another process of this computer would have given it. */
const by = (pid: number, path: string): string => path.replace(`-${process.pid}-`, `-${pid}-`);
const OLD_PART = '.stalking.keeling.0b6f9fd3-6a21-4c5e-9f0e-0d7d8f3f1c11.part';
const DAY = 24 * 3_600_000;

/** Names that people and other programs give, or could. */
const STRANGERS = [
  'stalking.keeling',
  'stalking.keeling-wal',
  'stalking.keeling-shm',
  '.stalking.keeling',
  '.hidden',
  'film.mkv.part',
  '.film.mkv.part',
  '.download.0b6f9fd3-6a21-4c5e-9f0e-0d7d8f3f1c11.part',
  '.notes.unfinished-draft',
  '.notes.unfinished-0123456789ab.txt',
  'pack.unfinished-0123456789ab',
  'keeling-read-abc123',
  'keeling-read-my-own-folder',
  'stalking.backup-v3.keeling',
];

describe('what is not finished', () => {
  it('is told from what is anybody else’s', () => {
    for (const name of STRANGERS) expect(makerStatusOf(name), name).toBeNull();
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(makerStatusOf(name)).toBeNull();
      }),
    );
  });

  it('says who makes it, whatever it is called', () => {
    const called = fc.string({ minLength: 1, maxLength: 200 }).filter((name) => /^[^/\0\n]+$/.test(name));
    fc.assert(
      fc.property(called, (name) => {
        for (const path of [
          unfinishedFilePath(join('/a', `${name}.keeling`)),
          unfinishedFolderPath(join('/a', `${name}-pack`)),
        ]) {
          expect(makerStatusOf(basename(path))).toBe('living');
          expect(makerStatusOf(basename(by(ENDED, path)))).toBe('ended');
          expect(makerStatusOf(basename(by(process.ppid, path)))).toBe('living');
          expect(Buffer.byteLength(basename(path))).toBeLessThan(255);
        }
      }),
    );
    // A process that had our number before us has ended; one of another computer can't be asked.
    const part = basename(unfinishedFilePath('/a/x.keeling'));
    expect(makerStatusOf(part.replace(/-[0-9a-f]{8}-(?=[0-9a-f]{12}\.part)/, '-00000000-'))).toBe('ended');
    expect(makerStatusOf(part.replace(/[0-9a-f]{8}(?=-\d+-)/, '00000000'))).toBe('unknown');
    expect(makerStatusOf(OLD_PART)).toBe('unknown');
  });

  it('is cleared where a process left it, with all that is in it, and nothing else is touched', async () => {
    const folder = temporaryFolder();
    for (const name of STRANGERS) writeFileSync(join(folder, name), 'x');
    const [file, dir, temp] = [
      by(ENDED, unfinishedFilePath(join(folder, 'a.keeling'))),
      by(ENDED, unfinishedFolderPath(join(folder, 'a-pack'))),
      join(folder, by(ENDED, basename(await ownedTemporaryFolder('read')))),
    ];
    const writing = unfinishedFilePath(join(folder, 'b.keeling'));
    for (const path of [file, `${file}-wal`, `${file}-journal`, writing, `${writing}-wal`])
      writeFileSync(path, 'x');
    for (const path of [dir, temp]) {
      mkdirSync(path);
      writeFileSync(join(path, 'a.html'), 'x');
    }
    expect((await listLeftovers(folder)).filter(({ isAbandoned }) => isAbandoned)).toHaveLength(5);
    await clearLeftovers(folder);
    expect(readdirSync(folder).toSorted()).toEqual(
      [...STRANGERS, basename(writing), `${basename(writing)}-wal`].toSorted(),
    );
  });

  it('of another computer, or of a Keeling that didn’t say whose it is, is cleared once it is untouched for a week', async () => {
    const folder = temporaryFolder();
    const theirs = basename(unfinishedFilePath('/a/x.keeling')).replace(/[0-9a-f]{8}(?=-\d+-)/, '00000000');
    const paths = [theirs, OLD_PART, '.a-pack.unfinished-0123456789ab'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, 'x');
    await clearLeftovers(folder);
    expect(readdirSync(folder)).toHaveLength(3);
    for (const [days, left] of [
      [6, 3],
      [8, 0],
    ] as const) {
      const then = new Date(Date.now() - days * DAY);
      for (const path of paths) utimesSync(path, then, then);
      await clearLeftovers(folder);
      expect(readdirSync(folder)).toHaveLength(left);
    }
  });

  it('is cleared from beside a review when it is opened, and a folder that is not there stops nobody', async () => {
    const review = await newReview();
    await review.session.close();
    const left = by(ENDED, unfinishedFilePath(review.path));
    writeFileSync(left, 'x');
    await mustOpen(await openReview(review.path, testDeps())).close();
    expect(existsSync(left)).toBe(false);
    await expect(clearLeftovers(join(temporaryFolder(), 'none'))).resolves.toBeUndefined();
  });
});
