import { provision } from '../../../core/act/tree.ts';
import { pidOf, replace } from '../papers/pack.ts';
import type { Opened } from './review.ts';

/** Two amendments of a review, of section 2A(3) and its heading, each with a comment on it. */
export async function draftDoxing(review: Opened): Promise<void> {
  const three = pidOf('2A', '(3)');
  const last = pidOf('2A', '(3)', '(g)');
  const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
  await review.do('amendment.create', {
    title: 'Doxing',
    edits: [
      replace(last, 'content', '.', ','),
      { type: 'insert', parent: three, after: last, rank: 'm', provision: h },
    ],
  });
  await review.do('amendment.create', {
    title: 'Heading',
    edits: [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')],
  });
  await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is this wide enough?' });
  await review.do('thread.add', { on: 'amendment:A-002', words: null, text: 'Too long.' });
}
