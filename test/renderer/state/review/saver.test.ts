import { describe, expect, it, vi } from 'vitest';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import { firstRank } from '../../../../core/amend/text/rank.ts';
import { UNCLAIMED } from '../../../../renderer/state/review/unclaimed.ts';
import { stored, typed, windowOn } from '../../../support/people/saver-at-hand.ts';
import { moved, newReview, type Opened } from '../../../support/reviews/review.ts';

describe('saving what is typed', () => {
  it('saves edits and words of one amendment, one write after another', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, asked } = await windowOn(review);
    saver.type([{ id, edits: [typed(review, 'x')] }]);
    saver.describe(id, { title: 'A title' });
    saver.describe(id, { reason: 'A reason' });
    expect(saver.now().phase).toBe('waiting');
    expect(await saver.flush()).toBe(true);
    expect(asked).toEqual(['amendment.revise', 'amendment.describe']);
    expect(await stored(review, id)).toMatchObject({
      title: 'A title',
      reason: 'A reason',
      edits: [{ insert: 'x' }],
      revision: 3,
    });
    expect(saver.now()).toMatchObject({ phase: 'saved', failure: null });
    expect(saver.now().unsaved.size).toBe(0);
    await review.session.close();
  });

  it('takes out what was taken out here, where another window was quicker to write in the same words', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const [one, other] = [await windowOn(review), await windowOn(review)];
    one.saver.type([{ id, edits: [typed(review, 'one ')] }]);
    await one.saver.flush();
    other.saver.type([{ id, edits: [typed(review, 'two ')] }]);
    await other.saver.flush();
    one.saver.type([{ id, edits: [] }]);
    expect(await one.saver.flush()).toBe(true);
    expect(await stored(review, id)).toMatchObject({ edits: [{ insert: 'two ' }] });
    await review.session.close();
  });

  it('keeps what is typed while a write is under way, and saves it next', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver } = await windowOn(review);
    saver.type([{ id, edits: [typed(review, 'one')] }]);
    const under = saver.flush();
    saver.type([{ id, edits: [typed(review, 'one two')] }]);
    saver.describe(id, { title: 'Typed meanwhile' });
    expect(await under).toBe(true);
    expect(await saver.flush()).toBe(true);
    expect(await stored(review, id)).toMatchObject({
      title: 'Typed meanwhile',
      edits: [{ insert: 'one two' }],
    });
    await review.session.close();
  });

  it('starts an amendment for words that are in none, once, and says so until they are saved', async () => {
    const review = await newReview();
    const { saver, asked, adopted } = await windowOn(review);
    const edit = { ...typed(review, 'one'), rank: firstRank(UNCLAIMED) };
    saver.type([{ id: UNCLAIMED, edits: [edit] }]);
    expect(saver.now()).toMatchObject({ phase: 'waiting', unclaimed: [{ insert: 'one' }] });
    const [started, again] = [saver.start(), saver.start()];
    expect(saver.now().phase).toBe('starting');
    expect(await started).toBe(await again);
    expect(saver.now()).toMatchObject({ phase: 'waiting', unclaimed: [] });
    expect(await saver.flush()).toBe(true);
    expect(asked).toEqual(['amendment.create', 'amendment.revise']);
    const id = await started;
    expect(adopted).toEqual([id]);
    expect((await stored(review, id)).edits).toMatchObject([{ insert: 'one', rank: firstRank(id) }]);
    expect(saver.now().phase).toBe('saved');
    await review.session.close();
  });

  it('keeps words for which no amendment can be started, tries again, and gives them to one that is chosen', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, fail } = await windowOn(review);
    fail(true);
    saver.type([{ id: UNCLAIMED, edits: [typed(review, 'one')] }]);
    expect(await saver.flush()).toBe(false);
    expect(saver.now()).toMatchObject({ phase: 'failed', unclaimed: [{ insert: 'one' }] });
    fail(false);
    saver.adopt(id);
    expect(await saver.flush()).toBe(true);
    expect((await stored(review, id)).edits).toMatchObject([{ insert: 'one' }]);
    await review.session.close();
  });

  it('loses nothing when a write fails, and saves it when asked again', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, fail } = await windowOn(review);
    fail(true);
    saver.describe(id, { reason: 'Typed with the host gone' });
    expect(await saver.flush()).toBe(false);
    expect(saver.now()).toMatchObject({ phase: 'failed', failure: { kind: 'internal' } });
    expect(saver.now().unsaved.get(id)?.words).toEqual({ reason: 'Typed with the host gone' });
    fail(false);
    expect(await saver.flush()).toBe(true);
    expect(saver.now().failure).toBeNull();
    expect((await stored(review, id)).reason).toBe('Typed with the host gone');
    await review.session.close();
  });

  it('sends once more what is just being refused, where it is allowed again by then', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, fail, asked } = await windowOn(review);
    fail(true, 'invalid');
    saver.describe(id, { reason: 'Typed with no right to' });
    const refused = saver.flush();
    while (!asked.includes('amendment.describe')) await Promise.resolve();
    fail(false);
    await saver.retryRefused();
    await refused;
    expect(saver.now().failure).toBeNull();
    expect((await stored(review, id)).reason).toBe('Typed with no right to');
    await review.session.close();
  });

  it('puts what was typed into what another window wrote meanwhile, whatever it had heard of that', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const [first, second] = [await windowOn(review), await windowOn(review)];
    first.saver.describe(id, { reason: 'The first says this' });
    first.saver.type([{ id, edits: [typed(review, 'x')] }]);
    expect(await first.saver.flush()).toBe(true);
    second.saver.type([{ id, edits: [{ ...typed(review, 'y'), from: 3, to: 3 }] }]);
    second.saver.describe(id, { title: 'The second’s title' });
    expect(await second.saver.flush()).toBe(true);
    const both = await stored(review, id);
    expect(both).toMatchObject({ title: 'The second’s title', reason: 'The first says this' });
    expect(both.edits).toMatchObject([{ insert: 'x' }, { insert: 'y' }]);

    // One that hears of it before it saves.
    first.saver.type([{ id, edits: [typed(review, 'xx')] }]);
    first.known.set(id, both);
    first.saver.mergeOthers();
    expect(first.saver.now().unsaved.get(id)?.edits).toMatchObject([{ insert: 'y' }, { insert: 'xx' }]);
    expect(await first.saver.flush()).toBe(true);
    expect((await stored(review, id)).edits).toMatchObject([{ insert: 'y' }, { insert: 'xx' }]);
    await review.session.close();
  });

  it('never saves over the words that another window wrote, and keeps what was typed of them apart', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const [first, second] = [await windowOn(review), await windowOn(review)];
    const over = (from: number, to: number, insert: string) => ({ ...typed(review, insert), from, to });
    first.saver.describe(id, { reason: 'The first says this' });
    first.saver.type([{ id, edits: [over(0, 7, 'Crime')] }]);
    expect(await first.saver.flush()).toBe(true);
    second.saver.type([{ id, edits: [over(2, 9, 'Wrong'), over(11, 11, 'new ')] }]);
    second.saver.describe(id, { reason: 'The second says that' });
    expect(await second.saver.flush()).toBe(false);
    expect(second.saver.now()).toMatchObject({ phase: 'failed', failure: { kind: 'stale' } });
    const now = await stored(review, id);
    expect(now.reason).toBe('The first says this');
    expect(now.edits).toMatchObject([{ insert: 'Crime' }, { insert: 'new ' }]);
    expect(second.saver.now().unsaved.get(id)?.unmerged).toMatchObject({
      edits: [{ insert: 'Wrong' }],
      words: { reason: 'The second says that' },
    });

    const tries = second.asked.length;
    expect(await second.saver.flush()).toBe(false);
    expect(second.asked).toHaveLength(tries);
    // What is typed on is saved, and what is apart stays.
    second.saver.describe(id, { title: 'Typed on' });
    expect(await second.saver.flush()).toBe(false);
    expect((await stored(review, id)).title).toBe('Typed on');
    second.saver.release(id);
    expect(second.saver.now()).toMatchObject({ phase: 'saved', failure: null });
    await review.session.close();
  });

  it('holds on to what came to be apart while what was apart before was given another home', async () => {
    const review = await newReview();
    const over = (from: number, insert: string): TextEdit => ({
      ...typed(review, insert),
      from,
      to: from + 2,
    });
    const { id } = await review.do('amendment.create', { edits: [over(0, 'a'), over(8, 'b')] });
    const [first, second] = [await windowOn(review), await windowOn(review)];
    const clash = async (edits: readonly (readonly [string, string])[]) => {
      const [mine, theirs] = [0, 1].map((hand) => edits.map((both, at) => over(at * 8, both[hand] ?? '')));
      first.saver.type([{ id, edits: theirs ?? [] }]);
      expect(await first.saver.flush()).toBe(true);
      second.saver.type([{ id, edits: mine ?? [] }]);
      expect(await second.saver.flush()).toBe(false);
    };
    await clash([
      ['mine', 'theirs'],
      ['b', 'b'],
    ]);
    const kept = second.saver.now().unsaved.get(id);
    await clash([
      ['theirs', 'theirs'],
      ['my own', 'their own'],
    ]);
    const apart = () => second.saver.now().unsaved.get(id)?.unmerged?.edits;
    expect(apart()).toMatchObject([{ insert: 'mine' }, { insert: 'my own' }]);
    second.saver.release(id, kept);
    expect(apart()).toMatchObject([{ insert: 'my own' }]);
    second.saver.release(id);
    expect(second.saver.now()).toMatchObject({ phase: 'saved', failure: null });
    await review.session.close();
  });

  it('holds the others still when one of several has another home', async () => {
    const review = await newReview();
    const ids = [await review.do('amendment.create', {}), await review.do('amendment.create', {})].map(
      ({ id }) => id,
    );
    const [first, second] = [await windowOn(review), await windowOn(review)];
    for (const id of ids) first.saver.describe(id, { reason: 'The first says this' });
    expect(await first.saver.flush()).toBe(true);
    for (const id of ids) second.saver.describe(id, { reason: 'The second says that' });
    expect(await second.saver.flush()).toBe(false);
    second.saver.release(ids[0] ?? '');
    expect([...second.saver.now().unsaved.keys()]).toEqual(ids.slice(1));
    expect(second.saver.now().failure?.kind).toBe('stale');
    second.saver.release(ids[1] ?? '');
    expect(second.saver.now()).toMatchObject({ phase: 'saved', failure: null });
    await review.session.close();
  });

  it('tells its listeners of every change, and throws for an amendment that nobody knows', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver } = await windowOn(review);
    const phases: string[] = [];
    const stop = saver.subscribe(() => phases.push(saver.now().phase));
    saver.describe(id, { title: 'T' });
    await saver.flush();
    stop();
    saver.describe(id, { title: 'U' });
    await saver.flush();
    expect(phases).toEqual(['waiting', 'saving', 'saving', 'saved']);
    expect(() => saver.describe('A-999', { title: 'T' })).toThrow(RangeError);
    await review.session.close();
  });

  it('holds nothing of an amendment back because another was refused, and keeps what was refused', async () => {
    const review = await newReview();
    const [one, two, three] = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => review.do('amendment.create', { title })),
    );
    if (!one || !two || !three) throw new RangeError('Three were made');
    const { saver } = await windowOn(review);
    await review.do('amendment.setState', { id: two.id, revision: two.revision, state: 'withdrawn' });
    saver.type([one, two, three].map(({ id }) => ({ id, edits: [typed(review, `of ${id}`)] })));
    saver.describe(two.id, { reason: 'Typed too' });
    expect(await saver.flush()).toBe(false);
    expect((await stored(review, one.id)).edits).toMatchObject([{ insert: `of ${one.id}` }]);
    expect((await stored(review, three.id)).edits).toMatchObject([{ insert: `of ${three.id}` }]);
    expect(saver.now().phase).toBe('failed');
    // What was typed for the one that is withdrawn is in none, where it can be seen.
    expect(saver.now()).toMatchObject({
      unclaimed: [{ insert: `of ${two.id}` }],
      settled: { place: two.id },
    });
    expect([...saver.now().unsaved]).toEqual([]);
    // Why it is wanted may be said of one that is withdrawn.
    expect((await stored(review, two.id)).reason).toBe('Typed too');

    // What is typed on in the others is saved, while the one waits for somebody.
    saver.describe(one.id, { title: 'Still saved' });
    expect(await saver.flush()).toBe(false);
    expect((await stored(review, one.id)).title).toBe('Still saved');
    expect(saver.now()).toMatchObject({ phase: 'failed', failure: { message: expect.stringMatching(/./) } });
    const started = await saver.start();
    expect(await saver.flush()).toBe(true);
    expect((await stored(review, started)).edits).toMatchObject([{ insert: `of ${two.id}` }]);
    expect(saver.now()).toMatchObject({ phase: 'saved', failure: null });
    await review.session.close();
  });

  it('saves again by itself, sooner or later, when nothing could be saved', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, fail, asked } = await windowOn(review);
    const stop = saver.subscribe(() => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fail(true, 'unavailable');
    saver.describe(id, { reason: 'Typed with the disk full' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(saver.now().phase).toBe('failed');
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(10);
    fail(false);
    await vi.advanceTimersByTimeAsync(15_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(saver.now().phase).toBe('saved'), { timeout: 10_000 });
    expect((await stored(review, id)).reason).toBe('Typed with the disk full');
    stop();
    await review.session.close();
  });

  it('tries once a second at most, however often the host is lost and reached again', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, fail, asked } = await windowOn(review);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    fail(true);
    saver.describe(id, { reason: 'Typed while one call fails and others are answered' });
    const tried = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    await tried;
    for (let time = 0; time < 3_000; time += 10) {
      void saver.saveWhenReached();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThanOrEqual(4);
    fail(false);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    expect(await saver.saveWhenReached()).toBe(true);
    expect((await stored(review, id)).reason).toBe('Typed while one call fails and others are answered');
    await review.session.close();
  });

  it('is on disk within two seconds of each letter, however steadily somebody types', async () => {
    const review = await newReview();
    const { id } = await review.do('amendment.create', {});
    const { saver, asked } = await windowOn(review);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    let words = '';
    for (let letter = 0; letter < 60; letter++) {
      words += 'a';
      saver.type([{ id, edits: [typed(review, words)] }]);
      const before = asked.length;
      await vi.advanceTimersByTimeAsync(100);
      // The write itself is of the disk, and takes no time of this clock.
      if (asked.length > before) vi.useRealTimers();
      if (asked.length > before) await vi.waitFor(() => expect(saver.now().phase).not.toBe('saving'));
      if (asked.length > before) vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    }
    vi.useRealTimers();
    // Six seconds of typing without a rest.
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect((await stored(review, id)).edits).toMatchObject([{ insert: expect.stringMatching(/^a{15,}/) }]);
    await saver.flush();
    await review.session.close();
  });
});

