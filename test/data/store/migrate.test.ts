import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../core/base/result.ts';
import { digest } from '../../../data/base/hash.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { createAmendment } from '../../../data/handlers/amendments/amendments.ts';
import { type Context, createContext } from '../../../data/handlers/context/context.ts';
import { lookUp } from '../../../data/handlers/context/look-up.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { openReview } from '../../../data/session/session.ts';
import { insertLink } from '../../../data/store/links.ts';
import { MIGRATIONS } from '../../../data/store/migrate.ts';
import type { Migration } from '../../../data/store/migrations/migration.ts';
import { readInstrument } from '../../../data/store/review.ts';
import { ReviewFile } from '../../../data/store/review-file.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { findFaults, readPragmas } from '../../../data/store/sqlite/sqlite.ts';
import { closeStore, createStore, openStore } from '../../../data/store/store.ts';
import { read } from '../../../data/store/transact.ts';
import {
  must,
  mustOpen,
  newReview,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A step that no Keeling has, to go one version further than all of them. */
const next: Migration = {
  version: MIGRATIONS.length + 1,
  up: async (trx) => {
    await trx.schema.alterTable('review', (table) => table.text('remark').notNullable().defaultTo('none'));
  },
};
/** A review as a Keeling of an older version left it, with an amendment and a link. */
async function olderReview(version: number): Promise<string> {
  const path = join(temporaryFolder(), 'old.keeling');
  const deps = testDeps();
  const instrument = must(loadAct('ukpga/1997/40', 'current'));
  const contents = { title: 'Old', instrument, evidence: loadEvidence() };
  const before = MIGRATIONS.slice(0, version);
  must(await createStore(path, (trx) => fillReview(trx, contents, deps), before));
  const db = mustOpen(await openStore(path, before));
  const { hash } = must(await read(db, async (trx) => ok(await readInstrument(trx))));
  const context = createContext(ReviewFile.none(db), { path, deps, instrument, instrumentHash: hash });
  const { pid } = stalkingExamples(instrument.root);
  const edits = [replacing(instrument.root, pid, 'examples', 'instances')];
  // Today's handler asks what a review may change, which no review said then.
  const hadRecords = await db.schema.hasTable('record');
  if (!hadRecords)
    await db.schema.createTable('record', (table) => {
      for (const column of ['kind', 'id', 'json']) table.text(column);
    });
  must(await createAmendment(context, { title: 'Kept', purpose: '', reason: '', edits }));
  await linkAsBefore(context);
  await context.waitUntilIdle();
  const [revision] = await db('amendment').select('id', 'json');
  if (await db.schema.hasTable('amendment_revision'))
    await db('amendment_revision').insert({ seq: 2, revision: 1, ...revision });
  if (!hadRecords) await db.schema.dropTable('record');
  await closeStore(db);
  return path;
}

/** A link as it was made before what was looked at was kept, with its fingerprints of the things whole. */
const linkAsBefore = (context: Context) =>
  context.write(async (trx, log) => {
    const facts = { id: 'l-1', type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' } as const;
    const hashes = {
      fromHash: digest(await lookUp(context, trx, facts.from)),
      toHash: digest(await lookUp(context, trx, facts.to)),
    };
    const entry = await log('link.add', 'link:l-1', { ...facts, ...hashes });
    await insertLink(trx, { ...facts, ...hashes, by: entry.who, at: entry.at }, entry);
    return ok(null);
  });

const LATER = [...MIGRATIONS, next];

async function closedReview(): Promise<string> {
  const review = await newReview();
  await review.do('amendment.create', { title: 'Kept' });
  await review.session.close();
  return review.path;
}

describe('migrations', () => {
  it('are numbered from one, without a gap', async () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    await expect(openStore('x.keeling', [next])).rejects.toThrow(RangeError);
  });

  it('make the tables of this version from nothing', async () => {
    const db = connect(await closedReview());
    const tables = await db('sqlite_master').where({ type: 'table' }).orderBy('name').pluck('name');
    expect(tables).toEqual([
      'amendment',
      'answer',
      'answer_words',
      'answer_words_config',
      'answer_words_data',
      'answer_words_idx',
      'evidence',
      'former_text',
      'ignored_finding',
      'instrument',
      'kept',
      'ledger',
      'link',
      'record',
      'respondent',
      'review',
    ]);
    expect(await readPragmas(db)).toEqual({ applicationId: 0x4b45454c, version: MIGRATIONS.length });
    expect(await findFaults(db, 'full')).toEqual([]);
    await db.destroy();
  });

  it('bring an older file on, keep what it holds, and keep a copy of it as it was', async () => {
    const path = await closedReview();
    const db = mustOpen(await openStore(path, LATER));
    expect(await readPragmas(db)).toMatchObject({ version: next.version });
    expect(await db('review').select('title', 'remark')).toEqual([{ title: 'Stalking', remark: 'none' }]);
    expect(await db('amendment').pluck('id')).toEqual(['A-001']);
    await db.destroy();

    const copy = join(dirname(path), `stalking.backup-v${MIGRATIONS.length}.keeling`);
    const session = mustOpen(await openReview(copy, testDeps()));
    expect(must(await session.call('amendment.list', {}))).toMatchObject([{ title: 'Kept' }]);
    must(await session.call('ledger.verify', {}));
    await session.close();
  });

  it('bring a review of the first tables on, so that findings can be ignored in it', async () => {
    const path = await olderReview(1);
    expect(readFileSync(path).readInt32BE(60)).toBe(1);
    const review = mustOpen(await openReview(path, testDeps('Bea Reader')));
    expect(must(await review.call('finding.ignored', {}))).toEqual([]);
    expect(must(await review.call('amendment.list', {}))).toMatchObject([{ id: 'A-001', title: 'Kept' }]);
    expect(must(await review.call('link.list', {}))).toMatchObject([{ to: 'recommendation:1', suspect: [] }]);
    const ignored = must(await review.call('finding.ignore', { key: 'D02/x', because: 'It is meant.' }));
    must(await review.call('ledger.verify', {}));
    await review.close();

    const again = mustOpen(await openReview(path, testDeps()));
    expect(must(await again.call('finding.ignored', {}))).toEqual([ignored]);
    await again.close();
    const copy = join(dirname(path), 'old.backup-v1.keeling');
    expect(readFileSync(copy).readInt32BE(60)).toBe(1);
    const db = connect(copy);
    expect(await db.schema.hasTable('ignored_finding')).toBe(false);
    expect(await db('amendment').pluck('id')).toEqual(['A-001']);
    await db.destroy();
    expect(readdirSync(dirname(path)).sort()).toEqual(['old.backup-v1.keeling', 'old.keeling']);
  });

  it('bring a review of the second version on, so that edited wording can be kept in it', async () => {
    const path = await olderReview(2);
    expect(readFileSync(path).readInt32BE(60)).toBe(2);
    const review = mustOpen(await openReview(path, testDeps('Bea Reader')));
    const wording = { style: 'uk', text: 'Omit section 6.' } as const;
    const worded = must(await review.call('amendment.word', { id: 'A-001', revision: 1, wording }));
    expect(worded).toMatchObject({ title: 'Kept', revision: 2, wording });
    must(await review.call('ledger.verify', {}));
    await review.close();
    expect(readFileSync(path).readInt32BE(60)).toBe(MIGRATIONS.length);
    expect(readFileSync(join(dirname(path), 'old.backup-v2.keeling')).readInt32BE(60)).toBe(2);
    expect(await openStore(path, MIGRATIONS.slice(0, 2))).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', message: expect.stringContaining('newer version of Keeling') },
    });
  });

  it('bring a review of the sixth version on, so that responses can be taken in and searched', async () => {
    const path = await olderReview(6);
    const review = mustOpen(await openReview(path, testDeps('Bea Reader')));
    const base64 = Buffer.from('Q1: Why?\nBecause of stalking by other means\n').toString('base64');
    must(await review.call('consultation.import', { name: 'a.csv', base64 }));
    const found = must(await review.call('consultation.responses', { search: 'stalking ' }));
    expect(found).toMatchObject({ total: 1, answers: [{ text: 'Because of stalking by other means' }] });
    must(await review.call('ledger.verify', {}));
    await review.close();
    expect(readFileSync(join(dirname(path), 'old.backup-v6.keeling')).readInt32BE(60)).toBe(6);
  });

  it('bring a review of the seventh version on, in which every revision stood twice', async () => {
    const path = await olderReview(7);
    const review = mustOpen(await openReview(path, testDeps('Bea Reader')));
    const described = { id: 'A-001', revision: 1, title: 'Kept on' };
    expect(must(await review.call('amendment.describe', described))).toMatchObject({ revision: 2 });
    must(await review.call('ledger.verify', {}));
    const entries = must(await review.call('ledger.list', { after: 0 }));
    expect(entries.filter(({ subject }) => subject === 'amendment:A-001')).toHaveLength(2);
    await review.close();
    const copy = connect(join(dirname(path), 'old.backup-v7.keeling'));
    expect(await copy('amendment_revision').pluck('revision')).toEqual([1]);
    await copy.destroy();
  });

  it('make no copy of a file that is up to date, and never write over a copy', async () => {
    const path = await closedReview();
    await mustOpen(await openStore(path)).destroy();
    expect(readdirSync(dirname(path))).toEqual(['stalking.keeling']);
    const failing = { ...next, up: () => Promise.reject(new Error('half-way')) };
    await expect(openStore(path, [...MIGRATIONS, failing])).rejects.toThrow('half-way');
    await expect(openStore(path, [...MIGRATIONS, failing])).rejects.toThrow('half-way');
    expect(readdirSync(dirname(path)).filter((name) => name.includes('backup'))).toEqual([
      `stalking.backup-v${MIGRATIONS.length}-2.keeling`,
      `stalking.backup-v${MIGRATIONS.length}.keeling`,
    ]);
  });

  it('leave the file at the version before when a step fails', async () => {
    const path = await closedReview();
    const failing: Migration = {
      ...next,
      up: async (trx) => {
        await next.up(trx);
        throw new Error('half-way');
      },
    };
    await expect(openStore(path, [...MIGRATIONS, failing])).rejects.toThrow('half-way');
    const session = mustOpen(await openReview(path, testDeps()));
    expect(must(await session.call('amendment.list', {}))).toHaveLength(1);
    await session.close();
    const db = connect(path);
    expect(await db.schema.hasColumn('review', 'remark')).toBe(false);
    await db.destroy();
  });

  it('are taken once by two that open at the same moment', async () => {
    const path = await closedReview();
    const both = await Promise.all([openStore(path, LATER), openStore(path, LATER)]);
    for (const opened of both) {
      const db = must(opened);
      expect(await db('review').pluck('remark')).toEqual(['none']);
      await db.destroy();
    }
  });

  it('refuse a file of a newer version, and leave it as it is', async () => {
    const path = await closedReview();
    await mustOpen(await openStore(path, LATER)).destroy();
    const before = readFileSync(path);
    expect(await openReview(path, testDeps())).toMatchObject({
      ok: false,
      error: {
        kind: 'unsupported',
        message: expect.stringMatching(
          new RegExp(`newer version of Keeling.*version ${next.version}.*not changed`),
        ),
      },
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuse a newer version that only the log knows of yet', async () => {
    const path = await closedReview();
    const db = connect(path);
    await db.raw('PRAGMA journal_mode = WAL');
    await db.raw('PRAGMA wal_autocheckpoint = 0');
    await db.raw('PRAGMA user_version = 99');
    expect(readFileSync(path).readInt32BE(60)).toBe(MIGRATIONS.length);
    expect(await openReview(path, testDeps())).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    await db.destroy();
  });
});
