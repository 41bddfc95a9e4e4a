import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import type { CallName } from '../../../core/api.ts';
import { breakAt, type ChainHead, EMPTY_HEAD } from '../../../core/ledger/chain.ts';
import { sha256 } from '../../../data/base/hash.ts';
import { openReview, type Session } from '../../../data/session/session.ts';
import { entryHash } from '../../../data/store/ledger.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import {
  must,
  mustOpen,
  preparedReview,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

const FLIPS = amount(40, 600);

/** A review that holds a little of everything, renamed, revised, linked and unlinked. */
const prepared = preparedReview('Ann Draper', async (review) => {
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const { id } = await review.do('amendment.create', { title: 'Examples', edits });
  await review.do('amendment.create', { title: 'Another' });
  await review.do('amendment.revise', { changes: [{ id, revision: 1, edits: [] }] });
  await review.do('amendment.setState', { id, revision: 2, state: 'ready' });
  await review.do('review.rename', { title: 'Renamed' });
  const link = await review.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'note:N-001' });
  await review.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' });
  await review.do('link.remove', { id: link.id });
  const [was] = (await review.do('evidence.get', {})).notes;
  if (was) await review.do('note.revise', { was, is: { ...was, text: 'Corrected' }, because: 'A slip' });
  const enacted = { act: 'ukpga/1997/40', at: 'enacted' };
  const { head } = await review.do('review.rebase.preview', enacted);
  await review.do('review.rebase', { ...enacted, expectedHead: head });
  await review.do('finding.ignore', { key: 'D02/a', said: 'It is gone', because: 'It is meant' });
  await review.do('finding.ignore', { key: 'D07/b', because: 'A house style' });
  await review.do('finding.heed', { key: 'D07/b' });
  await review.do('decision.add', {
    about: 'recommendation:3',
    outcome: 'not-taken-forward',
    reason: 'Not for this Act',
  });
  const { id: deferred } = await review.do('decision.add', {
    about: 'recommendation:5',
    outcome: 'deferred',
    reason: 'Later',
  });
  await review.do('decision.remove', { id: deferred });
  await review.do('ledger.verify', {});
});

/** The path of one that is closed. */
async function fullReview(): Promise<string> {
  const { review } = await prepared();
  await review.session.close();
  return review.path;
}

const TABLES = [
  'review',
  'instrument',
  'ledger',
  'amendment',
  'link',
  'ignored_finding',
  'evidence',
  'former_text',
  'record',
  'kept',
];

/** Changes a file behind Keeling's back. */
async function tamper(path: string, how: (db: Knex) => Promise<unknown>): Promise<void> {
  const db = connect(path);
  await db.raw('PRAGMA foreign_keys = OFF');
  await how(db);
  await db.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  await db.destroy();
}

/** What opening and verifying says; null when all is well. */
async function complaint(path: string): Promise<{ kind: string; message: string; place?: string } | null> {
  const opened = await openReview(path, testDeps());
  if (!opened.ok) return opened.error;
  const verified = await opened.value.call('ledger.verify', {});
  await opened.value.close();
  return verified.ok ? null : verified.error;
}

