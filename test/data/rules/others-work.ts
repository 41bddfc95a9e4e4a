import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReview } from '../../../data/session/session.ts';
import { mustOpen, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { written } from '../../support/word/word-file.ts';
import { asFile } from '../consultation/support.ts';
import { attempt, subject } from './scene.ts';

const BEN = 'Ben Counsel';

interface Package {
  readonly file: { readonly name: string; readonly base64: string };
  readonly head: string;
}

/** A package of a colleague, who described A-001 otherwise. */
export const colleagues = subject<Package>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', { title: 'Examples' });
    const folder = temporaryFolder();
    const path = join(folder, 'bea.keeling');
    copyFileSync(review.path, path);
    const deps = { ...testDeps('Bea Reader'), newId: randomUUID };
    const bea = opened(mustOpen(await openReview(path, deps)), review.act);
    await bea.do('amendment.describe', { id: 'A-001', revision: 1, title: 'Instances' });
    const to = join(folder, 'work.keeling-package');
    await bea.do('package.make', { since: 0, to });
    await bea.session.close();
    const file = { name: 'work.keeling-package', base64: readFileSync(to).toString('base64') };
    const head = (await review.do('ledger.verify', {})).head;
    if (state !== 'that nobody changed here')
      await review.do('amendment.describe', { id: 'A-001', revision: 1, title: 'Cases' });
    if (state === 'merged already') await review.do('package.merge', file);
    return { file, head };
  },
  attempts: {
    'package.merge': ({ file }) => attempt('package.merge', file),
    'package.merge, as it was previewed': ({ file, head }) =>
      attempt('package.merge', { ...file, expectedHead: head }),
    'package.choose': async (_, review) => {
      const [open] = await review.do('package.open', {});
      const { thing = 'amendment A-001', part = 'title' } = open ?? {};
      const event = open?.readings.at(-1)?.event ?? '0'.repeat(64);
      return attempt('package.choose', { choices: [{ thing, part, event }] });
    },
  },
});

interface Returned {
  readonly file: { readonly name: string; readonly base64: string };
  readonly head: string;
}

/** A Word file that came back as it was sent. */
export const wordFile = subject<Returned>({
  by: BEN,
  prepare: async (review, state) => {
    await review.do('amendment.create', { title: 'Examples' });
    const sent = await review.do('word.export', { to: join(temporaryFolder(), 'word'), profile: 'lawyer' });
    const file = asFile('counsel.docx', written(sent));
    const { head } = await review.do('word.look', file);
    if (state === 'changed since') await review.do('amendment.create', { title: 'More' });
    return { file, head };
  },
  attempts: {
    'word.take': ({ file, head }) => attempt('word.take', { ...file, head, items: [] }),
    'word.take, of an item that is not there': ({ file, head }) =>
      attempt('word.take', { ...file, head, items: ['change-99'] }),
    'word.settle': () => attempt('word.settle', { id: 'none', place: 0 }),
  },
});
