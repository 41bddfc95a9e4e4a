import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../../core/api.ts';
import { UNCLAIMED } from '../../../../renderer/state/review/unclaimed.ts';
import { stored, typed, windowOn } from '../../../support/people/saver-at-hand.ts';
import { newReview } from '../../../support/reviews/review.ts';

describe('a save whose answer was lost', () => {
  it('is known again, and what was typed since goes on from it', async () => {
    const review = await newReview();
    const { saver, deafen } = await windowOn(review);
    deafen(true);
    saver.type([{ id: UNCLAIMED, edits: [typed(review, 'one')] }]);
    expect(await saver.flush()).toBe(false);
    deafen(false);
    expect(await saver.flush()).toBe(true);
    const [only, ...others] = await review.do('amendment.list', {});
    expect(others).toEqual([]);
    const id = only?.id ?? '';

    deafen(true);
    saver.type([{ id, edits: [typed(review, 'one two')] }]);
    expect(await saver.flush()).toBe(false);
    saver.type([{ id, edits: [typed(review, 'one two three')] }]);
    saver.describe(id, { reason: 'Typed unheard' });
    expect(await saver.flush()).toBe(false);
    deafen(false);
    saver.type([{ id, edits: [typed(review, 'one two three four')] }]);
    expect(await saver.flush()).toBe(true);
    expect(await stored(review, id)).toMatchObject({
      reason: 'Typed unheard',
      edits: [{ insert: 'one two three four' }],
    });
    expect(saver.now()).toMatchObject({ phase: 'saved', failure: null });

    deafen(true);
    saver.describe(id, { title: 'A title', reason: 'Typed unheard again' });
    expect(await saver.flush()).toBe(false);
    deafen(false);
    saver.describe(id, { title: 'A title, and more' });
    expect(await saver.flush()).toBe(true);
    expect(await stored(review, id)).toMatchObject({
      title: 'A title, and more',
      reason: 'Typed unheard again',
    });
    await review.session.close();
  });

  it('starts one amendment, and takes no other window’s for it', async () => {
    for (const isWritten of [false, true]) {
      const review = await newReview();
      const { saver, deafen, fail, known } = await windowOn(review);
      deafen(isWritten);
      fail(!isWritten);
      saver.type([{ id: UNCLAIMED, edits: [typed(review, 'mine ')] }]);
      expect(await saver.flush()).toBe(false);
      // Another window starts one meanwhile; whoever sees the one that was started here gives it a title.
      const another = await review.do('amendment.create', {});
      const [first] = await review.do('amendment.list', {});
      if (isWritten)
        await review.do('amendment.describe', { id: first?.id ?? '', revision: 1, title: 'A title' });
      for (const amendment of await review.do('amendment.list', {})) known.set(amendment.id, amendment);
      deafen(false);
      fail(false);
      expect(await saver.flush()).toBe(true);
      const amendments = await review.do('amendment.list', {});
      expect(amendments).toHaveLength(2);
      for (const { id, edits } of amendments)
        expect(edits.map((edit) => 'insert' in edit && edit.insert)).toEqual(
          id === another.id ? [] : ['mine '],
        );
      await review.session.close();
    }
  });

  it('is gone on from, whatever another window made of it since', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const [one, other] = [await windowOn(review), await windowOn(review)];
    const unheard = async (type: () => void) => {
      one.deafen(true);
      type();
      expect(await one.saver.flush()).toBe(false);
      one.deafen(false);
      for (const amendment of await review.do('amendment.list', {})) other.known.set(amendment.id, amendment);
    };
    const write = async (window: typeof one, insert: string) => {
      window.saver.type([{ id, edits: [typed(review, insert)] }]);
      expect(await window.saver.flush()).toBe(true);
    };
    await write(one, 'one ');
    // The other takes out what was written unheard, and puts something before it.
    await unheard(() => one.saver.type([{ id, edits: [typed(review, 'one two ')] }]));
    await write(other, 'zero one ');
    await write(one, 'one two three ');
    expect(await stored(review, id)).toMatchObject({ edits: [{ insert: 'zero one three ' }] });
    // The other writes in the middle of it.
    await unheard(() => one.saver.type([{ id, edits: [typed(review, 'zero one three four five ')] }]));
    await write(other, 'zero one three and four five ');
    await write(one, 'zero one three four five six ');
    expect(await stored(review, id)).toMatchObject({
      edits: [{ insert: 'zero one three and four five six ' }],
    });

    one.saver.describe(id, { reason: 'First.' });
    expect(await one.saver.flush()).toBe(true);
    await unheard(() => one.saver.describe(id, { reason: 'First. Second.' }));
    other.saver.describe(id, { reason: 'Zeroth. First. Second.' });
    expect(await other.saver.flush()).toBe(true);
    one.saver.describe(id, { reason: 'First. Second. Third.' });
    expect(await one.saver.flush()).toBe(true);
    expect(await stored(review, id)).toMatchObject({ reason: 'Zeroth. First. Second. Third.' });
    await review.session.close();
  });

  it('is a gone window’s own, too, where it is written before or after what that left is put back', async () => {
    for (const isLate of [false, true]) {
      const review = await newReview();
      const { id } = await review.do('amendment.create', {});
      const [gone, next] = [await windowOn(review), await windowOn(review)];
      gone.saver.type([{ id, edits: [typed(review, 'one ')] }]);
      gone.fail(true);
      await gone.saver.flush();
      const windows = gone.saver.now().unsaved.get(id)?.sentBy ?? [];
      expect(windows).toHaveLength(1);
      next.saver.type([{ id, edits: [typed(review, 'one two ')], sentBefore: { revision: 1, windows } }]);
      if (isLate) next.fail(true);
      if (isLate) await next.saver.flush();
      gone.fail(false);
      expect(await gone.saver.flush()).toBe(true);
      next.fail(false);
      expect(await next.saver.flush()).toBe(true);
      expect(await stored(review, id)).toMatchObject({ edits: [{ insert: 'one two ' }] });
      await review.session.close();
    }
  });
});

