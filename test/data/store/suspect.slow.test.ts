import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ref } from '../../../core/evidence/link.ts';
import { openReview } from '../../../data/session/session.ts';
import {
  must,
  mustOpen,
  newReview,
  type Opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';

const WORDS = ['examples', 'instances', 'samples'] as const;

/** One thing that a person does to a review, by two numbers; what is refused is no harm. */
async function act(review: Opened, kind: number, pick: number): Promise<void> {
  const { session } = review;
  const amendments = must(await session.call('amendment.list', {}));
  const { id, revision, state } = amendments[pick % amendments.length] ?? {
    id: '',
    revision: 0,
    state: 'draft',
  };
  const notes = must(await session.call('evidence.get', {})).notes;
  const links = must(await session.call('link.list', {}));
  const note = notes[pick % 3];
  const link = links[pick % Math.max(1, links.length)];
  const { pid } = stalkingExamples(review.act);
  switch (kind) {
    case 0:
      return void (await session.call('amendment.describe', { id, revision, reason: `Because ${pick}` }));
    case 1: {
      const edits = [replacing(review.act, pid, 'examples', WORDS[pick % 3] ?? 'examples')];
      return void (await session.call('amendment.revise', { changes: [{ id, revision, edits }] }));
    }
    case 2: {
      const next = state === 'withdrawn' ? 'draft' : 'withdrawn';
      return void (await session.call('amendment.setState', { id, revision, state: next }));
    }
    case 3:
      if (note)
        await session.call('note.revise', { was: note, is: { ...note, text: `Said ${pick}` }, because: '' });
      return;
    case 4:
      return void (link && (await session.call('link.look', { id: link.id })));
    case 5:
      return void (link && (await session.call('link.unlook', { id: link.id })));
    case 6: {
      const to: Ref = `note:${notes[pick % 3]?.id ?? ''}`;
      const from: Ref = pick % 2 === 0 ? `amendment:${id}` : `provision:${pid}`;
      return void (await session.call('link.add', { type: 'evidence-for', from, to }));
    }
    default:
      return void (link && (await session.call('link.remove', { id: link.id })));
  }
}

it('says of every link what a look at everything anew says, whatever was done before', async () => {
  const things = fc.array(fc.tuple(fc.nat(7), fc.nat(1000)), { minLength: 6, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(things, async (list) => {
      const review = await newReview();
      for (const title of ['One', 'Two']) await review.do('amendment.create', { title });
      for (const n of [0, 1, 2, 3]) await act(review, 6, n);
      for (const [kind, pick] of list) {
        await act(review, kind, pick);
        const fresh = mustOpen(await openReview(review.path, testDeps()));
        const anew = must(await fresh.call('link.list', {}));
        await fresh.close();
        expect(await review.do('link.list', {})).toEqual(anew);
      }
      await review.do('ledger.verify', {});
      await review.session.close();
    }),
    { numRuns: amount(2, 30) },
  );
}, 120_000);
