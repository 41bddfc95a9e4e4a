import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { createReview, createReviewOf } from '../../../data/session/create-review.ts';
import { openReview } from '../../../data/session/session.ts';
import { MIGRATIONS, newestVersion } from '../../../data/store/migrate.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import { APPLICATION_ID } from '../../../data/store/sqlite/sqlite.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

const refusal = (kind: string, words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind, message: expect.stringMatching(words) }),
});

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const ACT = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };

/** A closed review, and its bytes. */
async function closedReview() {
  const review = await newReview();
  await review.do('amendment.create', { title: 'One' });
  await review.session.close();
  return { path: review.path, bytes: readFileSync(review.path) };
}

/** Opening is refused, and the file and its folder stay as they are. */
async function expectRefused(path: string, kind: string, words: RegExp) {
  const folder = dirname(path);
  const state = () => [
    readdirSync(folder),
    statSync(path, { throwIfNoEntry: false })?.isFile() && hashOf(readFileSync(path)),
  ];
  const before = state();
  expect(await openReview(path, testDeps())).toEqual(refusal(kind, words));
  expect(state()).toEqual(before);
}

describe('opening', () => {
  it('refuses what is not there, or no file', async () => {
    const folder = temporaryFolder();
    await expectRefused(join(folder, 'none.keeling'), 'not-found', /no file/);
    mkdirSync(join(folder, 'folder.keeling'));
    await expectRefused(join(folder, 'folder.keeling'), 'unsupported', /folder/);
    writeFileSync(join(folder, 'file'), '');
    await expect(openReview(join(folder, 'file', 'in.keeling'), testDeps())).resolves.toEqual(
      refusal('not-found', /no file/),
    );
    await expect(openReview('/dev/null', testDeps())).resolves.toEqual(refusal('unsupported', /not a file/));
  });

  it.each([
    ['nothing at all', '', 'damaged', /empty/],
    ['a few bytes', 'SQLite', 'unsupported', /not a Keeling review/],
    ['a Word file', 'PK\u0003\u0004 and so on'.repeat(40), 'unsupported', /not a Keeling review/],
    ['text', 'A person must not pursue a course of conduct\n'.repeat(10_000), 'unsupported', /not a Keeling/],
    ['only the first words of a database', 'SQLite format 3\0', 'unsupported', /another program/],
  ])('refuses %s', async (_, text, kind, words) => {
    const path = join(temporaryFolder(), 'x.keeling');
    writeFileSync(path, text, 'latin1');
    await expectRefused(path, kind, words);
  });

  it("refuses another program's database", async () => {
    const path = join(temporaryFolder(), 'other.keeling');
    const db = connect(path);
    await db.raw('CREATE TABLE review (id TEXT)');
    await db.destroy();
    await expectRefused(path, 'unsupported', /another program/);
  });

  it('refuses a database marked as a review that holds none', async () => {
    const path = join(temporaryFolder(), 'hollow.keeling');
    for (const [version, words] of [
      [0, /no tables/],
      [newestVersion(MIGRATIONS), /./],
    ] as const) {
      const db = connect(path);
      await db.raw(`PRAGMA application_id = ${APPLICATION_ID}`);
      await db.raw(`PRAGMA user_version = ${version}`);
      await db.destroy();
      await expectRefused(path, 'damaged', words);
    }
  });

  it('refuses a review in which another program left what acts by itself', async () => {
    const { path } = await closedReview();
    const db = connect(path);
    await db.raw('CREATE TRIGGER meddle AFTER INSERT ON link BEGIN DELETE FROM evidence; END');
    await db.destroy();
    await expectRefused(path, 'damaged', /meddle/);
  });

  it('refuses a review that was cut short, wherever', async () => {
    const { path, bytes } = await closedReview();
    for (const length of [101, 4_096, 5_000, bytes.length >> 1, bytes.length - 4_096, bytes.length - 1]) {
      writeFileSync(path, bytes);
      truncateSync(path, length);
      await expectRefused(path, 'damaged', /./);
    }
  });

  it('refuses a review whose pages are noise', async () => {
    const { path, bytes } = await closedReview();
    for (let page = 1; page < bytes.length / 4_096; page += 7) {
      writeFileSync(path, Buffer.from(bytes).fill(0xa5, page * 4_096, (page + 1) * 4_096));
      const opened = await openReview(path, testDeps());
      if (!opened.ok) {
        expect(opened).toEqual(refusal('damaged', /./));
        continue;
      }
      expect(await opened.value.call('ledger.verify', {})).toEqual(refusal('damaged', /./));
      await opened.value.close();
    }
  });

  it('refuses a review that is read-only', async () => {
    const { path } = await closedReview();
    chmodSync(path, 0o444);
    await expectRefused(path, 'refused', /read-only/);
    chmodSync(path, 0o644);
    await mustOpen(await openReview(path, testDeps())).close();
  });

  it('finds a review by any name, strange ones included', async () => {
    const { bytes } = await closedReview();
    const folder = temporaryFolder();
    // Windows has no file with a colon or a question mark in its name.
    const unixNames = process.platform === 'win32' ? [] : [':memory:', 'file:x?mode=memory'];
    for (const name of [...unixNames, "it's 100% “fine”.keeling", 'Llŷn ☃.keeling']) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const session = mustOpen(await openReview(path, testDeps()));
      must(await session.call('amendment.create', { title: 'Two' }));
      await session.close();
      expect(readFileSync(path).equals(bytes)).toBe(false);
    }
  });
});

