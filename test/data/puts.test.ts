import { expect, it } from 'vitest';
import { type CallInput, type CallName, type CallOutput, calls, declarationOf } from '../../core/api.ts';
import { moved, newReview, type Opened, stalkingExamples } from '../support/reviews/review.ts';
import { SAMPLE_NOTE } from '../support/reviews/sample-note.ts';

/**
 * What a window keeps of a read, brought up to date with a write's own answer, is what the read would answer now. The
 * window then never asks again, so that it would show whatever was put there.
 */
function watched(review: Opened) {
  const tried = new Set<CallName>();
  const write = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const { puts } = declarationOf(name);
    if (!puts) throw new RangeError(`${name} puts nothing`);
    const ask = () => review.do(puts.into as 'link.list', {});
    const held = await ask();
    const output = await review.do(name, input);
    const value = puts.update as (held: unknown, output: unknown, input: unknown) => unknown;
    const now = await ask();
    // The ledger's head is asked for again after every write.
    const plain = (answer: unknown) => ({ ...(answer as object), ledgerHead: undefined });
    const shape = puts.into === 'review.get' ? plain : (answer: unknown) => answer;
    expect([name, shape(value(held, output, input))]).toEqual([name, shape(now)]);
    tried.add(name);
    return output;
  };
  return { write, tried };
}

it('puts of every write’s answer what its read would answer', async () => {
  const review = await newReview();
  const { write, tried } = watched(review);
  const examples = stalkingExamples(review.act);
  const [first, second] = examples.children;
  const edit = (pid: string | undefined, insert: string) => ({
    type: 'text' as const,
    pid: pid ?? '',
    field: 'content' as const,
    from: 0,
    to: 0,
    insert,
    rank: 'V',
  });

  await write('review.rename', { title: 'Renamed' });
  const one = await write('amendment.create', { title: 'One', edits: [edit(first?.pid, 'new ')] });
  const two = await write('amendment.create', { title: 'Two', edits: [edit(second?.pid, 'other ')] });
  await write('amendment.revise', {
    changes: [
      { id: one.id, revision: one.revision, edits: [edit(first?.pid, 'newer ')] },
      { id: two.id, revision: two.revision, edits: [edit(second?.pid, 'another ')] },
    ],
  });
  const described = await write('amendment.describe', { id: one.id, revision: 2, reason: 'Because.' });
  const worded = await write('amendment.word', { id: one.id, revision: described.revision, wording: null });
  const { amendments } = await write('amendment.setState', {
    id: two.id,
    revision: 2,
    state: 'ready',
  });
  const inReview = await moved(review, two.id, amendments[0]?.revision ?? 0, 'in-legal-review');
  await write('amendment.decide', { id: two.id, revision: inReview, decision: 'return', comment: 'No.' });
  await write('wording.apply', { text: 'In section 2A(3), omit paragraph (g).', title: 'Three' });

  const link = await write('link.add', {
    type: 'implements',
    from: `amendment:${one.id}`,
    to: 'recommendation:1',
  });
  await review.do('amendment.describe', { id: one.id, revision: worded.revision, purpose: 'Another.' });
  await write('link.look', { id: link.id });
  await write('link.unlook', { id: link.id });
  await write('link.remove', { id: link.id });
  // The last entry but those on links: the purpose of A-001.
  const entries = await review.do('ledger.list', {});
  const last = entries.findLast(({ act }) => act === 'amendment.describe')?.seq ?? 0;
  const { amendments: undone } = await write('history.undo', { entries: [last] });
  expect(undone).toMatchObject([{ id: one.id, purpose: '' }]);

  await write('finding.ignore', { key: 'D01 made up', because: 'It is meant.' });
  await write('finding.heed', { key: 'D01 made up' });

  const added = await write('note.add', SAMPLE_NOTE);
  await write('note.revise', { was: added, is: { ...added, text: 'Made up anew.' }, because: 'A slip.' });

  await write('scope.set', { scope: { provisions: [examples.pid], additions: true } });
  await write('scope.set', { scope: null });

  // What was put aside in a move to another text is settled as an amendment is described, by the very same put.
  expect(declarationOf('amendment.settle').puts).toBe(declarationOf('amendment.describe').puts);
  tried.add('amendment.settle');
  const untried = (Object.keys(calls) as CallName[]).filter(
    (name) => declarationOf(name).puts && !tried.has(name),
  );
  // What a comment suggests is taken in test/data/store/word-threads.test.ts; it puts what `amendment.setState` puts.
  expect(untried).toEqual(['thread.take']);
});
