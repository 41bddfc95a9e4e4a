import { expect, it } from 'vitest';
import { type Notice, withNotice } from '../../../renderer/ui/announce.tsx';

const shown = (...news: readonly (readonly [Notice['kind'], string])[]) =>
  news
    .reduce<readonly Notice[]>((list, [kind, words], id) => withNotice(list, { id, kind, words }), [])
    .map(({ words }) => words);

it('keeps what went wrong, however much is done after it, until it is sent away', () => {
  expect(
    shown(['fault', 'Not saved'], ['done', '1'], ['done', '2'], ['fault', 'Refused'], ['done', '3']),
  ).toEqual(['Not saved', '2', 'Refused', '3']);
});

it('keeps what was undone beside what is said next', () => {
  expect(shown(['turned', 'Undone: a link.'], ['done', 'Saved.'])).toEqual(['Undone: a link.', 'Saved.']);
});

it('shows the last two things that were done, and the same words once', () => {
  expect(shown(['done', '1'], ['done', '2'], ['done', '3'])).toEqual(['2', '3']);
  expect(shown(['done', '1'], ['done', '1'])).toEqual(['1']);
});