describe('making a review', () => {
  it('leaves one file, which is the review', async () => {
    const { path, bytes } = await closedReview();
    expect(readdirSync(dirname(path))).toEqual(['stalking.keeling']);
    expect(bytes.toString('latin1', 68, 72)).toBe('KEEL');
    expect(bytes.readInt32BE(60)).toBe(newestVersion(MIGRATIONS));
    expect(bytes.readUInt8(18)).toBe(1); // Nothing that was written is in a log beside it.
  });

  it('never writes over a file', async () => {
    const { path, bytes } = await closedReview();
    expect(await createReview(path, ACT, testDeps())).toEqual(refusal('clash', /already/));
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('gives one of several at once the name', async () => {
    const path = join(temporaryFolder(), 'one.keeling');
    const made = await Promise.all(
      ['Ann Draper', 'Bea Reader', 'Cy Else'].map((name) => createReview(path, ACT, testDeps(name))),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of made) {
      if (result.ok) await result.value.close();
      else expect(result).toEqual(refusal('clash', /already/));
    }
    expect(readdirSync(dirname(path))).toEqual(['one.keeling']);
  });

  it.each([
    ['a folder that is not there', 'none/x.keeling', {}, 'not-found', /no folder/],
    ['an Act that is not held', 'x.keeling', { act: 'ukpga/1066/1' }, 'not-found', /ukpga\/1066\/1/],
    ['a date that is not held', 'x.keeling', { at: '1066' }, 'not-found', /1066/],
    ['no title', 'x.keeling', { title: ' ' }, 'invalid', /title/],
  ])('refuses %s, and leaves nothing behind', async (_, name, given, kind, words) => {
    const folder = temporaryFolder();
    const made = await createReview(join(folder, name), { ...ACT, ...given }, testDeps());
    expect(made).toEqual(refusal(kind, words));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a nameless person', async () => {
    const folder = temporaryFolder();
    expect(await createReview(join(folder, 'x.keeling'), ACT, testDeps(' '))).toEqual(
      refusal('invalid', /Your name/),
    );
    expect(existsSync(join(folder, 'x.keeling'))).toBe(false);
  });

  it('leaves nothing behind when it fails half-way', async () => {
    const folder = temporaryFolder();
    const evidence = loadEvidence();
    const [note] = evidence.notes;
    const twice = { ...evidence, notes: note ? [note, note] : [] };
    const instrument = must(loadAct('ukpga/1997/40', 'current'));
    const making = createReviewOf(
      join(folder, 'x.keeling'),
      { title: 'x', instrument, evidence: twice },
      testDeps(),
    );
    await expect(making).rejects.toThrow(/UNIQUE/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
