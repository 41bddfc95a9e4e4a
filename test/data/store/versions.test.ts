import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAct } from '../../../data/corpus/acts.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { openReview } from '../../../data/session/session.ts';
import { MIGRATIONS } from '../../../data/store/migrate.ts';
import { createStore } from '../../../data/store/store.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const NEWEST = MIGRATIONS.length;

/** The bytes of a review as each version of Keeling left it, from the first. */
const left: Buffer[] = [];
beforeAll(async () => {
  const instrument = must(loadAct('ukpga/1997/40', 'current'));
  const contents = { title: 'Old', instrument, evidence: NO_EVIDENCE };
  const folder = mkdtempSync(join(tmpdir(), 'keeling-versions-'));
  for (let version = 1; version <= NEWEST; version++) {
    const path = join(folder, `${version}.keeling`);
    must(
      await createStore(path, (trx) => fillReview(trx, contents, testDeps()), MIGRATIONS.slice(0, version)),
    );
    left.push(readFileSync(path));
  }
  return () => rmSync(folder, { recursive: true, force: true });
});

/** A file that is of one version and says that it is of another. */
function saying(of: number, version: number): string {
  const bytes = Buffer.from(left[of - 1] ?? []);
  bytes.writeInt32BE(version, 60);
  const path = join(temporaryFolder(), 'said.keeling');
  writeFileSync(path, bytes);
  return path;
}

/** What opening a file says; that it leaves every byte of it, and nothing beside it, is held. */
async function refusalOf(path: string): Promise<string> {
  const [before, { mtimeMs }] = [readFileSync(path), statSync(path)];
  const opened = await openReview(path, testDeps());
  if (opened.ok) await opened.value.close();
  expect(opened.ok).toBe(false);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(statSync(path).mtimeMs).toBe(mtimeMs);
  expect(readdirSync(dirname(path))).toEqual(['said.keeling']);
  return opened.ok ? '' : opened.error.message;
}

describe('a file that says that it is of a version', () => {
  it.each([-5, -1, -(2 ** 31)])('of %i is told to be damaged, and left as it is', async (version) => {
    expect(await refusalOf(saying(NEWEST, version))).toBe(
      `The review file was altered or damaged: it says that it is of version ${version}, which there is not. Nothing was changed. Open a backup.`,
    );
  });

  it.each([NEWEST + 1, 2 ** 31 - 1])(
    'of %i, which is newer, is refused, and left as it is',
    async (version) => {
      expect(await refusalOf(saying(NEWEST, version))).toContain('was made by a newer version of Keeling');
    },
  );

  it('of 0 is refused, and left as it is', async () => {
    expect(await refusalOf(saying(NEWEST, 0))).toContain('does not say of which version');
  });

  it('other than its own is refused where the tables differ, and left as it is', async () => {
    for (let of = 1; of <= NEWEST; of++)
      for (let version = 1; version <= NEWEST; version++) {
        // The third version added no table.
        const isAlike = of === version || (Math.min(of, version) === 2 && Math.max(of, version) === 3);
        if (!isAlike)
          expect(await refusalOf(saying(of, version))).toContain(`of version ${version}, and its table`);
      }
  });

  it('of its own is brought up to date', async () => {
    for (let version = 1; version <= NEWEST; version++) {
      const path = saying(version, version);
      const session = mustOpen(await openReview(path, testDeps()));
      must(await session.call('ledger.verify', {}));
      const { notices = [] } = must(await session.call('review.get', {}));
      const said = expect.stringContaining(`an older version of Keeling (file version ${version})`);
      expect(notices.slice(0, 1)).toEqual(version < NEWEST ? [said] : []);
      await session.close();
      expect(readFileSync(path).readInt32BE(60)).toBe(NEWEST);
    }
  });

  it('of any other number is refused in one sentence, and left as it is', async () => {
    const other = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).filter((n) => n < 1 || n > NEWEST);
    await fc.assert(
      fc.asyncProperty(other, async (version) => {
        expect(await refusalOf(saying(NEWEST, version))).toMatch(/^[^\n]+\.$/);
      }),
      { numRuns: 30 },
    );
  });
});

it('a version that was set in an open file is met at the next start, and no log is brought into the file', async () => {
  const review = await newReview();
  await review.do('amendment.create', { title: 'Kept' });
  const path = join(temporaryFolder(), 'said.keeling');
  copyFileSync(review.path, path);
  await review.session.close();
  const bytes = readFileSync(path);
  bytes.writeInt32BE(-5, 60);
  writeFileSync(path, bytes);
  expect(await refusalOf(path)).toContain('version -5');
  expect(existsSync(`${path}-wal`)).toBe(false);
});