describe('verifying', () => {
  it('finds every altered column of every row of every table', async () => {
    const path = await fullReview();
    const copy = `${path}.copy.keeling`;
    let altered = 0;
    const missed: string[] = [];
    const rows: { table: string; rowid: number; row: Record<string, string | number> }[] = [];
    await tamper(path, async (db) => {
      for (const table of TABLES) {
        for (const row of await db.raw(`SELECT rowid AS __rowid, * FROM \`${table}\``)) {
          const { __rowid, ...rest } = row;
          rows.push({ table, rowid: __rowid, row: rest });
        }
      }
    });
    for (const { table, rowid, row } of thinned(rows)) {
      for (const [column, value] of Object.entries(row)) {
        copyFileSync(path, copy);
        await tamper(copy, (db) =>
          db.raw(`UPDATE OR REPLACE \`${table}\` SET \`${column}\` = ? WHERE rowid = ?`, [
            otherThan(value),
            rowid,
          ]),
        );
        altered += 1;
        const said = await complaint(copy);
        if (said?.kind !== 'damaged' || !said.place) missed.push(`${table}.${column} of row ${rowid}`);
      }
    }
    expect(missed).toEqual([]);
    expect(altered).toBeGreaterThan(50);
  });

  it('finds every row that was taken out or put in', async () => {
    const path = await fullReview();
    const copy = `${path}.copy.keeling`;
    for (const table of TABLES) {
      copyFileSync(path, copy);
      await tamper(copy, (db) =>
        db.raw(`DELETE FROM \`${table}\` WHERE rowid = (SELECT max(rowid) FROM \`${table}\`)`),
      );
      expect(await complaint(copy), `a row out of ${table}`).toMatchObject({ kind: 'damaged' });
    }
    const extra: readonly (readonly [string, string])[] = [
      ['review', "SELECT id || 'x', title, created FROM review"],
      ['instrument', "SELECT hash || 'x', json FROM instrument"],
      ['ledger', 'SELECT seq + 100, at, who, act, subject, payload, hash, hash FROM ledger WHERE seq = 1'],
      ['amendment', "SELECT 'A-009', 9, json FROM amendment WHERE number = 1"],
      ['link', "SELECT 'other', 1, 'implements', 'a', 'b', json FROM link"],
      ['ignored_finding', "SELECT 'D01/c', 1, json FROM ignored_finding"],
      ['evidence', "SELECT 9999, kind, 'other', json FROM evidence WHERE position = 1"],
    ];
    for (const [table, select] of extra) {
      copyFileSync(path, copy);
      await tamper(copy, (db) => db.raw(`INSERT INTO \`${table}\` ${select}`));
      expect(await complaint(copy), `a row into ${table}`).toMatchObject({ kind: 'damaged' });
    }
  });

  it.each([
    ['entry 4', "UPDATE ledger SET who = 'Someone Else' WHERE seq = 4", /entry 4 .*own hash/],
    ['entry 4', 'DELETE FROM ledger WHERE seq = 4', /entry 4 .*missing/],
    ['entry 5', 'UPDATE ledger SET prev = hash WHERE seq = 5', /entry 5 .*follow/],
    ['amendment A-002', "UPDATE amendment SET json = replace(json, 'Another', 'Altered')", /A-002/],
    [
      'note N-001',
      "UPDATE evidence SET json = replace(json, 'true', 'false') WHERE kind = 'note'",
      /note N-001/,
    ],
    ['the name of the review', "UPDATE review SET title = 'x'", /name of the review/],
    ['instrument', "UPDATE instrument SET json = replace(json, 'must not', 'may')", /text of the Act/],
  ])('names %s after %s', async (place, sql, words) => {
    const path = await fullReview();
    await tamper(path, (db) => db.raw(sql));
    expect(await complaint(path)).toEqual({ kind: 'damaged', place, message: expect.stringMatching(words) });
  });

  it('finds entries that were rewritten and hashed again, where the tables tell another story', async () => {
    const path = await fullReview();
    await tamper(path, async (db) => {
      let head: ChainHead = EMPTY_HEAD;
      for (const row of await db('ledger').orderBy('seq')) {
        const payload = JSON.parse(row.payload.replace('Another', 'Altered'));
        const entry = { ...row, payload, prev: head.hash };
        const hash = entryHash(entry);
        expect(breakAt(head, { ...entry, hash }, sha256)).toBeNull();
        await db('ledger')
          .where({ seq: row.seq })
          .update({ payload: JSON.stringify(payload), prev: head.hash, hash });
        head = { seq: row.seq, hash };
      }
    });
    expect(await complaint(path)).toMatchObject({ kind: 'damaged', place: 'amendment A-002' });
  });

  it('finds any one flipped bit that a reader could see', async () => {
    const path = await fullReview();
    const copy = `${path}.copy.keeling`;
    const bytes = readFileSync(path);
    const before = await everythingIn(path);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        // A log left by the last copy must not be read into this one.
        rmSync(`${copy}-journal`, { force: true });
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(copy, flipped);
        const said = await complaint(copy);
        if (said) found += 1;
        expect(said ? before : await everythingIn(copy), `byte ${at}, bit ${bit}`).toEqual(before);
      }),
      { numRuns: FLIPS },
    );
    expect(found).toBeGreaterThan(FLIPS / 5);
  });
});

/** Of each table's rows, the first and the last few: those between are like them. */
const thinned = <T extends { table: string }>(rows: readonly T[]): readonly T[] => {
  const few = amount(1, 12);
  return TABLES.flatMap((name) => {
    const all = rows.filter(({ table }) => table === name);
    return all.filter((_, at) => at < few || at >= all.length - few);
  });
};

/** A value that differs as little as may be. */
const otherThan = (value: string | number): string | number =>
  typeof value === 'number'
    ? value + 1_000
    : value.endsWith('0')
      ? `${value.slice(0, -1)}1`
      : `${value.slice(0, -1)}0`;

const READS: readonly CallName[] = [
  'act.get',
  'evidence.get',
  'amendment.list',
  'link.list',
  'finding.ignored',
  'ledger.list',
];

async function everythingIn(path: string): Promise<readonly unknown[]> {
  const session: Session = mustOpen(await openReview(path, testDeps()));
  const all = [];
  for (const name of READS) all.push(must(await session.call(name, {} as never)));
  const { title } = must(await session.call('review.get', {}));
  await session.close();
  return [...all, title];
}
