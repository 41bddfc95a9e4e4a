import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { revisionsOfEach } from '../../../data/handlers/history/revisions-of.ts';
import { openReview, openToRead } from '../../../data/session/session.ts';
import { findRevision, titlesOf } from '../../../data/store/amendment-past.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import {
  must,
  mustOpen,
  type Opened,
  opened,
  preparedReview,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const SAVES = 24;
const id = 'A-001';

/** An amendment that was saved many times, and what it was after each. */
const saved = preparedReview('Ann Draper', async (review) => {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const revisions: Amendment[] = [await review.do('amendment.create', { title: 'First', edits })];
  await review.do('amendment.create', { title: 'Second' });
  for (let nth = 1; nth <= SAVES; nth++) {
    const revision = revisions.at(-1)?.revision ?? 0;
    const typed = [replacing(review.act, pid, 'examples', `instances ${'x'.repeat(nth)}`)];
    // Each third time something else is changed: whatever makes a revision may have to tell all of it.
    const after =
      nth % 3 === 0
        ? [await review.do('amendment.describe', { id, revision, title: `Title ${nth}` })]
        : await review.do('amendment.revise', { changes: [{ id, revision, edits: typed }] });
    revisions.push(...after);
  }
  return revisions;
});

/** The entries about the amendment by the revision that each makes: where it is, and whether it tells all of it. */
async function entriesOf(review: Opened) {
  const entries = await review.do('ledger.list', { after: 0, limit: 1000 });
  return entries.flatMap(({ seq, act, subject, payload }) => {
    if (subject !== `amendment:${id}`) return [];
    const { revision, whole } = payload as { readonly revision: number; readonly whole?: unknown };
    return [{ seq, act, revision, isWhole: whole !== undefined }];
  });
}

/** A copy of a review's file without some entries and the rows of some tables, as pages that can't be read take them along. */
async function without(
  review: Opened,
  seq: readonly number[],
  tables: readonly string[] = [],
): Promise<string> {
  await review.session.close();
  const path = join(temporaryFolder(), 'lost.keeling');
  copyFileSync(review.path, path);
  const db = connect(path);
  await db.raw('PRAGMA foreign_keys = OFF');
  await db('ledger').whereIn('seq', seq).delete();
  for (const table of tables) await db(table).delete();
  await db.destroy();
  return path;
}

