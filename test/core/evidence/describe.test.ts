import { expect, test } from 'vitest';
import {
  categoryWords,
  describeCommitment,
  describeConfidence,
  describeRecommendation,
  describeResponse,
  linkWords,
  noteFrom,
} from '../../../core/evidence/describe.ts';
import { RESPONSE_CATEGORIES } from '../../../core/evidence/evidence.ts';
import { LINK_TYPES } from '../../../core/evidence/link.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';

const { recommendations, responses, commitments } = loadEvidence();

function held<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((item) => item.id === id);
  if (!found) throw new RangeError(`Not held: ${id}`);
  return found;
}

test('recommendations: a gist is called a gist, wording is quoted, and what is unseen is said to be', () => {
  const say = (id: string) => describeRecommendation(held(recommendations, id));
  expect(say('1')).toMatch(/^Recommendation 1 — Home Office — summary: .*criminal law on stalking/);
  expect(say('15')).toMatch(/^Recommendation 15 — .* — “By 27 March 2025, review .*”$/);
  expect(say('11')).toBe('Recommendation 11 — addressee unknown — full wording not available');
  expect(say('unnumbered-screening')).toMatch(
    /^Recommendation \(number unknown\) — Chief constables — summary: /,
  );
});

test('confidence in plain words', () => {
  const say = (id: string) => describeConfidence(held(recommendations, id));
  expect(say('7')).toBe('number and full wording available');
  expect(say('16')).toBe('number known; only part of the wording available');
  expect(say('1')).toBe('Summary only: full wording not available; number known');
  expect(say('unnumbered-action-plan')).toBe('full wording available; number unknown');
  expect(say('29')).toBe('full wording not available');
});

test('responses and commitments in their own words', () => {
  expect(describeResponse(held(responses, 'gov-2'))).toBe(
    'The Government, 21 November 2024 — accepted: “I accept this recommendation”',
  );
  expect(describeCommitment(held(commitments, 'C-16'))).toBe(
    'Home Office — “I am committing to publishing national standards for stalking perpetrator interventions.” — no date given — status unknown',
  );
});

test('no two categories or link types share their words', () => {
  expect(new Set(RESPONSE_CATEGORIES.map(categoryWords)).size).toBe(RESPONSE_CATEGORIES.length);
  expect(new Set(LINK_TYPES.map(linkWords)).size).toBe(LINK_TYPES.length);
});

test('names whom a note is from once, however the names are listed', () => {
  const joint = { author: 'IOPC, HMICFRS and College of Policing' };
  expect(noteFrom({ ...joint, organisation: 'IOPC; HMICFRS; College of Policing' })).toBe(joint.author);
  expect(noteFrom({ author: 'Gavin Stephens', organisation: 'National Police Chiefs’ Council' })).toBe(
    'Gavin Stephens (National Police Chiefs’ Council)',
  );
  expect(noteFrom({ ...joint, organisation: 'IOPC; HMICFRS' })).toBe(`${joint.author} (IOPC; HMICFRS)`);
  expect(noteFrom({ author: '', organisation: 'IOPC' })).toBe('IOPC');
  expect(noteFrom({ author: 'Ann Draper', organisation: '' })).toBe('Ann Draper');
});
