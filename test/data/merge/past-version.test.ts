import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { openReview } from '../../../data/session/session.ts';
import { must, mustOpen, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { ledgerOf, passedOn, stateIn, takeIn } from './two-copies.ts';

/**
 * A review of six amendments, links, a coded note, two responses and a comment, and a colleague's later work on a copy
 * of it: both written by version 0.1 of 26 November 2026, before events had a table. They never change.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/reviews');
const REVIEW = gunzipSync(readFileSync(join(FOLDER, 'ann.keeling.gz')));
const WORK = {
  name: 'bea.keeling-package',
  base64: readFileSync(join(FOLDER, 'bea.keeling-package')).toString('base64'),
};

async function openPast(person: string): Promise<Opened> {
  const path = join(temporaryFolder(), 'past.keeling');
  writeFileSync(path, REVIEW);
  const session = mustOpen(await openReview(path, testDeps(person)));
  return opened(session, must(await session.call('act.get', {})).root);
}

const titles = async (review: Opened) =>
  (await review.do('amendment.list', {})).map(({ id, title }) => `${id} ${title}`);
const hashes = (entries: readonly LedgerEntry[]) => entries.map(({ hash }) => hash);

describe('a review that the version before wrote', () => {
  it('opens and verifies with its ledger as it was, and takes new work', async () => {
    const review = await openPast('Ann Draper');
    await review.do('ledger.verify', {});
    const was = await ledgerOf(review);
    expect(was).toHaveLength(30);
    expect((await titles(review)).at(-1)).toBe('A-006 Ann’s');
    await review.do('amendment.create', { title: 'Of today' });
    await review.do('ledger.verify', {});
    expect(hashes(await ledgerOf(review)).slice(0, was.length)).toEqual(hashes(was));
  });

  it('takes in a colleague’s work that the version before wrote, whole, and once', async () => {
    const review = await openPast('Ann Draper');
    const { conflicts, changes } = await review.do('package.merge', WORK);
    expect(conflicts).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
    expect(await titles(review)).toEqual(expect.arrayContaining(['A-006 Ann’s', 'A-007 Bea’s']));
    expect((await review.do('thread.list', {})).map(({ on }) => on)).toContain('amendment:A-007');
    expect((await review.do('coding.frame', {})).themes.map(({ name }) => name).toSorted()).toEqual([
      'Delay',
      'Records',
    ]);
    await review.do('ledger.verify', {});
    expect((await review.do('package.look', WORK)).isNothing).toBe(true);
  });

  it('comes to the same in two copies that go on with this version, one having merged before', async () => {
    const ann = await openPast('Ann Draper');
    await ann.do('package.merge', WORK);
    const bea = await openPast('Bea Reader');
    await bea.do('amendment.create', { title: 'Bea’s of today' });
    await takeIn(ann, bea);
    await bea.do('package.merge', await passedOn(ann));
    expect(await stateIn(bea)).toEqual(await stateIn(ann));
    for (const review of [ann, bea]) await review.do('ledger.verify', {});
  });
});
