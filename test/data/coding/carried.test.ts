import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { provisionText } from '../../../data/store/coded-texts.ts';
import { currentAct, must, type Opened, opened, testDeps } from '../../support/review.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { addNote, newDesk, passage, take } from './desk.ts';

const WORDS = 'I was followed home. The police did nothing. I was followed to work.';

/** Corrects a note's text. */
async function correct(review: Opened, of: Ref, text: string) {
  const was = (await review.do('evidence.get', {})).notes.find(({ id }) => `note:${id}` === of);
  if (!was) throw new RangeError(`No ${of}`);
  return review.session.call('note.revise', { was, is: { ...was, text }, because: 'Typed wrongly' });
}

describe('when a note is corrected', () => {
  it('excerpts go along with their words, and are detached where these are gone', async () => {
    const desk = await newDesk();
    const of = await addNote(desk, WORDS);
    const moved = await take(desk, of, WORDS, 'The police');
    // Said twice, and told apart by what stands around it.
    const second = await desk.do('coding.addExcerpt', { of, from: 45, to: 59, quote: 'I was followed' });
    const lost = await take(desk, of, WORDS, 'to work');
    const now = `One day ${WORDS.replace('to work', 'at work')}`;
    expect(await correct(desk, of, now)).toMatchObject({ ok: true });
    expect((await desk.do('coding.excerpts', { of })).excerpts).toMatchObject([
      { id: moved.id, state: 'placed', anchor: { from: 29, quote: 'The police' } },
      { id: second.id, state: 'detached', anchor: second.anchor },
      { id: lost.id, state: 'detached', anchor: lost.anchor },
    ]);
    expect(await desk.do('coding.frame', {})).toMatchObject({ detached: 2 });
    expect(await desk.do('coding.detached', {})).toMatchObject([
      { id: second.id, anchor: second.anchor },
      { id: lost.id, anchor: lost.anchor },
    ]);
    await desk.do('ledger.verify', {});
  });

  it('what is detached is put on no look-alike, only where a person places it', async () => {
    const desk = await newDesk();
    const of = await addNote(desk, WORDS);
    const { id } = await take(desk, of, WORDS, 'The police did nothing');
    await correct(desk, of, 'I was followed home. I was followed to work.');
    // The same words, which somebody wrote of something else.
    const other = 'I was followed home. I was followed to work. The police did nothing wrong.';
    await correct(desk, of, other);
    await correct(desk, of, `${other} I say.`);
    await correct(desk, of, WORDS);
    expect(await desk.do('coding.detached', {})).toMatchObject([{ id }]);
    expect(await desk.do('coding.placeExcerpt', { id, ...passage(WORDS, 'police') })).toMatchObject({
      state: 'placed',
      anchor: { quote: 'police' },
    });
    expect(await desk.do('coding.detached', {})).toEqual([]);
    await desk.do('ledger.verify', {});
  });

  it('redacted words must be found again, or nothing is changed', async () => {
    const desk = await newDesk();
    const of = await addNote(desk, WORDS);
    await desk.do('redaction.add', { of, ...passage(WORDS, 'home') });
    expect(await correct(desk, of, WORDS.replace('home', 'to my home'))).toMatchObject({ ok: true });
    expect(await desk.do('redaction.list', {})).toMatchObject([{ state: 'placed', anchor: { from: 21 } }]);
    expect(await correct(desk, of, WORDS.replace('home', 'away'))).toMatchObject({
      ok: false,
      error: { kind: 'refused', place: 'RD-0001' },
    });
  });

  it('an act that it carried on can’t be undone blindly', async () => {
    const desk = await newDesk();
    const of = await addNote(desk, WORDS);
    await take(desk, of, WORDS, 'work');
    await correct(desk, of, `Dear all. ${WORDS}`);
    expect(await desk.session.call('coding.undo', {})).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/carried a passage/) },
    });
    await desk.do('ledger.verify', {});
  });
});

it('excerpts of the Act go along when the review is moved to another text of it', async () => {
  const path = join(temporaryFolder(), 'moved.keeling');
  const given = { title: 'Moved', act: 'ukpga/1997/40', at: 'enacted' };
  const enacted = must(loadAct('ukpga/1997/40', 'enacted')).root;
  const review = opened(must(await createReview(path, given, testDeps())), enacted);
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
