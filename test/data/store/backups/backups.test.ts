import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReview } from '../../../../data/session/create-review.ts';
import { openReview } from '../../../../data/session/session.ts';
import { backupFolderOf, backupFoldersFor, listBackups } from '../../../../data/store/backups/backups.ts';
import { must, mustOpen, testDeps } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

/** A clock that stands still until it is moved, by hours. */
function clock() {
  let at = Date.UTC(2026, 10, 26, 9);
  return {
    now: () => new Date(at).toISOString(),
    pass: (hours: number) => {
      at += hours * 3_600_000;
    },
  };
}

async function backedUp() {
  const folder = temporaryFolder();
  const { now, pass } = clock();
  const deps = { ...testDeps(), now, backups: join(folder, 'backups') };
  const path = join(folder, 'review.keeling');
  const given = { title: 'Backed up', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, deps));
  const { id } = must(await session.call('review.get', {}));
  return {
    session,
    deps,
    path,
    pass,
    of: await backupFolderOf(deps.backups, id, path),
    folder: deps.backups,
  };
}

describe('backups', () => {
  it('are made on opening and hourly while a review changes, and open as it then was', async () => {
    const { session, deps, path, pass, of } = await backedUp();
    const seqs = async () => (await listBackups(of)).map(({ seq }) => seq);
    const first = must(await session.call('review.get', {})).ledgerHead.seq;
    expect(await seqs()).toEqual([first]);
    must(await session.call('amendment.create', { title: 'One' }));
    must(await session.call('ledger.verify', {}));
    expect(await seqs()).toEqual([first]);
    pass(1);
    must(await session.call('amendment.create', { title: 'Two' }));
    await session.close();
    expect(await seqs()).toEqual([first + 2, first]);
    pass(1);
    await mustOpen(await openReview(path, deps)).close();
    expect(await seqs()).toEqual([first + 2, first]);

    const [newest] = await listBackups(of);
    const copy = mustOpen(await openReview(join(of, newest?.name ?? ''), testDeps()));
    expect(must(await copy.call('amendment.list', {}))).toMatchObject([{ title: 'One' }, { title: 'Two' }]);
    must(await copy.call('ledger.verify', {}));
    await copy.close();
  });

  it('are made before others’ work is taken in, however little time has gone by', async () => {
    const { session, of } = await backedUp();
    must(await session.call('amendment.create', { title: 'One' }));
    const { seq } = must(await session.call('review.get', {})).ledgerHead;
    const base64 = Buffer.from('Response ID,Do you agree?\n1,Yes\n2,No\n').toString('base64');
    must(await session.call('consultation.import', { name: 'responses.csv', base64 }));
    const [newest] = await listBackups(of);
    expect(newest?.seq).toBe(seq);
    const before = mustOpen(await openReview(join(of, newest?.name ?? ''), testDeps()));
    expect(must(await before.call('consultation.imports', {}))).toEqual([]);
    expect(must(await before.call('amendment.list', {}))).toHaveLength(1);
    await before.close();
    await session.close();
  });

  it('are pruned, and leave nothing half made', async () => {
    const { session, pass, of } = await backedUp();
    for (let day = 0; day < 60; day++) {
      for (const title of ['in the morning', 'in the evening']) {
        must(await session.call('amendment.create', { title }));
        pass(12);
      }
    }
    await session.close();
    const names = readdirSync(of).filter((name) => name !== 'where.txt');
    expect(names.length).toBeLessThan(42);
    expect(names.length).toBeGreaterThan(30);
    expect(names).toEqual(names.filter((name) => /^2026-1\d-\d\dT.*\.keeling$|^2027-01/.test(name)));
  });

  it('that a person asks for stay, beside those that go', async () => {
    const { session, pass, of } = await backedUp();
    const byHand = async () => (await listBackups(of)).filter(({ isByHand }) => isByHand);
    must(await session.keepManualBackup());
    // Another of the same ledger would be the same.
    must(await session.keepManualBackup());
    expect(await byHand()).toHaveLength(1);
    const before = (await listBackups(of)).length;
    for (let day = 0; day < 60; day++) {
      must(await session.call('amendment.create', { title: `Of day ${day}` }));
      if (day === 10) must(await session.keepManualBackup());
      pass(24);
    }
    await session.close();
    expect(before).toBe(2);
    expect(await byHand()).toHaveLength(2);
    const [last] = await byHand();
    const copy = mustOpen(await openReview(join(of, last?.name ?? ''), testDeps()));
    expect(must(await copy.call('amendment.list', {}))).toHaveLength(11);
    await copy.close();
  });

  it('are found by where the file was, which may not be able to say what it is', async () => {
    const { session, path, folder, of } = await backedUp();
    await session.close();
    writeFileSync(path, 'ruined');
    expect(await backupFoldersFor(folder, path)).toEqual([of]);
    expect(await backupFoldersFor(folder, `${path}x`)).toEqual([]);
  });

  it('of two files of one review are kept apart, and a file that was moved finds its own', async () => {
    const { session, deps, path, of, pass, folder } = await backedUp();
    const { id } = must(await session.call('review.get', {}));
    const twin = join(dirname(path), 'twin.keeling');
    must(await session.copyTo(twin));
    const other = mustOpen(await openReview(twin, deps));
    must(await other.call('amendment.create', { title: 'Only in the twin' }));
    must(await session.call('amendment.create', { title: 'Only in the first' }));
    pass(1);
    await other.call('review.get', {});
    await session.call('review.get', {});
    await other.close();
    await session.close();
    const ofTwin = await backupFolderOf(folder, id, twin);
    expect(ofTwin).not.toBe(of);
    for (const [place, title] of [
      [of, 'Only in the first'],
      [ofTwin, 'Only in the twin'],
    ] as const) {
      const [newest] = await listBackups(place);
      const copy = mustOpen(await openReview(join(place, newest?.name ?? ''), testDeps()));
      expect(must(await copy.call('amendment.list', {})).map((amendment) => amendment.title)).toEqual([
        title,
      ]);
      await copy.close();
    }
    expect(await backupFoldersFor(folder, path)).toEqual([of]);
    expect(await backupFoldersFor(folder, twin)).toEqual([ofTwin]);
    const moved = join(dirname(path), 'moved.keeling');
    renameSync(path, moved);
    expect(await backupFolderOf(folder, id, moved)).toBe(of);
  });

  it('that can’t be made stop nobody', async () => {
    const { session, path, deps, folder } = await backedUp();
    await session.close();
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    const again = mustOpen(await openReview(path, { ...deps, backups: blocked }));
    must(await again.call('amendment.create', { title: 'Still' }));
    expect(must(await again.call('amendment.list', {})).map(({ title }) => title)).toEqual(['Still']);
    await again.close();
  });
});
