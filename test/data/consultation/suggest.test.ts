import { expect, it } from 'vitest';
import { analyseInThread } from '../../../data/analysis/analyse-in-thread.ts';
import { codedSet, SUBJECT_NAMES } from '../../support/consultation/coded-set.ts';
import { turning } from '../../support/people/turning.ts';
import { newReview, type Opened, preparedReview, testDeps } from '../../support/reviews/review.ts';
import { bundle } from '../../support/windows/bundle.ts';
import { asFile, csv } from './support.ts';

const SET = codedSet(90, 11);
const CODED = 60;

/** Imports the made-up coded set, and codes the first of it as it says. */
async function code(review: Opened): Promise<readonly number[]> {
  const rows = SET.map(({ text }, at) => [`R-${at}`, at % 2 === 0 ? 'Police' : 'Charity', text]);
  await review.do(
    'consultation.import',
    asFile('coded.csv', csv([['Id', 'Responding as', 'Q1: Please explain your answer'], ...rows])),
  );
  const { answers } = await review.do('consultation.responses', { limit: 200 });
  const ids = answers.map(({ id }) => id);
  const themes = new Map<string, string>();
  for (const name of SUBJECT_NAMES) themes.set(name, (await review.do('coding.addTheme', { name })).id);
  for (const [at, { text, passages }] of SET.slice(0, CODED).entries()) {
    const of = `answer:${ids[at] ?? 0}` as const;
    for (const { from, to, themes: on } of passages)
      await review.do('coding.addExcerpt', {
        of,
        from,
        to,
        quote: text.slice(from, to),
        themes: on.map((name) => themes.get(name) ?? ''),
      });
    if (passages.length === 0) await review.do('coding.read', { of, as: 'read' });
  }
  return ids;
}
const prepared = preparedReview('Ann Draper', code);

it('are off until a person turns them on, and on the record', async () => {
  const review = await newReview();
  expect(await review.do('suggest.state', {})).toMatchObject({ isOn: false, quality: null, accepted: 0 });
  for (const name of ['suggest.find', 'suggest.themes', 'suggest.uncovered', 'suggest.provisions'] as const)
    expect(await review.session.call(name, {})).toMatchObject({ ok: false, error: { kind: 'refused' } });
  await review.do('suggest.set', { isOn: true });
  const entries = await review.do('ledger.list', {});
  expect(JSON.stringify(entries)).toContain(
    'turned suggestions on (Comparison of words (TF-IDF), version 1)',
  );
  expect(await review.do('suggest.find', {})).toMatchObject({
    quality: null,
    suggestions: 0,
    why: expect.stringContaining('at least 20 answers'),
  });
});

it('are measured, name their words, and count once they are accepted', async () => {
  const { review: opened, value: ids } = await prepared();
  const review = turning(opened);
  await review.do('suggest.set', { isOn: true });
  const found = await review.do('suggest.find', {});
  expect(found.answers).toBe(SET.length - CODED);
  expect(found.quality?.texts).toBe(CODED);
  expect(found.quality?.precision).toBeGreaterThan(2 * (found.quality?.chance ?? 1));
  const before = await review.do('coding.frame', {});
  const { suggestions, total } = await review.do('suggest.themes', {});
  expect(total).toBe(found.suggestions);
  for (const { id, text, words, marks, passage } of suggestions) {
    expect(ids.slice(CODED)).toContain(id);
    expect(words.length).toBeGreaterThan(0);
    for (const { from, to } of marks) {
      expect(from).toBeGreaterThanOrEqual(passage.from);
      expect(words.some((word) => text.slice(from, to).toLowerCase().startsWith(word))).toBe(true);
    }
  }
  const [first, second] = suggestions;
  if (!first || !second) throw new RangeError('Nothing was suggested');
  const { from, to } = first.passage;
  await review.do('coding.addExcerpt', {
    of: `answer:${first.id}`,
    from,
    to,
    quote: first.text.slice(from, to),
    themes: [first.theme],
    suggested: {
      method: 'Comparison of words (TF-IDF), version 1',
      score: first.score,
      words: [...first.words],
    },
  });
  await review.do('suggest.dismiss', { of: `answer:${second.id}`, theme: second.theme });
  const after = await review.do('suggest.themes', {});
  expect(after.total).toBe(total - 2);
  expect(after.suggestions).not.toContainEqual(second);
  expect((await review.do('coding.frame', {})).excerpts).toBe(before.excerpts + 1);
  expect(await review.do('suggest.state', {})).toMatchObject({
    accepted: 1,
    dismissed: 1,
    quality: found.quality,
  });
  const { html } = await review.do('pack.preview', { document: 'response' });
  expect(html).toMatch(
    new RegExp(`1 of the ${before.excerpts + 1} coded passages was suggested in this way`),
  );
  expect(await review.turned('undo')).toMatch(/^did not accept the suggested theme /);
  expect(await review.do('suggest.state', {})).toMatchObject({ accepted: 1, dismissed: 0 });
  await review.turned('undo');
  expect(await review.do('suggest.state', {})).toMatchObject({ accepted: 0, dismissed: 0 });
  await review.do('ledger.verify', {});
});

it('are the same in a thread, and the same again', async () => {
  const analyse = analyseInThread(await bundle('data/analysis/thread.ts'));
  const { review: here } = await prepared();
  const apart = await newReview({ ...testDeps(), analyse });
  await code(apart);
  for (const review of [here, apart]) await review.do('suggest.set', { isOn: true });
  const found = await here.do('suggest.find', {});
  expect(await apart.do('suggest.find', {})).toEqual(found);
  expect(await here.do('suggest.find', {})).toEqual(found);
  expect(await apart.do('suggest.themes', {})).toEqual(await here.do('suggest.themes', {}));
});

it('tell the words of a group, the answers that name a provision, and those that no theme fits', async () => {
  const review = await newReview();
  const rows = Array.from({ length: 30 }, (_, at) => [
    at % 2 === 0 ? 'Police' : 'Charity',
    at % 2 === 0
      ? `Demand and resources decide it, as section 2A shows (${at}).`
      : `Survivors need advocates (${at}).`,
  ]);
  await review.do(
    'consultation.import',
    asFile('a.csv', csv([['Responding as', 'Q1: Please explain your answer'], ...rows])),
  );
  await review.do('suggest.set', { isOn: true });
  const words = await review.do('suggest.words', { by: 'type' });
  expect(words.map(({ group, words: told }) => [group, told.map(({ word }) => word).slice(0, 2)])).toEqual([
    ['Charity', ['advocate', 'need']],
    ['Police', ['decide', 'demand']],
  ]);
  const [named] = await review.do('suggest.provisions', {});
  expect(named).toMatchObject({ name: 'section 2A' });
  expect(named?.answers).toBe(15);
  expect(named?.first[0]).toMatchObject({
    before: 'Demand and resources decide it, as ',
    words: 'section 2A',
  });
  expect(await review.do('suggest.uncovered', {})).toEqual({ answers: [], total: 0 });
});
