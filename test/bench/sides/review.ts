import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instrument } from '../../../core/act/instrument.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { createReviewOf } from '../../../data/session/create-review.ts';
import { openReview, type Session } from '../../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../../support/reviews/review.ts';
import { scattered } from '../support.ts';

/** A review of a text with so many amendments in it, in a folder of its own; whoever asks for it has it removed. */
export interface BenchReview {
  readonly session: Session;
  readonly folder: string;
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Where a review is made that isn't measured yet: in memory where there is such a folder, for each amendment is kept by itself. */
const QUICK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

async function made(path: string, instrument: Instrument, amendments: number, spared?: string) {
  const contents = { title: 'Bench', instrument, evidence: NO_EVIDENCE };
  const session = mustOpen(await createReviewOf(path, contents, testDeps()));
  for (const { edits } of scattered(instrument.root, amendments, spared))
    must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
  await session.close();
}

export async function reviewOf(
  instrument: Instrument,
  amendments: number,
  spared?: string,
): Promise<BenchReview> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-bench-'));
  const quick = mkdtempSync(join(QUICK, 'keeling-bench-'));
  const path = join(folder, 'bench.keeling');
  await made(join(quick, 'bench.keeling'), instrument, amendments, spared);
  copyFileSync(join(quick, 'bench.keeling'), path);
  rmSync(quick, { recursive: true, force: true });
  const session = mustOpen(await openReview(path, testDeps()));
  return {
    session,
    folder,
    path,
    remove: async () => {
      await session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
