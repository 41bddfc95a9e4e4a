import { beforeEach, expect, it, vi } from 'vitest';
import { newReview } from '../../../support/reviews/review.ts';

const source = vi.hoisted(() => ({ readings: 0, fails: false, cannotBuild: false }));
vi.mock('../../../../data/handlers/papers/source.ts', async (original) => {
  const own = await original<typeof import('../../../../data/handlers/papers/source.ts')>();
  return {
    ...own,
    readPaperSource: async (...given: Parameters<typeof own.readPaperSource>) => {
      source.readings += 1;
      const read = await own.readPaperSource(...given);
      if (source.fails) throw new Error('The disk is gone');
      return read;
    },
  };
});
vi.mock('../../../../core/pack/pack-base.ts', async (original) => {
  const own = await original<typeof import('../../../../core/pack/pack-base.ts')>();
  return {
    packBase: (...given: Parameters<typeof own.packBase>) => {
      if (source.cannotBuild) throw new Error('No room left');
      return own.packBase(...given);
    },
  };
});
beforeEach(() => {
  source.readings = 0;
  source.fails = false;
  source.cannotBuild = false;
});

it('a document is read once for all who ask for it at a time, and again once something was written', async () => {
  const review = await newReview();
  const asked = { document: 'consultation' } as const;
  const askAll = () =>
    Promise.all([
      review.do('pack.builder', asked),
      review.do('pack.preview', asked),
      review.do('pack.checklist', asked),
    ]);
  await askAll();
  expect(source.readings).toBe(1);
  await review.do('pack.describe', { title: 'Another title' });
  const [{ title }] = await askAll();
  expect(source.readings).toBe(2);
  expect(title).toContain('Another title');
  await review.session.close();
});

it.each(['fails', 'cannotBuild'] as const)(
  'a document that could not be made once is made again: %s',
  async (fault) => {
    const review = await newReview();
    const ask = () => review.session.call('pack.builder', { document: 'consultation' });
    source[fault] = true;
    const answers = await Promise.allSettled([ask(), ask()]);
    expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value.ok)).toEqual([]);
    source[fault] = false;
    expect(await ask()).toMatchObject({ ok: true });
    await review.session.close();
  },
);
