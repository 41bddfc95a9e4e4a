import { expect, it } from 'vitest';
import type { CallInput } from '../../../../core/api.ts';
import { ok, refuse } from '../../../../core/base/result.ts';
import { sendByName } from '../../../../renderer/state/host/requests.ts';

it('names what is asked for again as before, while no answer came, whatever ids are in it', async () => {
  const names: (string | undefined)[] = [];
  const ask = (answer: 'none' | 'refused' | 'done', title: string, what: unknown, review = '/one.keeling') =>
    sendByName(
      'amendment.create',
      { title },
      review,
      async ({ request }: CallInput<'amendment.create'>) => {
        names.push(request);
        if (answer === 'done') return ok({} as never);
        return refuse(answer === 'none' ? 'internal' : 'refused', 'Not now.');
      },
      what,
    );
  await ask('none', 'first ids', 'the words');
  await ask('none', 'second ids', 'the words');
  await ask('none', 'third ids', 'other words');
  await ask('none', 'first ids', 'the words', '/two.keeling');
  await ask('done', 'fourth ids', 'the words');
  await ask('refused', 'fifth ids', 'the words');
  await ask('done', 'sixth ids', 'the words');
  const [first, again, otherWords, otherReview, done, refused, last] = names;
  expect([again, done]).toEqual([first, first]);
  expect(new Set([first, otherWords, otherReview, refused, last]).size).toBe(5);
  expect(names).not.toContain(undefined);
});