describe('what was typed for an amendment that somebody settled meanwhile', () => {
  const settle = async (
    review: Opened,
    id: string,
    states: readonly ('ready' | 'in-legal-review' | 'agreed' | 'withdrawn')[],
  ) => {
    for (const state of states) await moved(review, id, (await stored(review, id)).revision, state);
  };

  it.each([
    ['agreed', ['ready', 'in-legal-review', 'agreed']],
    ['withdrawn', ['withdrawn']],
  ] as const)(
    'is in no amendment where it was %s, and goes into a new one only when it is told to',
    async (state, way) => {
      const review = await newReview();
      const { id } = await review.do('amendment.create', { edits: [typed(review, 'alpha ')] });
      const window = await windowOn(review);
      const { saver, asked } = window;
      await settle(review, id, way);
      saver.type([{ id, edits: [typed(review, 'alpha beta ')] }]);
      expect(await saver.flush()).toBe(false);
      expect(saver.now()).toMatchObject({ phase: 'failed', unclaimed: [{ insert: 'beta ' }] });
      expect(saver.now().failure?.message).toContain(`${id} was ${state} while you typed`);
      expect(saver.editsOf(id)).toMatchObject([{ insert: 'alpha ' }]);
      // What is typed on stays with it, and starts nothing.
      saver.type([
        {
          id: UNCLAIMED,
          edits: saver.now().unclaimed.map((edit) => ({ ...edit, insert: 'beta gamma ' }) as TextEdit),
        },
      ]);
      expect(await saver.flush()).toBe(false);
      expect(asked.filter((name) => name === 'amendment.create')).toEqual([]);
      const started = await saver.start();
      expect(await saver.flush()).toBe(true);
      expect((await stored(review, started)).edits).toMatchObject([{ insert: 'beta gamma ' }]);
      expect((await stored(review, id)).edits).toMatchObject([{ insert: 'alpha ' }]);
      expect(saver.now()).toMatchObject({ phase: 'saved', failure: null, settled: null });
      await review.session.close();
    },
  );

  it.each([
    ['agreed', ['ready', 'in-legal-review', 'agreed'], true],
    ['withdrawn', ['withdrawn'], false],
  ] as const)(
    'stands behind the words of one that was %s that it was typed in, which is said where those stay',
    async (_state, way, isSaid) => {
      const review = await newReview();
      const { id } = await review.do('amendment.create', { edits: [typed(review, 'alpha gamma ')] });
      const { saver } = await windowOn(review);
      await settle(review, id, way);
      saver.type([{ id, edits: [typed(review, 'alpha beta gamma ')] }]);
      expect(await saver.flush()).toBe(false);
      expect(saver.now().unclaimed).toMatchObject([{ insert: 'beta ' }]);
      const said = `Words that you typed inside the words of ${id} are now after them, because those can’t change.`;
      expect(saver.now().failure?.message.includes(said)).toBe(isSaid);
      await review.session.close();
    },
  );
});
