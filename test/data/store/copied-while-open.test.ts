import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { must, mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** What a person has who copies, mails or syncs a review’s one file, without the files that SQLite keeps beside it. */
async function heldByCopy(of: string) {
  const path = join(temporaryFolder(), 'copy.keeling');
  copyFileSync(of, path);
  expect(existsSync(`${path}-journal`)).toBe(false);
  const copy = mustOpen(await openReview(path, testDeps('Ann Other')));
  must(await copy.call('ledger.verify', {}));
  const held = {
    ledger: must(await copy.call('ledger.list', { limit: 5000 })),
    amendments: must(await copy.call('amendment.list', {})),
  };
  await copy.close();
  return held;
}

const heldBy = async (review: Opened) => ({
  ledger: await review.do('ledger.list', { limit: 5000 }),
  amendments: await review.do('amendment.list', {}),
});

describe('a copy of a review’s file, taken while it is open', () => {
  it('has everything that was acknowledged, after every write', async () => {
    const review = await newReview();
    for (let nth = 1; nth <= amount(12, 100); nth++) {
      await review.do('amendment.create', { title: `The ${nth}th` });
      expect(await heldByCopy(review.path)).toEqual(await heldBy(review));
    }
  });

  it('has it while two windows have the file open and one of them reads', async () => {
    const review = await newReview();
    const other = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
    for (let nth = 1; nth <= amount(8, 100); nth++) {
      const reading = other.do('ledger.list', { limit: 5000 });
      await (nth % 2 ? review : other).do('amendment.create', { title: `The ${nth}th` });
      await reading;
      expect(await heldByCopy(review.path)).toEqual(await heldBy(other));
    }
  });
});