describe('what an amendment was', () => {
  it('is told by what changed, and whole at intervals, and read the same of every revision', async () => {
    const { review, value: revisions } = await saved();
    const entries = await entriesOf(review);
    expect(entries.map(({ revision }) => revision)).toEqual(revisions.map(({ revision }) => revision));
    expect(entries.filter(({ isWhole }) => isWhole).map(({ revision }) => revision)).toEqual([8, 16, 24]);
    expect(new Set(entries.map(({ act }) => act))).toEqual(
      new Set(['amendment.create', 'amendment.change', 'amendment.describe']),
    );
    for (const amendment of revisions) {
      const { revision } = amendment;
      expect(await review.do('amendment.revision', { id, revision })).toEqual({ amendment, window: null });
    }
    const none = await review.session.call('amendment.revision', { id, revision: SAVES + 2 });
    expect(none).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await review.do('ledger.verify', {});
  });

  it('with any one entry lost, is refused with the name of what is missing up to the next whole copy, and no further', async () => {
    const { review, value: revisions } = await saved();
    const entries = await entriesOf(review);
    let refused = 0;
    for (const lost of entries.filter((_, nth) => nth % 3 === 1)) {
      const path = await without(review, [lost.seq]);
      const session = mustOpen(await openReview(path, testDeps()));
      const next = entries.find(({ revision, isWhole }) => isWhole && revision > lost.revision);
      for (const amendment of revisions) {
        const { revision } = amendment;
        const answer = await session.call('amendment.revision', { id, revision });
        const isLost = revision >= lost.revision && revision < (next?.revision ?? Number.POSITIVE_INFINITY);
        if (!isLost) expect(answer).toMatchObject({ ok: true, value: { amendment } });
        else if (!answer.ok) {
          refused += 1;
          expect(answer.error.kind).toBe('damaged');
          expect(answer.error.message).toMatch(
            new RegExp(`revision ${lost.revision}.*missing|revision ${revision} of A-001 is missing`, 'i'),
          );
        } else expect(answer).toBe('refused');
      }
      expect(await session.call('ledger.verify', {})).toMatchObject({
        ok: false,
        error: { kind: 'damaged' },
      });
      await session.close();
    }
    expect(refused).toBeGreaterThan(10);
  });

  it('is given back from a damaged file as it was last, where a whole copy comes after what is lost', async () => {
    const { review, value: revisions } = await saved();
    const entries = await entriesOf(review);
    const lost = entries.find(({ revision }) => revision === 18)?.seq ?? 0;
    const path = await without(review, [lost], ['amendment', 'instrument']);
    const session = mustOpen(await openToRead(path, testDeps()));
    expect(must(await session.call('review.get', {})).readOnly).toMatchObject({ damaged: true, lost: [] });
    expect(must(await session.call('amendment.list', {}))).toMatchObject([revisions.at(-1), { id: 'A-002' }]);
    await session.close();
  });

  it('is given back as far as it is known, with the name of what is missing, where none comes', async () => {
    const { review, value: revisions } = await saved();
    const entries = await entriesOf(review);
    const lost = entries.find(({ revision }) => revision === 24)?.seq ?? 0;
    const path = await without(review, [lost], ['amendment', 'instrument']);
    const session = mustOpen(await openToRead(path, testDeps()));
    const { readOnly } = must(await session.call('review.get', {}));
    expect(readOnly?.lost).toEqual([
      'A-001: only its revision 23 could be read. Revision 25 of A-001 changes its revision 24, which is missing',
    ]);
    expect(must(await session.call('amendment.list', {}))[0]).toEqual(revisions[22]);
    await session.close();
  });

  it('is read over one interval of the ledger, and of all amendments over the ledger once', async () => {
    const { review, value: revisions } = await saved();
    await review.session.close();
    const db = connect(review.path);
    const rows: number[] = [];
    await db.transaction(async (trx) => {
      trx.on('query-response', (response: unknown) =>
        rows.push(Array.isArray(response) ? response.length : 1),
      );
      const read = async <T>(work: () => Promise<T>) => {
        rows.length = 0;
        return [await work(), [...rows]] as const;
      };
      const [found, forOne] = await read(() => findRevision(trx, id, 20));
      expect(found?.amendment).toEqual(revisions[19]);
      // Where its entry is, and so many entries as are read at a time: eight would do, and 20 came before it.
      expect(forOne).toEqual([1, 16]);
      const [all, forAll] = await read(() => revisionsOfEach(trx, [{ id }, { id: 'A-002' }]));
      expect([...all].map(([each, made]) => [each, made.length])).toEqual([
        [id, SAVES + 1],
        ['A-002', 1],
      ]);
      expect(forAll).toEqual([SAVES + 2]);
      const [titles, forTitles] = await read(() => titlesOf(trx, [id, 'A-002']));
      expect(titles.get(id)).toEqual(new Set(revisions.map(({ title }) => title)));
      expect(forTitles).toEqual([titles.get(id)?.size ?? 0].map((size) => size + 1));
    });
    await db.destroy();
  });

  it('is taken back to, one save after the other', async () => {
    const { review, value: revisions } = await saved();
    const entries = await entriesOf(review);
    const own = opened(review.session, review.act);
    for (const [nth, { seq }] of entries.slice(-6).toReversed().entries()) {
      const { amendments } = await own.do('history.undo', { entries: [seq] });
      const was = revisions.at(-2 - nth);
      expect(amendments[0]).toMatchObject({ title: was?.title, edits: was?.edits });
    }
    await review.do('ledger.verify', {});
  });
});
