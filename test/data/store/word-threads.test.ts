import { describe, expect, it } from 'vitest';
import { indexTree } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { selectedWords, type ThreadWords, wordSourcesOf } from '../../../core/review/thread-words.ts';
import { textOfLocated, wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { openReview } from '../../../data/session/session.ts';
import {
  moved,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';

/** The words of a line, as somebody who reads the marked-up text chooses them. */
function wordsOf(
  act: Opened['act'],
  amendments: readonly Amendment[],
  key: string,
  words: string,
): ThreadWords {
  const line = linesOf(redline(act, amendments)).find((each) => each.key === key);
  const sources = line?.body.flatMap((piece) => wordSourcesOf(act, piece)) ?? [];
  const from = sources
    .map(({ text }) => text)
    .join('')
    .indexOf(words);
  const chosen = selectedWords([{ sources, from, to: from + words.length }]);
  if (!chosen || from < 0) throw new Error(`${key} does not say ${words}`);
  return chosen.words;
}

async function drafted() {
  const review = await newReview();
  const { pid } = stalkingExamples(review.act);
  const on = `provision:${pid}`;
  const edit = replacing(review.act, pid, 'examples', 'instances');
  const made = await review.do('amendment.create', { title: 'Examples', edits: [edit] });
  const comment = async (words: string, said: { text?: string; suggest?: string }) => {
    const amendments = await review.do('amendment.list', {});
    return review.do('thread.add', {
      on,
      words: wordsOf(review.act, amendments, `${pid}/intro`, words),
      ...said,
    });
  };
  const shownIds = async () => (await review.do('amendment.list', {})).map(({ id }) => id);
  const text = async () => {
    const amendments = (await review.do('amendment.list', {})).filter(({ state }) => state !== 'withdrawn');
    const line = linesOf(redline(review.act, amendments)).find(({ key }) => key === `${pid}/intro`);
    return (
      line?.body
        .flatMap(({ runs }) => runs.map((run) => (run.kind === 'deleted' ? '' : run.text)))
        .join('') ?? ''
    );
  };
  return { ...review, review, pid, on, edit, made, comment, shownIds, text };
}

describe('comments on words', () => {
  it('are of words that stand, and go along with them', async () => {
    const { comment, review, act, pid } = await drafted();
    const thread = await comment('instances of', { text: 'Wider than examples?' });
    expect(thread.words).toMatchObject({
      quote: 'instances of',
      held: [{ of: 'draft', am: 'A-001' }, { of: 'base' }],
    });
    const [told] = (await review.do('ledger.list', { after: 0 })).slice(-1);
    expect(told?.payload).toMatchObject({
      what: expect.stringContaining('commented on “instances of” in section 2A(3): “Wider'),
    });
    const stale = {
      ...thread.words,
      held: [{ of: 'draft', pid, field: 'intro', am: 'A-001', from: 0, to: 4, whole: 'kinds', gap: 32 }],
    };
    expect(
      await review.session.call('thread.add', { on: thread.on, words: stale as never, text: 'x' }),
    ).toMatchObject({
      ok: false,
      error: { kind: 'clash' },
    });
    const [list] = await review.do('thread.list', {});
    if (!list?.words) throw new Error('no words');
    const { words } = wordsInDraft(act, pid, list.words, await review.do('amendment.list', {}));
    expect(words.map((one) => textOfLocated(act, one)).join('')).toBe('instances of');
  });

  it('can be placed again by a person', async () => {
    const { comment, review, on, act, pid } = await drafted();
    const { id } = await comment('instances', { text: 'Why?' });
    await moved(review, 'A-001', 1, 'withdrawn');
    const words = wordsOf(act, [], `${pid}/intro`, 'examples');
    expect(await review.do('thread.place', { id, on, words })).toMatchObject({
      words: { quote: 'examples' },
    });
    expect(await review.do('thread.place', { id, on, words: null })).toMatchObject({ words: null });
    await review.do('ledger.verify', {});
  });
});

describe('a suggestion', () => {
  it('becomes a revision of the amendment that has the words, in one step', async () => {
    const { comment, review, shownIds, text } = await drafted();
    const { id, comments } = await comment('instances of', { suggest: 'cases of' });
    expect(comments[0]).toMatchObject({ text: 'I suggest: “cases of”', suggestion: { taken: null } });
    const taken = await review.do('thread.take', { id, comment: 0, shown: await shownIds() });
    expect(taken).toMatchObject({ into: 'A-001', amendments: [{ id: 'A-001', revision: 2 }] });
    expect(taken.thread.comments[0]?.suggestion?.taken).toMatchObject({ amendment: 'A-001', revision: 2 });
    expect(await text()).toContain('are cases of');
    const again = await review.session.call('thread.take', { id, comment: 0, shown: await shownIds() });
    expect(again).toMatchObject({ ok: false, error: { kind: 'clash' } });
    const entries = (await review.do('ledger.list', {})).slice(-2);
    expect(entries.map(({ act }) => act)).toEqual(['amendment.change', 'records.change']);
    expect(entries[0]?.payload).toMatchObject({ because: `as suggested in ${id}` });
    await review.do('ledger.verify', {});
  });

  it('becomes a new amendment where none touches the words', async () => {
    const { comment, review, shownIds, text } = await drafted();
    const { id } = await comment('acts or omissions', { text: 'Plainer.', suggest: 'conduct' });
    const taken = await review.do('thread.take', { id, comment: 0, shown: await shownIds() });
    expect(taken).toMatchObject({ into: 'A-002', amendments: [{ revision: 1, state: 'draft' }] });
    expect(await text()).toContain('instances of conduct which');
    await review.do('ledger.verify', {});
  });

  it('is refused where the review may not change the words', async () => {
    const { comment, review, shownIds, act } = await drafted();
    const { id } = await comment('acts or omissions', { text: 'Plainer.', suggest: 'conduct' });
    const seven = [...indexTree(act).byPid.values()].find(
      ({ kind, num }) => kind === 'section' && num === '7',
    );
    await review.do('scope.set', { scope: { provisions: [seven?.pid ?? ''], additions: true } });
    expect(
      await review.session.call('thread.take', { id, comment: 0, shown: await shownIds() }),
    ).toMatchObject({ ok: false, error: { kind: 'refused', place: 'scope' } });
    expect(await shownIds()).toEqual(['A-001']);
  });

  it('is refused where the words read otherwise by now, or are settled, and nothing is changed', async () => {
    const { comment, review, shownIds, pid } = await drafted();
    const other = await comment('circumstances', { suggest: 'cases' });
    const own = await comment('instances', { suggest: 'cases' });
    const edit = replacing(review.act, pid, 'particular circumstances', 'all circumstances');
    await review.do('amendment.create', { edits: [edit] });
    const head = async () => (await review.do('review.get', {})).ledgerHead;
    const refusedBy = async (id: string) => {
      const before = await head();
      const shown = await shownIds();
      const answer = await review.session.call('thread.take', { id, comment: 0, shown });
      expect(await head()).toEqual(before);
      return answer.ok ? null : answer.error.kind;
    };
    expect(await refusedBy(other.id)).toBe('clash');
    const revision = await moved(
      review,
      'A-001',
      await moved(review, 'A-001', 1, 'ready'),
      'in-legal-review',
    );
    await moved(review, 'A-001', revision, 'agreed');
    expect(await refusedBy(own.id)).toBe('refused');
  });

  it('needs words, and those of one provision', async () => {
    const { review } = await drafted();
    const answer = await review.session.call('thread.add', {
      on: 'amendment:A-001',
      words: null,
      suggest: 'x',
    });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('a review moved to another text', () => {
  it('takes comments along to the words that are the same, and no others', async () => {
    const { review, act } = await drafted();
    const section = [...indexTree(act).byPid.values()].find(
      ({ num, kind }) => num === '1' && kind === 'section',
    );
    const first = section?.children.find(({ num }) => num === '(1)');
    if (!first) throw new Error('no section 1(1)');
    const key = `${first.pid}/${first.intro ? 'intro' : 'content'}`;
    const words = wordsOf(act, [], key, 'A person must not pursue');
    await review.do('thread.add', { on: `provision:${first.pid}`, words, text: 'Must, or shall?' });
    await review.do('thread.add', {
      on: `provision:${stalkingExamples(act).pid}`,
      words: null,
      text: 'New since.',
    });
    const { ledgerHead } = await review.do('review.get', {});
    await review.do('review.rebase', { act: 'ukpga/1997/40', at: 'enacted', expectedHead: ledgerHead.hash });
    await review.session.close();
    const after = opened(mustOpen(await openReview(review.path, testDeps())), act);
    const { root } = await after.do('act.get', {});
    const [one] = await after.do('thread.list', {});
    if (!one?.words) throw new Error('no words');
    const { state, words: held } = wordsInDraft(root, one.on.slice('provision:'.length), one.words, []);
    expect([state, ...held.map((each) => textOfLocated(root, each))]).toEqual([
      'stands',
      'A person must not pursue',
    ]);
    await after.do('ledger.verify', {});
    await after.session.close();
  });
});