describe('what a person does whose answer was lost', () => {
  it('is done once, however often it is asked for again, and can be undone', async () => {
    const review = await newReview();
    const { write, deafen } = await windowOn(review);
    const pid = review.act.pid;
    const on = `provision:${pid}`;
    const twice = async <N extends 'thread.add' | 'thread.reply' | 'amendment.create'>(
      name: N,
      input: CallInput<N>,
    ) => {
      deafen(true);
      for (let time = 0; time < 2; time++) await expect(write(name, input)).rejects.toThrow('lost');
      deafen(false);
      return write(name, input);
    };
    const thread = await twice('thread.add', { on, words: null, text: 'Once.' });
    const { id } = await review.do('thread.add', { on, words: null, text: 'By another, in between.' });
    await twice('thread.reply', { id: thread.id, text: 'And once more.' });
    const threads = await review.do('thread.list', {});
    expect(threads.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['Once.', 'And once more.'],
      ['By another, in between.'],
    ]);
    // Said again after an answer came, it is said again.
    await write('thread.reply', { id, text: 'Agreed.' });
    expect(await write('thread.reply', { id, text: 'Agreed.' })).toMatchObject({ comments: { length: 3 } });
    const made = await twice('amendment.create', { title: 'Restored words' });
    expect(await review.do('amendment.list', {})).toEqual([made]);
    await review.session.close();
  });

  it('counts as written by whoever hears of it, so that they can undo it', async () => {
    const review = await newReview();
    const sent = {
      on: `provision:${review.act.pid}`,
      words: null,
      text: 'Once.',
      request: crypto.randomUUID(),
    };
    const first = await review.session.call('thread.add', sent);
    const again = await review.session.call('thread.add', sent);
    expect(first).toMatchObject({ ok: true, wrote: [expect.any(Number)] });
    expect(again).toEqual(first);
    if (again.ok && again.wrote) await review.do('history.undo', { entries: [...again.wrote], as: 'owner' });
    expect(await review.do('thread.list', {})).toEqual([]);
    await review.session.close();
  });
});
