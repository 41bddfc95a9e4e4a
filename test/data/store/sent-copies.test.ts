import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { must, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** The ledger of a file that stands alone, once all of it has been verified. */
async function ledgerOf(path: string) {
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(`${path}-journal`)).toBe(false);
  // A file that writes go into directly opens from where nothing may be written beside it, too.
  expect(readFileSync(path).readUInt8(18)).toBe(1);
  const session = mustOpen(await openReview(path, testDeps('Bea Reader')));
  must(await session.call('ledger.verify', {}));
  const ledger = must(await session.call('ledger.list', { limit: 5000 }));
  await session.close();
  return ledger;
}

/** Writes for as long as it is wanted. @returns how many entries it made */
async function writeOn(review: Opened, isWanted: () => boolean): Promise<number> {
  let made = 0;
  while (isWanted()) {
    await review.do('amendment.create', { title: `${made}`, reason: 'x'.repeat(20_000) });
    made += 1;
    // A driver that answers at once would leave nobody else a turn, as calls that come from a window do.
    await setImmediate();
  }
  return made;
}

describe('a copy to send', () => {
  it('is one whole file at any moment, while two windows write', async () => {
    const review = await newReview();
    const other = opened(mustOpen(await openReview(review.path, testDeps('Cy Else'))), review.act);
    const folder = temporaryFolder();
    let isWanted = true;
    const writing = [review, other].map((one) => writeOn(one, () => isWanted));
    const copies: string[] = [];
    for (let nth = 0; nth < amount(6, 100); nth++) {
      const path = join(folder, `${nth}.keeling`);
      must(await (nth % 2 ? review : other).session.copyTo(path));
      copies.push(path);
    }
    isWanted = false;
    expect(Math.min(...(await Promise.all(writing)))).toBeGreaterThan(0);
    const whole = await review.do('ledger.list', { limit: 5000 });
    const lengths: number[] = [];
    for (const path of copies) {
      const ledger = await ledgerOf(path);
      // As it was at one moment: nothing is missing from its middle.
      expect(ledger).toEqual(whole.slice(0, ledger.length));
      lengths.push(ledger.length);
    }
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(new Set(lengths).size).toBeGreaterThan(1);
  });

  it('has what was acknowledged a moment before', async () => {
    const review = await newReview();
    for (let nth = 0; nth < 5; nth++) {
      await review.do('amendment.create', { title: `The ${nth}th` });
      const path = join(temporaryFolder(), 'copy.keeling');
      must(await review.session.copyTo(path));
      expect(await ledgerOf(path)).toEqual(await review.do('ledger.list', {}));
    }
  });

  it('is never written over a file, and none is left half made', async () => {
    const review = await newReview();
    const path = join(temporaryFolder(), 'copy.keeling');
    must(await review.session.copyTo(path));
    const before = readFileSync(path);
    expect(await review.session.copyTo(path)).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(await review.session.copyTo(review.path)).toMatchObject({ ok: false, error: { kind: 'clash' } });
    expect(await review.session.copyTo(join(path, 'in', 'x.keeling'))).toMatchObject({ ok: false });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['copy.keeling']);
  });
});
