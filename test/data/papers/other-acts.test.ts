import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCitation } from '../../../core/act/citation.ts';
import { findCited } from '../../../core/act/references/citations.ts';
import { CITING_ACTS } from '../../support/acts/citing-acts.ts';
import { holdActs } from '../../support/acts/library.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A review on a computer that holds the made-up Acts that cite its own. */
async function reviewAmong(): Promise<Opened> {
  const shelf = join(temporaryFolder(), 'acts');
  await holdActs(shelf, CITING_ACTS);
  return newReview({ ...testDeps(), shelf });
}

const pidOf = ({ act }: Opened, citation: string): string => parseCitation(act, citation) ?? '';

const BILL = {
  longTitle: 'A Bill to renumber',
  shortTitle: 'Renumbering Act 2099',
  commencement: 'It comes into force.',
};

it('amends in the Bill what must follow for sure, and says what to look at else', async () => {
  const review = await reviewAmong();
  await review.do('amendment.create', {
    edits: [
      {
        type: 'text',
        pid: pidOf(review, 'section 4'),
        field: 'num',
        from: 0,
        to: 1,
        insert: '3B',
        rank: 'V',
      },
    ],
  });
  await review.do('amendment.create', {
    edits: [{ type: 'omit', pid: pidOf(review, 'section 5A(1)') }],
  });
  const { text, otherActs } = await review.do('wording.write', { asBill: BILL });
  expect(text).toContain(
    'In section 1 of the Made-up Offenders Act 2099 (listed offences), for “section 4” substitute “section 3B”.',
  );
  expect(text).toMatch(
    /In section 2 of the Made-up Housing Act 2099 \(grounds\), for “[^”]*4” substitute “[^”]*3B”\./,
  );
  expect(otherActs).toEqual([
    'A-002 omits section 5A(1), which section 2 of the Made-up Offenders Act 2099 cites: “A court may make an order under section 5A(1) of the Protection from Harassment Act 1997 in place of a fine.”',
  ]);
  const to = join(temporaryFolder(), 'bill');
  await review.do('bill.export', { to, asBill: BILL });
  expect(readFileSync(join(to, 'bill.txt'), 'utf8')).toContain('Made-up Housing Act 2099');
  expect(readFileSync(join(to, 'other-acts.txt'), 'utf8')).toContain('section 5A(1), which section 2 of the');
});

it('has a part of the paper for colleagues, and none where no other Act cites the Act', async () => {
  const review = await reviewAmong();
  await review.do('amendment.create', { edits: [{ type: 'omit', pid: pidOf(review, 'section 4') }] });
  const to = join(temporaryFolder(), 'pack');
  await review.do('pack.export', { to, profile: 'lawyer', only: ['html'] });
  const page = readFileSync(join(to, 'index.html'), 'utf8');
  expect(page).toContain('Other Acts that cite what would change');
  expect(page).toContain(
    'An offence under section 4 of the Protection from Harassment Act 1997 is a listed offence.',
  );
  expect(page).not.toContain('Theft Act');

  const alone = await newReview();
  await alone.do('amendment.create', { edits: [{ type: 'omit', pid: pidOf(alone, 'section 4') }] });
  const other = join(temporaryFolder(), 'pack');
  await alone.do('pack.export', { to: other, profile: 'lawyer', only: ['html'] });
  expect(readFileSync(join(other, 'index.html'), 'utf8')).not.toContain('Other Acts that cite');
});

it('reads a held Act by its title, and finds words in all of them', async () => {
  const review = await reviewAmong();
  const text = await review.do('library.text', { title: 'the Made-up Housing Act 2099' });
  expect(text.id).toBe('ukpga/2099/2');
  expect(findCited(text.root, [{ unit: 'section', parts: ['2'] }])?.content).toContain('first ground');
  expect(await review.session.call('library.text', { title: 'Dogs Act 1871' })).toMatchObject({
    error: { kind: 'not-found' },
  });
  const hits = await review.do('library.search', { words: '“first ground”' });
  expect(hits.map(({ title, cite }) => [title, cite])).toEqual([['Made-up Housing Act 2099', 'section 2']]);
});
