import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { PACK_FORMATS } from '../../core/pack/formats.ts';
import { NO_EVIDENCE } from '../../data/corpus/evidence.ts';
import { createReviewOf } from '../../data/session/create-review.ts';
import { mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { LARGE_ACT, largeInstrument } from './large.ts';
import { scattered } from './support.ts';

/** What something takes: by the clock, and of the processor, which others on the machine leave alone. */
async function took(what: string, run: () => Promise<unknown>): Promise<void> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await run();
  const user = process.cpuUsage(used).user / 1000;
  console.log(
    `${what}: ${Math.round(performance.now() - start)} ms, ${Math.round(user)} ms of the processor`,
  );
}

async function largeReview(folder: string, changes: number) {
  const instrument = largeInstrument();
  const path = join(folder, `${changes}.keeling`);
  const contents = { title: 'Large', instrument, evidence: NO_EVIDENCE };
  const review = opened(mustOpen(await createReviewOf(path, contents, testDeps())), instrument.root);
  for (const { edits } of scattered(instrument.root, changes))
    await review.session.call('amendment.create', { edits: [...edits] });
  return review;
}

/** How long the whole of a large Act takes to be written with 500 tracked changes, cold and warm, and a pack of it. */
test(`pack: the ${LARGE_ACT.title}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-pack-'));
  const large = await largeReview(folder, 500);
  for (const when of ['first', 'second', 'third'])
    await took(`Word file of 500 tracked changes, the ${when} time`, () =>
      large.do('word.export', { profile: 'lawyer' }),
    );
  await large.session.close();
  const small = await largeReview(folder, 20);
  for (const format of PACK_FORMATS.filter((one) => one !== 'pdf'))
    await took(`pack of 20 changes as ${format}`, () =>
      small.do('pack.export', { only: [format], profile: 'lawyer' }),
    );
  await small.session.close();
  rmSync(folder, { recursive: true, force: true });
});
