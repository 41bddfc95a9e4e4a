import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../core/act/instrument.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { createReviewOf } from '../../../data/session/create-review.ts';
import { describeReceived, packageOfCopy, receiveReview } from '../../../data/session/receive.ts';
import { openReview } from '../../../data/session/session.ts';
import { connect } from '../../../data/store/sqlite/driver.ts';
import {
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { asFile, csv } from '../consultation/support.ts';
import { ledgerOf, passedOn, stateIn, takeIn, twoCopies } from './two-copies.ts';

const bytesOf = ({ base64 }: { readonly base64: string }): Uint8Array => Buffer.from(base64, 'base64');
const ROWS = [
  ['Response ID', 'Q1: Why?'],
  ['R1', 'Because of stalking'],
  ['R2', 'I was followed'],
];

/** A review that holds something of everything, some of it from a colleague and of another text of the Act. */
async function muchWork(): Promise<Opened> {
  const { ann, bea } = await twoCopies();
  const { pid } = stalkingExamples(ann.act);
  const edits = [replacing(ann.act, pid, 'examples', 'instances')];
  const { id } = await ann.do('amendment.create', { title: 'Examples', edits });
  await ann.do('amendment.setState', { id, revision: 1, state: 'ready' });
  await ann.do('review.rename', { title: 'Renamed' });
  await ann.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' });
  const [was] = (await ann.do('evidence.get', {})).notes;
  if (was) await ann.do('note.revise', { was, is: { ...was, text: 'Corrected' }, because: 'A slip' });
  await ann.do('finding.ignore', { key: 'D02/a', said: 'It is gone', because: 'It is meant' });
  await ann.do('decision.add', { about: 'recommendation:3', outcome: 'deferred', reason: 'Later' });
  await ann.do('consultation.import', asFile('a.csv', csv(ROWS)));
  const { answers } = await ann.do('consultation.responses', { search: 'followed ' });
  const correction = { was: 'I was followed', is: 'I was followed home', because: 'It was cut short' };
  await ann.do('answer.revise', { id: answers[0]?.id ?? 0, ...correction });
  await bea.do('amendment.create', { title: 'From Bea' });
  await takeIn(ann, bea);
  const enacted = { act: 'ukpga/1997/40', at: 'enacted' };
  const { head } = await ann.do('review.rebase.preview', enacted);
  await ann.do('review.rebase', { ...enacted, expectedHead: head });
  await bea.session.close();
  return ann;
}

/** Every row of every table, but those that the words of responses are kept in. */
async function tables(path: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const db = connect(path);
  const names: readonly string[] = await db('sqlite_master')
    .where({ type: 'table' })
    .orderBy('name')
    .pluck('name');
  const held: Record<string, readonly unknown[]> = {};
  for (const name of names.filter((one) => !/^(?:sqlite|answer_words)/.test(one))) {
    const rows: readonly object[] = await db(name);
    held[name] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  await db.destroy();
  return held;
}

/** An Act that came with no Keeling: that of 1997, under another name. */
function theirAct(): { readonly instrument: Instrument } {
  const instrument = must(loadAct('ukpga/1997/40', 'current'));
  return { instrument: { ...instrument, id: 'ukpga/1999/1', title: 'Their Act 1999' } };
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(unzipSync(bytes)['package.json'] ?? []).toString('utf8');

const place = () => join(temporaryFolder(), 'received.keeling');

describe('a review started from a package', () => {
  it('is the same review, row for row, and goes on as a copy of it', async () => {
    const work = await muchWork();
    const given = bytesOf(await passedOn(work));
    const path = place();
    must(await receiveReview(path, given, testDeps('Cy Else')));
    expect(readdirSync(dirname(path))).toEqual(['received.keeling']);
    await work.session.close();
    expect(await tables(path)).toEqual(await tables(work.path));

    const again = opened(mustOpen(await openReview(work.path, testDeps())), work.act);
    const mine = opened(mustOpen(await openReview(path, testDeps('Cy Else'))), work.act);
    await mine.do('ledger.verify', {});
    expect((await mine.do('consultation.responses', { search: 'stalking ' })).total).toBe(1);
    await mine.do('amendment.create', { title: 'From Cy' });
    expect((await takeIn(again, mine)).isNothing).toBe(false);
    expect((await takeIn(mine, again)).conflicts).toEqual([]);
    expect(await stateIn(mine)).toEqual(await stateIn(again));
    await again.session.close();
    await mine.session.close();
  });

  it('brings the text of an Act that nobody else has, and is refused where an older package lacks it', async () => {
    const { instrument } = theirAct();
    const path = place();
    const contents = { title: 'Their Act', instrument, evidence: NO_EVIDENCE };
    const session = mustOpen(await createReviewOf(path, contents, testDeps()));
    const review = opened(session, instrument.root);
    const given = bytesOf(await passedOn(review));
    const made = place();
    must(await receiveReview(made, given, testDeps('Cy Else')));
    const mine = mustOpen(await openReview(made, testDeps('Cy Else')));
    expect(must(await mine.call('act.get', {}))).toEqual(await review.do('act.get', {}));
    await mine.close();
    const { texts: _, ...without } = JSON.parse(textOf(given));
    const older = zipSync({ 'package.json': Buffer.from(JSON.stringify(without)) });
    expect(await receiveReview(place(), older, testDeps())).toMatchObject({
      ok: false,
      error: { kind: 'damaged', message: expect.stringContaining('the text of its Act') },
    });
    await session.close();
  });

  it('is looked at first, and nothing is kept of that', async () => {
    const review = await newReview();
    await review.do('amendment.create', { title: 'One' });
    const { seq } = (await review.do('review.get', {})).ledgerHead;
    const at = (await ledgerOf(review)).at(-1)?.at;
    const whole = await describeReceived(bytesOf(await passedOn(review)), testDeps());
    const facts = { title: 'Stalking', entries: seq, changedAt: at };
    expect(must(whole)).toMatchObject({ kind: 'package', ...facts, refusal: null });
    const part = must(await describeReceived(bytesOf(await passedOn(review, 2)), testDeps()));
    expect(part).toMatchObject({
      kind: 'package',
      ...facts,
      refusal: expect.stringContaining('after history entry 2'),
    });
    const copy = place();
    must(await review.session.copyTo(copy));
    expect(must(await describeReceived(readFileSync(copy), testDeps()))).toMatchObject({
      kind: 'review',
      ...facts,
    });
  });

  it('is not sent back to whoever has it already', async () => {
    const ann = await newReview();
    const base64 = bytesOf(await passedOn(ann));
    for (const bytes of [base64, new Uint8Array(9)])
      expect(await packageOfCopy(bytes, testDeps())).toMatchObject({
        ok: false,
        error: { kind: 'unsupported' },
      });
    await ann.session.close();
  });

  it('is refused in words, and nothing left behind, for what it can’t be started from', async () => {
    const review = await newReview();
    await review.do('amendment.create', { title: 'One' });
    const refused = async (bytes: Uint8Array) => {
      const path = place();
      const made = await receiveReview(path, bytes, testDeps());
      expect(readdirSync(dirname(path))).toEqual([]);
      return made.ok ? '' : made.error.message;
    };
    expect(await refused(bytesOf(await passedOn(review, 2)))).toContain(
      'only has the work after history entry 2',
    );
    expect(await refused(Buffer.from('Dear Sir'))).toContain('not a review package');
    const copy = place();
    must(await review.session.copyTo(copy));
    const bytes = readFileSync(copy);
    expect(await refused(bytes.subarray(0, 8192))).toMatch(/cut short/);
    expect(await refused(Buffer.from(bytes).fill(0xa5, 4096 * 6, 4096 * 7))).toMatch(/\S/);
  });

  it('is refused, or is sound, whatever was altered in the package', async () => {
    const review = await muchWork();
    const text = textOf(bytesOf(await passedOn(review)));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('0', 'x', '"', '9', ''),
        async (at, put) => {
          const altered = text.slice(0, at) + put + text.slice(at + 1);
          const path = place();
          const made = await receiveReview(
            path,
            zipSync({ 'package.json': Buffer.from(altered) }),
            testDeps(),
          );
          expect(existsSync(path)).toBe(made.ok);
          if (!made.ok) {
            expect(made.error.message).toMatch(/^[^\n]+$/);
            return;
          }
          const session = mustOpen(await openReview(path, testDeps()));
          must(await session.call('ledger.verify', {}));
          await session.close();
        },
      ),
      { numRuns: caseCount(25, 1000) },
    );
    await review.session.close();
  });
});
