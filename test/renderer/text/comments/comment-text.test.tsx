import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CommentText } from '../../../../renderer/text/comments/comment-text.tsx';

const PEOPLE = ['Ada', 'Anne-Marie O’Neill', 'J. (Jo) Lee', 'Ada Lovelace'];

it.each(PEOPLE)('shows whom a comment mentions, whatever is in the name: %s', (name) => {
  const shown = renderToStaticMarkup(<CommentText text={`Ask @${name} first.`} people={PEOPLE} />);
  expect(shown).toBe(`Ask <strong>@${name}</strong> first.`);
});
