import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Knex } from 'knex';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { openReview, type Session } from '../../../data/session/session.ts';
import { MIGRATIONS } from '../../../data/store/migrate.ts';
import type * as driver from '../../../data/store/sqlite/driver.ts';
import { createStore } from '../../../data/store/store.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** How large a file may become, in pages of 4 kB, as if the disk had no more. */
const disk = vi.hoisted(() => ({ pages: 2 ** 30, open: null as Knex | null }));

vi.mock('../../../data/store/sqlite/driver.ts', async (original) => {
  const real = await original<typeof driver>();
  return {
    ...real,
    connect: (path: string) => {
      const db = real.connect(path);
      // The connection does one thing after the other: this is the first.
      void db.raw(`PRAGMA max_page_count = ${disk.pages}`).catch(() => undefined);
      disk.open = db;
      return db;
    },
  };
});

const PAGE = 4096;
const ROOM = 2 ** 30;
const DISKS = amount(4, 100);

beforeEach(() => {
  disk.pages = ROOM;
});

const full = {
  ok: false,
  error: {
    kind: 'unavailable',
    message: expect.stringMatching(/disk is full\. Nothing was (?:saved|changed)/),
  },
};
const responses = (count: number) => {
  const rows = Array.from({ length: count }, (_, at) => `${at},"${'word '.repeat(30)}${at}"`).join('\n');
  return Buffer.from(`Response ID,Do you agree?\n${rows}\n`).toString('base64');
};

/** Works until the disk is full. @returns the titles of what was acknowledged */
async function workUntilFull(session: Session): Promise<readonly string[]> {
  const kept: string[] = [];
  for (let n = 0; n < 200; n += 1) {
    const title = `Amendment ${n}`;
    const made = await session.call('amendment.create', {
      title,
      reason: 'x'.repeat(1 + ((n * 997) % 9000)),
    });
    if (!made.ok) {
      expect(made).toEqual(full);
      return kept;
    }
    kept.push(title);
    const linked = await session.call('link.add', {
      type: 'implements',
      from: `amendment:${made.value.id}`,
      to: 'recommendation:1',
    });
    if (!linked.ok) {
      expect(linked).toEqual(full);
      return kept;
    }
  }
  throw new Error('The disk was never full');
}

const titlesIn = async (session: Session): Promise<readonly string[]> =>
  must(await session.call('amendment.list', {})).map(({ title }) => title);

describe('a disk that is full', () => {
  it(`keeps what was acknowledged, on ${DISKS} disks, and goes on once there is room`, async () => {
    const review = await newReview();
    await review.session.close();
    const pages = Math.ceil(statSync(review.path).size / PAGE);
    const folder = temporaryFolder();
    for (let n = 0; n < DISKS; n += 1) {
      const path = join(folder, `${n}.keeling`);
      copyFileSync(review.path, path);
      disk.pages = pages + Math.floor(Math.random() * 40);
      const session = mustOpen(await openReview(path, testDeps()));
      const kept = await workUntilFull(session);
      const before = must(await session.call('review.get', {})).ledgerHead;
      expect(await session.call('consultation.import', { name: 'r.csv', base64: responses(400) })).toEqual(
        full,
      );
      // What was refused left nothing; what was kept is there; and what asks for no room is answered.
      expect(must(await session.call('review.get', {})).ledgerHead).toEqual(before);
      expect(await titlesIn(session)).toEqual(kept);
      must(await session.call('ledger.verify', {}));
      // Somebody makes room.
      await disk.open?.raw(`PRAGMA max_page_count = ${ROOM}`);
      must(await session.call('amendment.create', { title: 'After' }));
      await session.close();
      disk.pages = ROOM;
      const again = mustOpen(await openReview(path, testDeps()));
      must(await again.call('ledger.verify', {}));
      expect(await titlesIn(again)).toEqual([...kept, 'After']);
      await again.close();
    }
  });

  it('makes no new review, and leaves nothing behind', async () => {
    const path = join(temporaryFolder(), 'new.keeling');
    disk.pages = 20;
    const given = { title: 'New', act: 'ukpga/1997/40', at: 'current' };
    expect(await createReview(path, given, testDeps())).toEqual(full);
    expect(readdirSync(dirname(path))).toEqual([]);
    disk.pages = ROOM;
    await mustOpen(await createReview(path, given, testDeps())).close();
  });

  it('leaves an old file as it was where it can’t be brought up to date', async () => {
    const path = join(temporaryFolder(), 'old.keeling');
    const instrument = must(loadAct('ukpga/1997/40', 'current'));
    const contents = { title: 'Old', instrument, evidence: loadEvidence() };
    must(await createStore(path, (trx) => fillReview(trx, contents, testDeps()), MIGRATIONS.slice(0, 3)));
    const bytes = readFileSync(path);
    disk.pages = Math.ceil(bytes.length / PAGE) + 1;
    expect(await openReview(path, testDeps())).toEqual(full);
    disk.pages = ROOM;
    const session = mustOpen(await openReview(path, testDeps()));
    must(await session.call('ledger.verify', {}));
    await session.close();
  });
});
