import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSample } from '../../data/sample/make.ts';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

async function sample() {
  const path = join(temporaryFolder(), 'sample.keeling');
  const deps = testDeps('Somebody Else');
  await mustOpen(await createSample(path, deps)).close();
  return mustOpen(await openReview(path, deps));
}

describe('the sample review', () => {
  it('has amendments to see, one agreed, one returned, one in draft, and says of each that it is a sample', async () => {
    const session = await sample();
    const amendments = must(await session.call('amendment.list', {}));
    expect(amendments.map(({ state }) => state)).toEqual(['agreed', 'returned', 'draft']);
    for (const { title, reason, author, edits } of amendments) {
      expect(title).toMatch(/^Sample: /);
      expect(reason).toMatch(/made-up/);
      expect(author).toBe('Sample drafter');
      expect(edits).not.toHaveLength(0);
    }
    const threads = must(await session.call('thread.list', {}));
    expect(
      threads.flatMap(({ comments }) => comments.map(({ by, text }) => [by, /made-up/.test(text)])),
    ).toEqual([['Sample lawyer', true]]);
    await session.close();
  });

  it('has responses to read, each of which says that it was made up, and one of them not to be published', async () => {
    const session = await sample();
    const { answers, facets } = must(await session.call('consultation.responses', {}));
    const open = answers.filter(({ question }) => question === answers[1]?.question);
    expect(answers).toHaveLength(8);
    expect(open.map(({ text }) => /^A made-up answer/.test(text))).toEqual([true, true, true, true]);
    expect(facets.published).toEqual({ yes: 6, no: 2 });
    await session.close();
  });

  it('is open, once made, as the person’s own: what they do in it is theirs', async () => {
    const path = join(temporaryFolder(), 'sample.keeling');
    const session = mustOpen(await createSample(path, testDeps('Somebody Else')));
    expect(must(await session.call('amendment.create', { title: 'Mine' })).author).toBe('Somebody Else');
    await session.close();
  });

  it('answers recommendation 1, says why 3 is deferred, and has sound links and a ledger that verifies', async () => {
    const session = await sample();
    const links = must(await session.call('link.list', {}));
    expect(links.filter(({ to }) => to === 'recommendation:1')).toHaveLength(3);
    expect(links.flatMap(({ suspect }) => suspect)).toEqual([]);
    expect(must(await session.call('decision.list', {}))).toMatchObject([
      { about: 'recommendation:3', outcome: 'deferred' },
    ]);
    expect(must(await session.call('ledger.verify', {}))).toMatchObject({ entries: 20 });
    const wording = must(await session.call('wording.write', {}));
    expect(wording).toMatchObject({ proved: true, inexpressible: [] });
    await session.close();
  });

  it.each(['consultation', 'response'] as const)(
    'says nothing in its %s that it denies elsewhere',
    async (document) => {
      const session = await sample();
      const { findings } = must(await session.call('pack.checklist', { document }));
      expect(findings.length).toBeGreaterThan(5);
      expect(findings.filter(({ kind }) => kind === 'contradiction')).toEqual([]);
      await session.close();
    },
  );
});
