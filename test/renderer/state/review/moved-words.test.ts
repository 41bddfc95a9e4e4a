import { expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { indexTree, provision, walk } from '../../../../core/act/tree.ts';
import type { InsertEdit } from '../../../../core/amend/edits/edit.ts';
import { movedWords } from '../../../../renderer/state/review/moved-words.ts';
import { newReview } from '../../../support/reviews/review.ts';

it('says what becomes of others’ numbers, and which words still say the old ones', async () => {
  const review = await newReview();
  const { act } = review;
  const after = [...walk(act)].find(({ pid }) => cite(act, pid) === 'section 2B')?.pid ?? '';
  const parent = indexTree(act).parentOf.get(after)?.pid ?? '';
  const section = (pid: string, num: string, rank: string, content: string): InsertEdit => ({
    type: 'insert',
    parent,
    after,
    rank,
    provision: provision({ pid, kind: 'section', num, heading: 'New', content }),
    numbering: { locked: false },
  });
  await review.do('amendment.create', { edits: [section('a', '2C', 'V', 'One.')] });
  await review.do('amendment.create', { edits: [section('b', '2D', 'W', 'As in section 2D.')] });

  const move = async (revision: number, state: 'withdrawn' | 'draft') => {
    const before = await review.do('amendment.list', {});
    const done = await review.do('amendment.setState', { id: 'A-001', revision, state });
    return movedWords(act, before, done);
  };
  expect(await move(1, 'withdrawn')).toEqual([
    'A-001 is now withdrawn.',
    'A-002’s section 2D is now section 2C.',
    'section 2D (A-002) still says “section 2D”: that is now 2C.',
  ]);
  expect(await move(2, 'draft')).toEqual(['A-001 is now a draft.', 'A-002’s section 2C is now section 2D.']);
  const acts = (await review.do('ledger.list', { after: 4 })).map(({ act, subject }) => `${act} ${subject}`);
  expect(acts).toEqual([
    'amendment.setState amendment:A-001',
    'amendment.change amendment:A-002',
    'amendment.setState amendment:A-001',
    'amendment.change amendment:A-002',
  ]);
});
