import { describe, expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { mustOpen, newReview, opened, testDeps } from '../../support/reviews/review.ts';

const finding = {
  key: 'D02/p-0012/content/p-0012/content/section 2A',
  said: '“section 2A” in section 1(2) refers to section 2A, which A-001 leaves out',
  because: 'Section 1(2) is replaced by the same Bill.',
};

describe('an ignored finding', () => {
  it('is kept with its reason, by whom and when, and told to the ledger', async () => {
    const review = await newReview();
    const ignored = await review.do('finding.ignore', finding);
    expect(ignored).toEqual({ ...finding, by: 'Ann Draper', at: expect.stringMatching(/^2026-11-02T/) });
    await review.session.close();
    const again = opened(mustOpen(await openReview(review.path, testDeps('Bea Reader'))), review.act);
    expect(await again.do('finding.ignored', {})).toEqual([ignored]);
    const [entry] = await again.do('ledger.list', { after: 2 });
    expect(entry).toMatchObject({
      act: 'finding.ignore',
      subject: `finding:${finding.key}`,
      who: 'Ann Draper',
      payload: finding,
    });
    await again.do('ledger.verify', {});
  });

  it('is taken up again, and can be ignored for another reason', async () => {
    const review = await newReview();
    await review.do('finding.ignore', { key: 'D01/a', because: 'First' });
    await review.do('finding.ignore', finding);
    expect(await review.do('finding.heed', { key: finding.key })).toEqual({ key: finding.key });
    expect(await review.do('finding.ignored', {})).toMatchObject([{ key: 'D01/a', said: '' }]);
    await review.do('finding.ignore', { ...finding, because: 'Another reason' });
    expect(await review.do('finding.ignored', {})).toMatchObject([
      { because: 'First' },
      { because: 'Another reason' },
    ]);
    const acts = (await review.do('ledger.list', { after: 2 })).map(({ act }) => act);
    expect(acts).toEqual(['finding.ignore', 'finding.ignore', 'finding.heed', 'finding.ignore']);
    await review.do('ledger.verify', {});
  });

  it.each([
    ['no reason', { ...finding, because: '' }],
    ['a reason of nothing but spaces', { ...finding, because: ' \n\t' }],
    ['a reason that no file can keep', { ...finding, because: 'because \0' }],
    ['no key', { ...finding, key: '' }],
  ])('is refused with %s, and nothing is written', async (_, input) => {
    const review = await newReview();
    const refused = await review.session.call('finding.ignore', input);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(await review.do('finding.ignored', {})).toEqual([]);
    expect((await review.do('review.get', {})).ledgerHead.seq).toBe(2);
  });

  it('is refused twice, naming who ignored it first and why', async () => {
    const review = await newReview();
    const both = await Promise.all([
      review.session.call('finding.ignore', finding),
      review.session.call('finding.ignore', { ...finding, because: 'Second' }),
    ]);
    expect(both).toMatchObject([
      { ok: true },
      {
        ok: false,
        error: { kind: 'clash', message: expect.stringMatching(/Ann Draper.*replaced by the same/) },
      },
    ]);
    expect(await review.do('finding.ignored', {})).toMatchObject([{ because: finding.because }]);
  });

  it('can’t be taken back when it is not there', async () => {
    const review = await newReview();
    expect(await review.session.call('finding.heed', { key: 'D01/none' })).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
    expect((await review.do('review.get', {})).ledgerHead.seq).toBe(2);
  });
});
