import { describe, expect, it } from 'vitest';
import { newReview, replacing, stalkingExamples } from '../../support/reviews/review.ts';
import { asFile } from '../consultation/support.ts';

async function filled() {
  const review = await newReview();
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'quixotic instances')];
  await review.do('amendment.create', { title: 'Instances', reason: 'A tautology goes.', edits });
  await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is it quixotic?' });
  await review.do('decision.add', {
    about: 'recommendation:3',
    outcome: 'not-taken-forward',
    reason: 'Quixotic, with respect',
  });
  return { ...review, pid };
}

describe('searching a review', () => {
  it('finds words in the text as amended, amendments, evidence, decisions and comments', async () => {
    const review = await filled();
    const { hits, counts } = await review.do('search.run', { words: 'quixotic' });
    expect(hits.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual([
      'comment TH-0001',
      'decision D-0001',
      `provision ${review.pid}`,
    ]);
    expect(counts).toEqual({ provision: 1, decision: 1, comment: 1 });
    const tautology = await review.do('search.run', { words: 'tautology' });
    expect(tautology.hits.map(({ id }) => id)).toEqual(['A-001']);
    const letter = await review.do('search.run', { words: 'super-complaint', kinds: ['source'] });
    expect(letter.hits.length).toBeGreaterThan(0);
  });

  it('finds what is left out only where it is asked for, and still counts it', async () => {
    const review = await filled();
    const words = '“following are examples”';
    const usual = await review.do('search.run', { words, kinds: ['provision'] });
    expect(usual.hits.map(({ id }) => id)).not.toContain(review.pid);
    const gone = await review.do('search.run', { words: 'examples', kinds: ['deleted'] });
    expect(gone.hits).toMatchObject([{ kind: 'deleted', id: review.pid, text: 'examples' }]);
    expect((await review.do('search.run', { words: 'examples' })).counts.deleted).toBe(1);
  });

  it('follows every change', async () => {
    const review = await filled();
    const found = async () => (await review.do('search.run', { words: 'quixotic' })).hits.length;
    expect(await found()).toBe(3);
    await review.do('amendment.revise', { changes: [{ id: 'A-001', revision: 1, edits: [] }] });
    expect(await found()).toBe(2);
    await review.do('decision.remove', { id: 'D-0001' });
    expect(await found()).toBe(1);
  });

  it('names a section before what only speaks of it', async () => {
    const review = await filled();
    const { hits } = await review.do('search.run', { words: '4A' });
    expect(hits[0]?.name).toBe('section 4A');
  });

  it.each([
    ['s 2A(3)(g)', 'section 2A(3)(g)'],
    ['s2A(4)', 'section 2A(4)'],
    ['ss.2A (3)', 'section 2A(3)'],
    ['§2a', 'section 2A'],
    ['conduct', 'the definition of “conduct” in section 8(3)'],
    ['course of conduct', 'section 7(3)'],
    ['meaning of course of conduct', 'section 7(3)'],
    ['what is stalking?', 'section 2A'],
  ])('finds for %s first %s', async (words, name) => {
    const review = await newReview();
    const { hits } = await review.do('search.run', { words, kinds: ['provision'] });
    expect(hits[0]?.name).toBe(name);
  });

  it('finds what a person asks for of which the Act has only some words', async () => {
    const review = await newReview();
    const provisions = async (words: string) =>
      (await review.do('search.run', { words, kinds: ['provision'] })).hits.map(({ name }) => name);
    expect((await provisions('stalking order breach penalty')).length).toBeGreaterThan(0);
    expect((await provisions('restraining order breach')).slice(0, 10).join()).toContain('section 5');
    expect(await provisions('zebra crossing exclusion')).toEqual(await provisions('exclusion'));
  });

  it('finds answers by a provision in each usual form of its citation', async () => {
    const review = await newReview();
    const forms = [
      's.2A',
      's. 2A',
      's 2A',
      's2A',
      'S2a',
      'sec 2A',
      'Section 2A(3)',
      'sections 2 and 2A',
      'ss 2A-2B',
      '§2A',
    ];
    const csv = [
      'Reference,Q1. What should change?',
      ...forms.map((form, at) => `${at},Please change ${form} at once.`),
      '99,Not 2B.',
    ];
    await review.do('consultation.import', asFile('answers.csv', csv.join('\n')));
    for (const words of ['section 2A', 's.2A', '2A', 'ss 2A'])
      expect((await review.do('search.run', { words, kinds: ['answer'] })).counts.answer, words).toBe(
        forms.length,
      );
  });
});
