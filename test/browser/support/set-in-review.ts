import { openReview } from '../../../data/session/session.ts';
import { currentAct, moved, mustOpen, opened, testDeps } from '../../support/reviews/review.ts';
import { seedReview } from '../../support/reviews/seed.ts';

/** The seeded review, with all but A-005 in legal review. */
export async function makeSetInReview(path: string): Promise<void> {
  await seedReview(path);
  const review = opened(mustOpen(await openReview(path, testDeps('Dee Drafter'))), currentAct());
  for (const { id, state, revision } of await review.do('amendment.list', {})) {
    if (id === 'A-005' || state === 'in-legal-review') continue;
    const isBefore = state === 'draft' || state === 'returned';
    const ready = isBefore ? await moved(review, id, revision, 'ready') : revision;
    await moved(review, id, ready, 'in-legal-review');
  }
  await review.session.close();
}
