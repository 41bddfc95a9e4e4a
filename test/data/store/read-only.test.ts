import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CallName, calls } from '../../../core/api.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { openReview, openToRead, type Session } from '../../../data/session/session.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import {
  currentAct,
  must,
  mustOpen,
  newReview,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { someOf } from '../../support/run/some-of.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

let sound: Buffer;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-'));
  const given = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };
  const review = opened(
    mustOpen(await createReview(join(folder, 'a.keeling'), given, testDeps())),
    currentAct(),
  );
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const { id } = await review.do('amendment.create', { title: 'Kept through damage', edits });
  await review.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' });
  for (let n = 0; n < 30; n += 1)
    await review.do('amendment.create', { title: `More ${n}`, reason: 'x'.repeat(3000) });
  await review.session.close();
  sound = readFileSync(review.path);
  rmSync(folder, { recursive: true });
});

function fileOf(bytes: Buffer, name = 'damaged.keeling'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** Every write that needs no more than what is there is refused with the reason, and nothing is where it was not. */
async function expectReadOnly(session: Session, words: RegExp): Promise<void> {
  const refusal = { ok: false, error: { kind: 'refused', message: expect.stringMatching(words) } };
  const { call } = session;
  expect(await call('amendment.create', { title: 'Lost' })).toEqual(refusal);
  expect(await call('review.rename', { title: 'Lost' })).toEqual(refusal);
  expect(await call('thread.add', { on: 'amendment:A-001', text: 'Lost' } as never)).toMatchObject({
    ok: false,
  });
  expect(await call('review.rebase', { act: 'ukpga/1997/40', at: 'enacted' } as never)).toMatchObject({
    ok: false,
  });
}

const noise = (bytes: Buffer, page: number): Buffer => {
  const spoilt = Buffer.from(bytes);
  for (let at = 0; at < 4096; at += 1) spoilt[page * 4096 + at] = (at * 31 + page * 7) % 251;
  return spoilt;
};

describe('a read-only file', () => {
  it('is read whole, refuses every write with the reason, and is left as it was', async () => {
    const path = fileOf(sound);
    chmodSync(path, 0o444);
    const session = mustOpen(await openToRead(path, testDeps()));
    const review = must(await session.call('review.get', {}));
    expect(review).toMatchObject({ title: 'Stalking', path, readOnly: { damaged: false, lost: [] } });
    expect(must(await session.call('amendment.list', {}))).toHaveLength(31);
    expect(must(await session.call('ledger.verify', {})).entries).toBe(review.ledgerHead.seq);
    await expectReadOnly(session, /read-only.*is read-only.*Nothing was saved/);
    const copy = join(temporaryFolder(), 'copy.keeling');
    must(await session.copyTo(copy));
    expect(await session.copyTo(copy)).toMatchObject({ ok: false, error: { kind: 'clash' } });
    await session.close();
    expect(readFileSync(path).equals(sound)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['damaged.keeling']);
    const again = mustOpen(await openReview(copy, testDeps()));
    must(await again.call('amendment.create', { title: 'Kept' }));
    await again.close();
  });
});

describe('a damaged file', () => {
  it('is read as far as it can be, wherever it is damaged, or says why not; and is never written to', async () => {
    const pages = Array.from({ length: Math.floor(sound.length / 4096) }, (_, page) => page);
    let read = 0;
    let whole = 0;
    // One in seven loses nothing that can’t be had again: there is to be one among those that are tried.
    for (const [nth, page] of someOf(pages, pages.length).entries()) {
      if (nth >= amount(8, pages.length) && whole > 0) break;
      const bytes = noise(sound, page);
      const path = fileOf(bytes);
      const answer = await openToRead(path, testDeps());
      if (answer.ok) {
        const session = answer.value;
        const { readOnly } = must(await session.call('review.get', {}));
        // Damage that nothing meets when the file is opened is for the check of the whole file to find.
        if (readOnly) {
          read += 1;
          expect(readOnly.damaged).toBe(true);
          const amendments = must(await session.call('amendment.list', {}));
          expect(must(await session.call('act.get', {})).root.kind).toBe('act');
          if (amendments.length === 31 && readOnly.lost.length === 0) whole += 1;
          else expect(readOnly.lost.join()).toMatch(/could be read/);
          await expectReadOnly(session, /read-only.*damaged/);
        }
        await session.close();
        if (readOnly) expect(readFileSync(path).equals(bytes)).toBe(true);
      } else {
        expect(answer.error.message).toMatch(/damaged|not a Keeling|another program/);
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }
    }
    expect(read).toBeGreaterThan(0);
    expect(whole).toBeGreaterThan(0);
  });

  it('is given back what its ledger tells, and the Act from where the same text is held', async () => {
    const path = fileOf(sound, 'review.keeling');
    const db = connect(path);
    // As if the pages of three tables had gone, and nothing else.
    await db.raw('PRAGMA foreign_keys = OFF');
    await db('instrument').delete();
    await db('amendment').delete();
    await db('link').delete();
    await db.destroy();
    const session = mustOpen(await openToRead(path, testDeps()));
    expect(must(await session.call('review.get', {})).readOnly).toMatchObject({ damaged: true, lost: [] });
    expect(must(await session.call('amendment.list', {}))).toHaveLength(31);
    expect(must(await session.call('link.list', {}))).toHaveLength(1);
    must(await session.call('ledger.verify', {}));
    const copy = join(temporaryFolder(), 'rescued.keeling');
    must(await session.copyTo(copy));
    await session.close();
    const again = mustOpen(await openReview(copy, testDeps()));
    must(await again.call('ledger.verify', {}));
    must(await again.call('amendment.create', { title: 'Goes on' }));
    await again.close();
  });

  it('that was cut short is read as far as it goes', async () => {
    const path = fileOf(sound);
    truncateSync(path, sound.length - 8192);
    const session = mustOpen(await openToRead(path, testDeps()));
    expect(must(await session.call('review.get', {})).readOnly?.why).toMatch(/cut short/);
    expect(must(await session.call('amendment.list', {})).length).toBeGreaterThan(0);
    await session.close();
  });

  it.each([0, 50, 4096])('of which only %i bytes are left says so', async (length) => {
    const path = fileOf(sound.subarray(0, length));
    expect(await openToRead(path, testDeps())).toMatchObject({ ok: false });
  });
});

describe('a person who opens a file is told', () => {
  const noticesOf = async (path: string, now?: string) => {
    const deps = testDeps();
    const session = mustOpen(await openToRead(path, now ? { ...deps, now: () => now } : deps));
    const { notices = [] } = must(await session.call('review.get', {}));
    await session.close();
    return notices;
  };

  it.each([
    'review (Ann’s conflicted copy 2026-11-26).keeling',
    'review (conflict 2026-11-26-10-00-00).keeling',
    'review.sync-conflict-20261126-101500-ABCDEFG.keeling',
    'review-conflict-1.keeling',
  ])('of %s, which a sync folder left beside it', async (name) => {
    const path = fileOf(sound, 'review.keeling');
    copyFileSync(path, join(dirname(path), name));
    copyFileSync(path, join(dirname(path), 'other (conflicted copy).keeling'));
    expect(await noticesOf(path)).toEqual([expect.stringContaining(`“${name}”`)]);
    expect(readFileSync(join(dirname(path), name)).equals(sound)).toBe(true);
  });

  it('of a clock that was put back, and their work is kept in its order', async () => {
    const path = fileOf(sound, 'review.keeling');
    expect(await noticesOf(path, '2027-01-01T00:00:00.000Z')).toEqual([]);
    expect(await noticesOf(path, '2020-01-01T00:00:00.000Z')).toEqual([
      expect.stringContaining('Set the clock'),
    ]);
    const before = { ...testDeps(), now: () => '2020-01-01T00:00:00.000Z' };
    const session = mustOpen(await openReview(path, before));
    const { id } = must(await session.call('amendment.create', { title: 'Before its time' }));
    const { entries } = must(await session.call('ledger.verify', {}));
    expect(must(await session.call('ledger.list', { after: entries - 1, limit: 1 }))).toMatchObject([
      { seq: entries, at: '2020-01-01T00:00:00.000Z', subject: `amendment:${id}` },
    ]);
    await session.close();
  });
});

it('has no call that writes by another way than the one that is refused', async () => {
  const review = await newReview();
  const path = review.path;
  await review.session.close();
  chmodSync(path, 0o444);
  const session = mustOpen(await openToRead(path, testDeps()));
  const before = must(await session.call('review.get', {})).ledgerHead;
  // Whatever its input: one that isn't the call's is refused, too, and none may leave anything.
  for (const name of Object.keys(calls) as CallName[]) await session.call(name, {} as never);
  expect(must(await session.call('review.get', {})).ledgerHead).toEqual(before);
  await session.close();
});
