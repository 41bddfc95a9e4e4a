import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { listPeople } from '../../data/team/people.ts';
import { openTeam } from '../../data/team/tables.ts';
import { createTeamReviews } from '../../team/reviews.ts';
import { startTestTeam } from '../support/hosts/team.ts';
import { must, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('shuts nobody out of a review that could not be opened once', async () => {
  const { database, as, call } = await startTestTeam();
  const review: ReviewInfo = must(await call(await as('ann', 'Ann'), 'host/host.create', { name: 'One' }));
  const id = review.path;
  const team = await openTeam(database);
  const [person] = await listPeople(team);
  await team.destroy();
  const folder = temporaryFolder();
  const reviews = createTeamReviews({ database, folder, deps: testDeps() });
  onTestFinished(reviews.close);
  const open = async () => {
    if (!person) throw new RangeError('Nobody signed on');
    return reviews.sessionOf({ id, schema: `keeling_${id.replaceAll('-', '')}` }, person);
  };
  // Where their exports would go there can be no folder.
  writeFileSync(join(folder, id), '');
  await expect(open()).rejects.toThrow(/EEXIST|ENOTDIR/);
  rmSync(join(folder, id));
  expect(await open()).toMatchObject({ ok: true });
});
