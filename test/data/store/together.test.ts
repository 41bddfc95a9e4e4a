import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../core/base/result.ts';
import { openReview } from '../../../data/session/session.ts';
import { setLockTimeout } from '../../../data/store/sqlite/driver.ts';
import { closeStore, openStore } from '../../../data/store/store.ts';
import { read, write } from '../../../data/store/transact.ts';
import { must, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';

/** A second window on the same file, with another person at it. */
const beside = async (review: Opened): Promise<Opened> =>
  opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);

describe('two sessions on one file', () => {
  it('see what the other saved', async () => {
    const one = await newReview();
    const two = await beside(one);
    await one.do('amendment.create', { title: 'One' });
    await two.do('amendment.create', { title: 'Two' });
    const both = [{ title: 'One' }, { title: 'Two' }];
    expect(await one.do('amendment.list', {})).toMatchObject(both);
    expect(await two.do('amendment.list', {})).toMatchObject(both);
    await one.session.close();
    expect(await two.do('amendment.list', {})).toMatchObject(both);
    await two.session.close();
  });

  it('write at once without losing a word or a number', async () => {
    const one = await newReview();
    const two = await beside(one);
    const each = 25;
    const made = await Promise.all(
      Array.from({ length: each * 2 }, (_, n) =>
        (n % 2 ? one : two).do('amendment.create', { title: `Number ${n}` }),
      ),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(each * 2);
    const listed = await one.do('amendment.list', {});
    expect(listed).toHaveLength(each * 2);
    expect(new Set(listed)).toEqual(new Set(made));
    expect(await two.do('ledger.verify', {})).toMatchObject({ entries: each * 2 + 2 });
    await two.session.close();
  });

  it('never overwrite each other: one of two that revise the same is told', async () => {
    const one = await newReview();
    const two = await beside(one);
    const { id } = await one.do('amendment.create', { title: 'Start' });
    for (let revision = 1; revision <= 20; revision++) {
      const answers = await Promise.all(
        [one, two].map(({ session }, n) =>
          session.call('amendment.describe', { id, revision, title: `Revision ${revision} by ${n}` }),
        ),
      );
      expect(answers.map((answer) => (answer.ok ? 'saved' : answer.error.kind)).sort()).toEqual([
        'saved',
        'stale',
      ]);
      const saved = answers.find((answer) => answer.ok);
      expect(await two.do('amendment.list', {})).toEqual([saved?.ok && saved.value]);
    }
    await two.session.close();
  });
});

describe('a transaction', () => {
  const openDb = async () => {
    const review = await newReview();
    await review.session.close();
    return mustOpen(await openStore(review.path));
  };

  it('keeps nothing of what is refused', async () => {
    const db = await openDb();
    const refused = await write(db, async (trx) => {
      await trx('review').update({ title: 'Altered' });
      return refuse('refused', 'No');
    });
    expect(refused).toEqual(refuse('refused', 'No'));
    expect(await db('review').pluck('title')).toEqual(['Stalking']);
    await closeStore(db);
  });

  it('keeps nothing of what throws, and throws it on', async () => {
    const db = await openDb();
    const failing = write(db, async (trx) => {
      await trx('review').update({ title: 'Altered' });
      throw new TypeError('ours');
    });
    await expect(failing).rejects.toThrow(TypeError);
    expect(await db('review').pluck('title')).toEqual(['Stalking']);
    await closeStore(db);
  });

  it('that cannot be committed is not reported as saved, and leaves the way free for the next', async () => {
    const db = await openDb();
    const failing = write(db, async (trx) => {
      // The one failure of a commit itself that can be made to order: a broken tie, looked at only then.
      await trx.raw('PRAGMA defer_foreign_keys = ON');
      await trx('link').insert({ id: 'l-404', seq: 404, type: '', from_ref: '', to_ref: '', json: '{}' });
      return ok(null);
    });
    await expect(failing).rejects.toThrow(/FOREIGN KEY/);
    expect(await db('link')).toEqual([]);
    const next = await write(db, async (trx) => ok(await trx('review').update({ title: 'Next' })));
    expect(next).toEqual(ok(1));
    expect(await read(db, async (trx) => ok(await trx('review').pluck('title')))).toEqual(ok(['Next']));
    await closeStore(db);
  });

  it('waits for another process, and says so when that takes too long', async () => {
    const one = await newReview();
    const db = mustOpen(await openStore(one.path));
    await setLockTimeout(db, 50);
    const blocker = mustOpen(await openStore(one.path));
    await blocker.raw('BEGIN IMMEDIATE');
    const answer = await write(db, async () => ok('in'));
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'unavailable', message: expect.stringMatching(/Another program/) },
    });
    const waiting = one.session.call('amendment.create', { title: 'Patient' });
    await blocker.raw('COMMIT');
    expect(must(await waiting)).toMatchObject({ title: 'Patient' });
    await blocker.destroy();
    await db.destroy();
  });
});
