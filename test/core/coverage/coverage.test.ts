import { expect, test } from 'vitest';
import type { AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { coverage } from '../../../core/coverage/coverage.ts';
import type { LinkType, Ref } from '../../../core/evidence/link.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';

const amendment = (id: string, state: AmendmentState = 'draft', reason = 'Because') => ({
  id,
  state,
  reason,
});
const recommendations = [{ id: '1' }, { id: '2' }, { id: '3' }];

/** `'A-001 implements recommendation:1'` as a link; a first word without a colon is an amendment. */
const links = (...lines: readonly string[]) =>
  lines.map((line, at) => {
    const [from = '', type = '', to = ''] = line.split(' ');
    const end = from.includes(':') ? from : `amendment:${from}`;
    return { id: `L-${at + 1}`, type: type as LinkType, from: end as Ref, to: to as Ref };
  });

const categories = (...lines: readonly string[]) =>
  coverage({
    amendments: [amendment('A-001'), amendment('A-002'), amendment('A-003', 'withdrawn')],
    links: links(...lines),
    recommendations,
  }).recommendations.map(({ category }) => category);

test('a draft of the real recommendations that answers only number 1, in every cell', () => {
  const { recommendations: held } = loadEvidence();
  const found = coverage({
    amendments: [amendment('A-001'), amendment('A-002', 'ready', ' \n')],
    links: links('A-001 implements recommendation:1', 'A-001 evidence-for note:N-002'),
    recommendations: held,
  });
  expect(found.recommendations.map((row) => row.recommendation)).toEqual(held.map(({ id }) => id));
  for (const row of found.recommendations) {
    expect(row).toEqual(
      row.recommendation === '1'
        ? {
            recommendation: '1',
            category: 'answered',
            answers: [{ amendment: 'A-001', by: 'implements' }],
            departures: [],
            decision: null,
          }
        : {
            recommendation: row.recommendation,
            category: 'not-yet',
            answers: [],
            departures: [],
            decision: null,
          },
    );
  }
  expect(found.withoutReason).toEqual(['A-002']);
  expect(found.withoutRecommendation).toEqual(['A-002']);
  expect(found.withoutEvidence).toEqual(['A-002']);
  expect(found.strays).toEqual([]);
});

test('the fullest of several links counts, and only answering types answer', () => {
  expect(categories('A-001 partly-implements recommendation:1')).toEqual(['partly', 'not-yet', 'not-yet']);
  expect(categories('A-001 responds-to recommendation:2')).toEqual(['not-yet', 'answered', 'not-yet']);
  expect(categories('A-001 partly-implements recommendation:1', 'A-002 implements recommendation:1')).toEqual(
    ['answered', 'not-yet', 'not-yet'],
  );
  expect(categories('A-001 partly-implements recommendation:1', 'A-001 implements recommendation:1')).toEqual(
    ['answered', 'not-yet', 'not-yet'],
  );
  expect(categories('A-001 considered-in recommendation:1', 'A-001 evidence-for recommendation:2')).toEqual([
    'not-yet',
    'not-yet',
    'not-yet',
  ]);
});

test('withdrawn amendments count for nothing, and are not nagged about', () => {
  const found = coverage({
    amendments: [amendment('A-003', 'withdrawn', '')],
    links: links('A-003 implements recommendation:1', 'A-003 departs-from recommendation:2'),
    recommendations,
  });
  expect(found).toEqual({
    recommendations: recommendations.map(({ id }) => ({
      recommendation: id,
      category: 'not-yet',
      answers: [],
      departures: [],
      decision: null,
    })),
    withoutReason: [],
    withoutRecommendation: [],
    withoutEvidence: [],
    strays: [],
  });
});

test('a departure is on record, ties the amendment to the recommendation, and is no answer', () => {
  const found = coverage({
    amendments: [amendment('A-001')],
    links: links('A-001 departs-from recommendation:3', 'A-001 evidence-against excerpt:E-001'),
    recommendations,
  });
  expect(found.recommendations[2]).toEqual({
    recommendation: '3',
    category: 'not-yet',
    answers: [],
    departures: ['A-001'],
    decision: null,
  });
  expect(found.withoutRecommendation).toEqual([]);
  expect(found.withoutEvidence).toEqual([]);
});

test('provisions, commitments and unknown ends answer nothing; unknown ends are named', () => {
  const found = coverage({
    amendments: [amendment('A-001')],
    links: links(
      'provision:s2A implements recommendation:1',
      'A-001 implements commitment:C-03',
      'A-009 implements recommendation:1',
      'A-001 implements recommendation:77',
    ),
    recommendations,
  });
  expect(found.recommendations.every(({ category }) => category === 'not-yet')).toBe(true);
  expect(found.withoutRecommendation).toEqual(['A-001']);
  expect(found.withoutEvidence).toEqual(['A-001']);
  expect(found.strays).toEqual(['L-3', 'L-4']);
});
