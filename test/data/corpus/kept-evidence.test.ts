import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { openReview } from '../../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A review that was made before the statements after the samples were found. */
const PAST = join(import.meta.dirname, '../../fixtures/reviews/ann.keeling.gz');

it('a review keeps the evidence that it was made with, whatever Keeling has come with since', async () => {
  const path = join(temporaryFolder(), 'past.keeling');
  writeFileSync(path, gunzipSync(readFileSync(PAST)));
  const session = mustOpen(await openReview(path, testDeps()));
  const { notes } = must(await session.call('evidence.get', {}));
  const found = new Set(
    loadEvidence()
      .notes.slice(19)
      .map(({ text }) => text),
  );
  expect(found.size).toBe(13);
  expect(notes.length).toBeGreaterThanOrEqual(19);
  expect(notes.filter(({ text }) => found.has(text))).toEqual([]);
  must(await session.call('ledger.verify', {}));
  await session.close();
});
