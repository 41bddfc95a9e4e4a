import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { provisionText } from '../../../data/store/coded-texts.ts';
import { turning } from '../../support/people/turning.ts';
import { currentAct, must, mustOpen, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { addNote, newSharedReview, passage, take } from './shared-review.ts';

const WORDS = 'I was followed home. The police did nothing. I was followed to work.';

/** Corrects a note's text. */
async function correct(review: Opened, of: Ref, text: string) {
  const was = (await review.do('evidence.get', {})).notes.find(({ id }) => `note:${id}` === of);
  if (!was) throw new RangeError(`No ${of}`);
  return review.session.call('note.revise', { was, is: { ...was, text }, because: 'Typed wrongly' });
}

describe('when a note is corrected', () => {
  it('excerpts go along with their words, and are detached where these are gone', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const moved = await take(shared, of, WORDS, 'The police');
    // Said twice, and told apart by what stands around it.
    const second = await shared.do('coding.addExcerpt', { of, from: 45, to: 59, quote: 'I was followed' });
    const lost = await take(shared, of, WORDS, 'to work');
    const now = `One day ${WORDS.replace('to work', 'at work')}`;
    expect(await correct(shared, of, now)).toMatchObject({ ok: true });
    expect((await shared.do('coding.excerpts', { of })).excerpts).toMatchObject([
      { id: moved.id, state: 'placed', anchor: { from: 29, quote: 'The police' } },
      { id: second.id, state: 'detached', anchor: second.anchor },
      { id: lost.id, state: 'detached', anchor: lost.anchor },
    ]);
    expect(await shared.do('coding.frame', {})).toMatchObject({ detached: 2 });
    expect(await shared.do('coding.detached', {})).toMatchObject([
      { id: second.id, anchor: second.anchor },
      { id: lost.id, anchor: lost.anchor },
    ]);
    await shared.do('ledger.verify', {});
  });

  it('what is detached is put on no look-alike, only where a person places it', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const { id } = await take(shared, of, WORDS, 'The police did nothing');
    await correct(shared, of, 'I was followed home. I was followed to work.');
    // The same words, which somebody wrote of something else.
    const other = 'I was followed home. I was followed to work. The police did nothing wrong.';
    await correct(shared, of, other);
    await correct(shared, of, `${other} I say.`);
    await correct(shared, of, WORDS);
    expect(await shared.do('coding.detached', {})).toMatchObject([{ id }]);
    expect(await shared.do('coding.placeExcerpt', { id, ...passage(WORDS, 'police') })).toMatchObject({
      state: 'placed',
      anchor: { quote: 'police' },
    });
    expect(await shared.do('coding.detached', {})).toEqual([]);
    await shared.do('ledger.verify', {});
  });

  it('redacted words must be found again, or nothing is changed', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    await shared.do('redaction.add', { of, ...passage(WORDS, 'home') });
    expect(await correct(shared, of, WORDS.replace('home', 'to my home'))).toMatchObject({ ok: true });
    expect(await shared.do('redaction.list', {})).toMatchObject([{ state: 'placed', anchor: { from: 21 } }]);
    expect(await correct(shared, of, WORDS.replace('home', 'away'))).toMatchObject({
      ok: false,
      error: { kind: 'refused', place: 'RD-0001' },
    });
  });

  it('an act that it carried on can’t be undone blindly', async () => {
    const shared = turning(await newSharedReview());
    const of = await addNote(shared, WORDS);
    await take(shared, of, WORDS, 'work');
    const entries = [...(shared.undoStack.nextAct('undo')?.entries ?? [])];
    await correct(shared, of, `Dear all. ${WORDS}`);
    expect(await shared.session.call('history.undo', { entries })).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/moved a passage/) },
    });
    // What carried it is taken back first, and then it can be.
    await shared.turned('undo');
    await shared.turned('undo');
    expect(await shared.do('coding.excerpts', {})).toMatchObject({ total: 0 });
    await shared.do('ledger.verify', {});
  });
});

it('excerpts of the Act go along when the review is moved to another text of it', async () => {
  const path = join(temporaryFolder(), 'moved.keeling');
  const given = { title: 'Moved', act: 'ukpga/1997/40', at: 'enacted' };
  const enacted = must(loadAct('ukpga/1997/40', 'enacted')).root;
  const review = opened(mustOpen(await createReview(path, given, testDeps())), enacted);
  const current = new Map([...walk(currentAct())].map((node) => [node.pid, provisionText(node)]));
  const of = (pid: string) => `provision:${pid}` as const;
  const texts = [...walk(enacted)].map((node) => ({ pid: node.pid, text: provisionText(node) }));
  const same = texts.find(({ pid, text }) => text.length > 20 && current.get(pid) === text);
  const gone = texts.find(
    ({ pid, text }) => text.length > 20 && current.has(pid) && !current.get(pid)?.includes(text),
  );
  if (!same || !gone) throw new RangeError('The two texts are not as they were');
  await take(review, of(same.pid), same.text, same.text);
  await take(review, of(gone.pid), gone.text, gone.text);
  const { head } = await review.do('review.rebase.preview', { act: given.act, at: 'current' });
  await review.do('review.rebase', { act: given.act, at: 'current', expectedHead: head });
  expect((await review.do('coding.excerpts', {})).excerpts).toMatchObject([
    { of: of(same.pid), state: 'placed', anchor: { quote: same.text } },
    { of: of(gone.pid), state: 'detached', anchor: { quote: gone.text } },
  ]);
  await review.do('ledger.verify', {});
});
